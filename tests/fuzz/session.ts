/** One seeded session of a room: people, a bad network, an object that is put to sleep or torn down at any moment. */
import { abortAllDurableObjects, evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { type Grant, systemActor } from "#domain/access/access.ts";
import { canonicalJson } from "#domain/event/schema.ts";
import { newId } from "#domain/ids/ids.ts";
import { closeCode, limits } from "#domain/live/wire.ts";
import { stageKinds } from "#domain/pipeline/schema.ts";
import type { Command, CommandArgs, CommandType } from "#domain/requisition/commands.ts";
import { TestClient } from "#durable/testing/client.ts";
import { randomFrom } from "#durable/testing/damage.ts";
import {
  addApplication,
  command,
  grantOf,
  newActor,
  newRoom,
  type TestRoom,
} from "#durable/testing/factory.ts";
import { AppPerson } from "./app-person.ts";
import { type Checked, checkShown, checkTruth } from "./checks.ts";
import { noFaults, type Random } from "./link.ts";
import type { Person } from "./person.ts";
import { RawPerson } from "./raw-person.ts";

export interface SessionReport extends Checked {
  seed: number;
  operations: Record<string, number>;
}

const mostCards = 40;

export class Session {
  readonly #random: Random;
  readonly #room: TestRoom = newRoom();
  readonly #other: TestRoom = newRoom();
  readonly #people: Person[] = [];
  readonly #cards: `app_${string}`[] = [];
  readonly #stages: `stg_${string}`[] = [];
  readonly #sent: { command: Command; by: Person | null }[] = [];
  /** What must never be in a frame: another room's ids, and what sessions are called. */
  readonly #secrets: string[] = [];
  readonly #faults: string[] = [];
  readonly #operations: Record<string, number> = {};
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
    this.#random = randomFrom(seed);
  }

  async run(operations: number): Promise<SessionReport> {
    await this.#begin();
    for (let at = 0; at < operations; at += 1) {
      await this.#step();
      // Let some of it happen, or not.
      if (this.#random(3) === 0) await pause(this.#random(6));
    }
    await this.#heal();
    const checked = await checkTruth({
      room: this.#room,
      people: this.#people,
      sent: this.#sent.map(({ command: { id } }) => id),
      secrets: this.#secrets,
    });
    for (const person of this.#people) person.leave();
    await this.#quieten();
    checked.faults.push(...this.#faults);
    return { ...checked, seed: this.#seed, operations: this.#operations };
  }

  /** As if a consumer had taken everything: the rooms of this session ring no more. */
  async #quieten(): Promise<void> {
    for (const room of [this.#room, this.#other]) {
      const { head, rankRev } = await room.stub().eventsAfter(0, 0);
      await room.stub().projected(head, rankRev);
    }
  }

  async #begin(): Promise<void> {
    await this.#room.open();
    await this.#other.open();
    const hidden = await addApplication(this.#other);
    this.#secrets.push(...Object.values(hidden), this.#other.address.requisition);
    this.#stages.push(...Object.values(this.#room.stages).map(({ id }) => id));
    for (let at = 0; at < 4; at += 1)
      this.#cards.push((await addApplication(this.#room, `a${at}`)).application);
    const grants = Array.from({ length: 7 }, (_, at) => this.#grant(at === 6 ? "viewer" : "recruiter"));
    // Two programs of one person: what one does is theirs on the other, too.
    const [first] = grants;
    if (first) grants.push({ ...first, session: this.#session() });
    for (const [at, grant] of grants.slice(0, 3 + this.#random(6)).entries()) {
      const kind = (["own", "app", "stock"] as const)[at % 3] ?? "own";
      this.#people.push(
        kind === "app"
          ? await AppPerson.at(this.#room, grant, this.#random)
          : new RawPerson(this.#room, grant, kind, this.#random),
      );
    }
    for (const person of this.#people) await person.connect();
  }

  #session(): string {
    const session = newId("mem");
    this.#secrets.push(session);
    return session;
  }

  #grant(role: "recruiter" | "viewer"): Grant {
    return grantOf(newActor(this.#room, role), {
      session: this.#session(),
      leaseUntil: Date.now() + 3_600_000,
    });
  }

  #pick<T>(items: readonly T[]): T {
    const item = items[this.#random(items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  }

  async #step(): Promise<void> {
    const steps: [number, string, () => Promise<unknown> | unknown][] = [
      [30, "rank", () => this.#pick(this.#people).rank(this.#pick(this.#cards), this.#rank())],
      [24, "command", () => this.#say(this.#pick(this.#people), this.#anyCommand())],
      [6, "rpc", () => this.#byRpc()],
      [6, "again", () => this.#again()],
      [6, "look", () => this.#pick(this.#people).look(this.#random(2) ? this.#pick(this.#cards) : null)],
      [5, "cut", () => this.#pick(this.#people).link.cut()],
      [18, "connect", () => this.#reconnect()],
      [4, "bad network", () => this.#disturb(this.#pick(this.#people))],
      [4, "good network", () => this.#calm(this.#pick(this.#people))],
      [2, "evict", () => this.#evict()],
      [2, "abort", () => this.#abort()],
      [2, "alarm", () => runDurableObjectAlarm(this.#room.stub())],
      [1, "ended session", () => this.#endSession(this.#pick(this.#people))],
      [1, "stranger", () => this.#stranger()],
    ];
    const [, name, run] = this.#pick(steps.flatMap((step) => Array<typeof step>(step[0]).fill(step)));
    this.#operations[name] = (this.#operations[name] ?? 0) + 1;
    await run();
  }

  #rank(): string {
    return `a${(this.#random(1e9) + 1).toString(36)}x`;
  }

  /** Half of them make no sense: they are refused, and nothing comes of it. */
  #anyCommand(): Command {
    const [application, stage] = [this.#pick(this.#cards), this.#pick(this.#stages)];
    const make = <T extends CommandType>(type: T, args: CommandArgs<T>) => command(type, args) as Command;
    const choices: (() => Command)[] = [
      () => make("application.move", { application, to: stage, rank: this.#rank() }),
      () => make("application.move", { application, to: stage, rank: this.#rank() }),
      () => make("application.reject", { application, reason: this.#room.reason.id }),
      () => make("application.unreject", { application }),
      () => make("application.announce", { application }),
      () => make("application.cancelAnnouncement", { application }),
      () => this.#newCard(),
      () => make("stage.edit", { stage, name: `Stage ${this.#random(100)}` }),
      () => this.#newStage(),
      () => make("requisition.changeStatus", { status: this.#pick(["open", "open", "onHold"] as const) }),
    ];
    return this.#pick(choices)();
  }

  #newCard(): Command {
    const application = newId("app");
    if (this.#cards.length < mostCards) this.#cards.push(application);
    const args = {
      application,
      candidate: newId("cand"),
      stage: this.#pick(this.#stages),
      rank: this.#rank(),
    };
    return command("application.create", { ...args, source: "manual" }) as Command;
  }

  #newStage(): Command {
    const stage = newId("stg");
    const kind = this.#pick(stageKinds);
    return command("stage.add", { stage, name: `New ${this.#random(1e6)}`, kind, before: null }) as Command;
  }

  #say(person: Person, said: Command): void {
    person.command(said);
    if (person.kind !== "stock") this.#sent.push({ command: said, by: person });
  }

  async #byRpc(): Promise<void> {
    const said = this.#anyCommand();
    this.#sent.push({ command: said, by: null });
    const actor = systemActor(this.#room.address.organization, "test");
    const answer = await this.#room.stub().execute(actor, said);
    const again = await this.#room.stub().execute(actor, said);
    if (JSON.stringify(answer) !== JSON.stringify(again))
      this.#faults.push(`${said.id} was answered twice differently`);
  }

  /** A frame that came late: a command that was sent before, by the same person or by somebody else. */
  #again(): void {
    const earlier = this.#sent[this.#random(Math.max(1, this.#sent.length))];
    if (!earlier) return;
    const raw = this.#people.filter(({ kind }) => kind === "own");
    const by = earlier.by?.kind === "own" && this.#random(4) > 0 ? earlier.by : this.#pick(raw);
    by.command(earlier.command);
  }

  async #reconnect(): Promise<void> {
    const away = this.#people.filter(({ link }) => !link.isOpen);
    if (away.length > 0) await this.#pick(away).connect();
  }

  #disturb({ link }: Person): void {
    const some = () => (this.#random(2) === 0 ? 0 : this.#random(20));
    link.faults = { lost: some(), doubled: some(), swapped: some(), lateMs: some() };
  }

  #calm({ link }: Person): void {
    link.faults = noFaults;
  }

  /** Put to sleep, as the platform does with an idle object; one that is busy is left alone, as there. */
  async #evict(): Promise<void> {
    const asleep = evictDurableObject(this.#room.stub()).catch(() => undefined);
    await Promise.race([asleep, pause(500)]);
  }

  /** The object dies; before anybody can bring back what they hold, what they were shown is there. */
  async #abort(): Promise<void> {
    await abortAllDurableObjects();
    this.#faults.push(...(await checkShown(this.#room, this.#people)));
  }

  /** Signed out, then in again: nothing comes over the old line. */
  async #endSession(person: Person): Promise<void> {
    if (!person.link.isOpen) return;
    await this.#room.stub().endSessions({ sessions: [person.grant.session] }, closeCode.leaseEnded);
    const heard = person.link.heard.length;
    await this.#room.stub().faceChanged(this.#pick(this.#cards), 1);
    await pause(1);
    if (person.link.isOpen && person.link.heard.length > heard + limits.strikes) {
      this.#faults.push(`${person.name} heard more after their session had ended`);
    }
  }

  /** Who may not see the board is not let in. */
  async #stranger(): Promise<void> {
    const foreign = newActor(this.#other, "recruiter");
    const actor = this.#pick([foreign, newActor(this.#room, "interviewer"), newActor(this.#room, "agency")]);
    const client = await new TestClient().connect(this.#room, grantOf(actor));
    if (client.status === 101 || client.frames.length > 0) this.#faults.push("a stranger was let in");
  }

  /** The network is good again, and everybody comes back: lost frames are made up for by the sync. */
  async #heal(): Promise<void> {
    for (const person of this.#people) {
      this.#calm(person);
      person.link.cut();
    }
    for (const person of this.#people) await person.connect();
    const end = Date.now() + 5_000;
    while (!(await this.#agreed())) {
      if (Date.now() > end) return;
      // Who was put out (a frame of before, three strikes) comes again, as any client does.
      for (const person of this.#people) if (!person.link.isOpen) await person.connect();
      await pause(5);
    }
  }

  /** Whether nothing is on its way any more. If that never comes, the checks say what is different. */
  async #agreed(): Promise<boolean> {
    const { head, ranks } = await this.#room.stub().dump();
    const truth = canonicalJson(ranks);
    return this.#people.every((person) => person.settled(head) && canonicalJson(person.ranks()) === truth);
  }
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
