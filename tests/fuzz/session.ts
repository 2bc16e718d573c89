/** One seeded session of a room: people, a bad network, an object that is put to sleep or torn down at any moment. */
import {
  abortAllDurableObjects,
  evictDurableObject,
  runDurableObjectAlarm,
  runInDurableObject,
} from "cloudflare:test";
import { type Grant, type Role, systemActor } from "#domain/access/access.ts";
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
import { always, mostPeople, type Shared, sometimes, type Wanted } from "./cast.ts";
import { type Checked, checkShown, checkTruth, documentsOf, look } from "./checks.ts";
import { boardCopy, type Copy, cardCopy, noteCopy } from "./copies.ts";
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
  /** What must never be in a frame: another room's ids, what sessions are called, who writes a private note. */
  readonly #secrets: string[] = [];
  /** Commands of those whose commands are not heard. */
  readonly #unheard = new Set<string>();
  readonly #faults: string[] = [];
  readonly #operations: Record<string, number> = {};
  readonly #seed: number;
  #asleep: Promise<void> | null = null;

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
    await Promise.race([this.#asleep, pause(2_000)]);
    await this.#heal();
    const checked = await checkTruth({
      room: this.#room,
      people: this.#people,
      secretsOf: (person) => this.#secretsOf(person),
      unheard: this.#unheard,
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
    const wanted = [
      ...always,
      ...this.#shuffled(sometimes).slice(0, 1 + this.#random(mostPeople - always.length)),
    ];
    const notes = this.#notes();
    for (const each of wanted) this.#people.push(await this.#person(each, notes));
    for (const person of this.#people) await person.connect();
  }

  /** The documents of the first card; a private one is the person's who writes it. */
  #notes(): Shared {
    const [card] = this.#cards;
    const mark = () => `mark${this.#random(1e9).toString(36)}`;
    return {
      team: noteCopy(`notes.${card}.team`, mark()),
      managers: noteCopy(`notes.${card}.managers`, mark()),
      card: cardCopy(`card.${card}`, mark()),
    };
  }

  async #person({ kind, at, role, again }: Wanted, notes: Shared): Promise<Person> {
    const [first] = this.#people;
    // Two programs of one person: what one does is theirs on the other, too.
    const grant = again && first ? { ...first.grant, session: this.#session() } : this.#grant(role);
    const [room, random] = [this.#room, this.#random];
    if (kind === "app") return AppPerson.at(room, grant, random);
    return new RawPerson({ room, grant, kind, copy: this.#copy(at, grant, notes), random });
  }

  #copy(at: Wanted["at"], grant: Grant, notes: Shared): Copy {
    if (at === "board") return boardCopy;
    if (at !== "private") return notes[at];
    this.#secrets.push(grant.actor.id);
    const name = `notes.${this.#cards[0]}.private.${grant.actor.id}`;
    return noteCopy(name, `mark${this.#random(1e9).toString(36)}`);
  }

  /** Nobody is sent a word of a document that they have not open. */
  #secretsOf(person: Person): string[] {
    const others = this.#people.flatMap(({ copy }) =>
      copy.document === person.copy.document || copy.mark === "" ? [] : [copy.mark],
    );
    return [...this.#secrets.filter((secret) => secret !== person.grant.actor.id), ...others];
  }

  #shuffled<T>(items: readonly T[]): T[] {
    const all = items.map((item) => [this.#random(1e9), item] as const);
    return all.sort(([one], [other]) => one - other).map(([, item]) => item);
  }

  #session(): string {
    const session = newId("mem");
    this.#secrets.push(session);
    return session;
  }

  #grant(role: Role): Grant {
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
      [40, "edit", () => this.#pick(this.#people).edit(this.#pick(this.#cards), this.#rank())],
      [30, "command", () => this.#say(this.#commander(), this.#anyCommand())],
      [6, "rpc", () => this.#byRpc()],
      [6, "again", () => this.#again()],
      [6, "look", () => this.#pick(this.#people).look(this.#random(2) ? this.#pick(this.#cards) : null)],
      [5, "cut", () => this.#pick(this.#people).link.cut()],
      [24, "connect", () => this.#reconnect()],
      [4, "bad network", () => this.#disturb(this.#pick(this.#people))],
      [4, "good network", () => this.#calm(this.#pick(this.#people))],
      [2, "evict", () => this.#evict()],
      [2, "abort", () => this.#abort()],
      [2, "alarm", () => runDurableObjectAlarm(this.#room.stub())],
      [1, "compact", () => this.#compact()],
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

  /** Mostly somebody whose commands are heard. */
  #commander(): Person {
    const heard = this.#people.filter(
      ({ kind, copy }) => kind !== "stock" && kind !== "old" && copy === boardCopy,
    );
    return this.#pick(this.#random(6) > 0 ? heard : this.#people);
  }

  #say(person: Person, said: Command): void {
    person.command(said);
    if (person.kind === "stock") return;
    this.#sent.push({ command: said, by: person });
    const heard = person.kind !== "old" && person.copy.document === "board";
    if (!heard || !person.grant.actor.capabilities.includes("application.move")) this.#unheard.add(said.id);
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
    const raw = this.#people.filter(({ kind, grant, copy }) => {
      return kind === "own" && copy === boardCopy && grant.actor.capabilities.includes("application.move");
    });
    const by = earlier.by?.kind === "own" && this.#random(4) > 0 ? earlier.by : this.#pick(raw);
    // Who may give it makes it heard.
    if (raw.includes(by)) this.#unheard.delete(earlier.command.id);
    by.command(earlier.command);
  }

  async #reconnect(): Promise<void> {
    const away = this.#people.filter(({ link }) => !link.isOpen);
    // Now one comes back, now all at once.
    const back = away.length > 0 && this.#random(3) > 0 ? [this.#pick(away)] : away;
    for (const person of back) await person.connect();
  }

  #disturb({ link, kind }: Person): void {
    // What it says of its version comes first on a line; nothing else is asked of a program of before.
    if (kind === "old") return;
    const some = () => (this.#random(2) === 0 ? 0 : this.#random(20));
    link.faults = { lost: some(), doubled: some(), swapped: some(), lateMs: some() };
  }

  #calm({ link }: Person): void {
    link.faults = noFaults;
  }

  /** Put to sleep, as the platform does with an idle object; one that is busy is left alone, as there. */
  async #evict(): Promise<void> {
    this.#asleep ??= evictDurableObject(this.#room.stub()).then(
      () => {
        this.#asleep = null;
        this.#operations.asleep = (this.#operations.asleep ?? 0) + 1;
      },
      () => {
        this.#asleep = null;
      },
    );
    // It falls asleep as soon as nothing keeps it awake: now, or in the middle of what follows.
    await Promise.race([this.#asleep, pause(30)]);
  }

  /** Documents are put together on disk, whoever writes in them. */
  async #compact(): Promise<void> {
    const names = [...documentsOf(this.#room, this.#people).keys()];
    await runInDurableObject(this.#room.stub(), async (_object, { storage }) => {
      for (const name of names) {
        storage.sql.exec(
          "INSERT OR REPLACE INTO alarms (kind, key, at, data) VALUES ('compact', ?, 0, '')",
          name,
        );
      }
      await storage.setAlarm(Date.now() + 60_000);
    });
    await runDurableObjectAlarm(this.#room.stub());
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

  /** Who may not see a document is not let in. */
  async #stranger(): Promise<void> {
    const [card] = this.#cards;
    const as = (role: Role) => newActor(this.#room, role);
    const [actor, document] = this.#pick([
      [newActor(this.#other, "recruiter"), "board"],
      [as("interviewer"), "board"],
      [as("agency"), "board"],
      [as("interviewer"), `notes.${card}.team`],
      [as("viewer"), `notes.${card}.managers`],
      [as("interviewer"), `card.${card}`],
      ...this.#people
        .filter(({ copy }) => copy.document.includes(".private."))
        .map(({ copy }) => [as("owner"), copy.document] as const),
    ]);
    const client = await new TestClient().connect(this.#room, grantOf(actor), {
      headers: { "x-hotgigs-document": document },
    });
    if (client.status === 101 || client.frames.length > 0) {
      this.#faults.push(`a stranger was let in at ${document}`);
    }
  }

  /** The network is good again, and everybody comes back: lost frames are made up for by the sync. */
  async #heal(): Promise<void> {
    for (const person of this.#people) {
      this.#calm(person);
      person.link.cut();
    }
    for (const person of this.#people) await person.connect();
    const truth = new Map<string, () => string>();
    const witnesses: TestClient[] = [];
    for (const [document, [copy, grant]] of documentsOf(this.#room, this.#people)) {
      const witness = await look(this.#room, document, grant);
      witnesses.push(witness);
      truth.set(document, () => copy.content(witness.doc));
    }
    const end = Date.now() + 10_000;
    while (!(await this.#agreed(truth)) && Date.now() < end) {
      // Who was put out (a frame of before, three strikes) comes again, as any client does.
      for (const person of this.#people) if (!person.link.isOpen) await person.connect();
      await pause(5);
    }
    for (const witness of witnesses) witness.close();
  }

  /** Whether nothing is on its way any more. If that never comes, the checks say what is different. */
  async #agreed(truth: ReadonlyMap<string, () => string>): Promise<boolean> {
    const { head } = await this.#room.stub().eventsAfter(0, 0, 1);
    return this.#people.every(
      (person) =>
        person.kind === "old" ||
        (person.settled(head) && person.content() === truth.get(person.copy.document)?.()),
    );
  }
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
