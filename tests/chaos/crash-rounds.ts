/**
 * kill -9 of workerd in the middle of moves and edits, again and again: what anybody was shown or had
 * acknowledged must be there after the restart, once, in the object and, after the drain, in D1.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { generateKeyBetween } from "fractional-indexing";
import * as Y from "yjs";
import { type BoardView, boardViewSchema, requisitionRowSchema } from "#domain/views/board.ts";
import { RawRoom, signIn } from "#tests/live/raw-room.ts";
import type { RunningApp } from "../../scripts/serve.ts";
import { type Random, seeded } from "./random.ts";

export type CrashableApp = Pick<RunningApp, "url" | "killWorkerd" | "healthy" | "internal">;

export interface CrashOptions {
  rounds: number;
  clients: number;
  seed: number;
  /** Milliseconds of load before the kill: random up to this. */
  loadMs: number;
  log?: (line: string) => void;
}

export interface CrashReport {
  seed: number;
  rounds: number;
  deaths: number;
  acknowledgedCommands: number;
  acknowledgedUpdates: number;
  shownEvents: number;
  shownUpdates: number;
  lost: string[];
  doubled: string[];
}

class Worker {
  /** Our Yjs clock after each update that we sent, in order. */
  readonly clocks: number[] = [];
  readonly room: RawRoom;
  readonly #view: BoardView;
  readonly #random: Random;

  constructor(room: RawRoom, view: BoardView, random: Random) {
    this.room = room;
    this.#view = view;
    this.#random = random;
  }

  async work(until: () => boolean): Promise<void> {
    const active = Object.values(this.#view.state.applications).filter((each) => each.status === "active");
    while (!until() && !this.room.closed) {
      const application = this.#random.pick(active).id;
      const rank =
        generateKeyBetween(null, null) + this.#random.int(10, 99999).toString(36).replace(/0+$/, "x");
      if (this.#random.next() < 0.3) {
        const to = this.#random.pick(this.#view.state.stages).id;
        this.room.command("application.move", { application, to, rank });
      } else {
        const sent = this.room.sent;
        this.room.doc.getMap<string>("ranks").set(application, rank);
        // A socket that is going down sends nothing: the edit was never on its way.
        if (this.room.sent > sent) {
          this.clocks[sent] = Y.getState(this.room.doc.store, this.room.doc.clientID);
        }
      }
      await sleep(this.#random.int(10, 60));
    }
  }
}

async function readBoard(url: string, cookie: string, requisition: string): Promise<BoardView> {
  const response = await fetch(`${url}/api/v1/requisitions/${requisition}`, { headers: { cookie } });
  if (!response.ok) throw new Error(`board answered ${response.status}`);
  return boardViewSchema.parse(await response.json());
}

/** The open requisition with the most active applications. */
async function busiest(url: string, cookie: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/requisitions`, { headers: { cookie } });
  const rows = requisitionRowSchema.array().parse(await response.json());
  const open = rows.filter((row) => row.status === "open").sort((a, b) => b.active - a.active);
  if (!open[0]) throw new Error("no open requisition to work on");
  return open[0].id;
}

function checkEvents(workers: readonly Worker[], truth: RawRoom, report: CrashReport): void {
  const bySeq = new Map(truth.events.map((event) => [event.seq, event]));
  const moves = new Map<string, number>();
  for (const event of truth.events) {
    if (event.type === "application.moved") moves.set(event.command, (moves.get(event.command) ?? 0) + 1);
  }
  for (const [command, times] of moves) if (times > 1) report.doubled.push(`${command} moved ${times} times`);
  const head = truth.welcome?.seq ?? 0;
  for (const { room } of workers) {
    for (const event of room.events) {
      report.shownEvents += 1;
      if (bySeq.get(event.seq)?.id !== event.id) report.lost.push(`event ${event.seq} ${event.id} was shown`);
    }
    for (const reply of room.replies.values()) {
      if (reply.t !== "ack") continue;
      report.acknowledgedCommands += 1;
      if (reply.seq > head)
        report.lost.push(`command ${reply.id} was acknowledged at ${reply.seq} of ${head}`);
    }
  }
}

function checkUpdates(workers: readonly Worker[], truth: RawRoom, report: CrashReport): void {
  const kept = Y.decodeStateVector(Y.encodeStateVector(truth.doc));
  for (const { room, clocks } of workers) {
    // Answers to the room's questions leave gaps: they hold nothing new.
    const acknowledged = clocks.slice(0, room.saved).findLast((clock) => clock !== undefined) ?? 0;
    report.acknowledgedUpdates += room.saved;
    if ((kept.get(room.doc.clientID) ?? 0) < acknowledged) {
      report.lost.push(`update ${room.saved} of client ${room.doc.clientID} was acknowledged`);
    }
    for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(room.doc))) {
      if (client === room.doc.clientID) continue;
      report.shownUpdates += 1;
      if ((kept.get(client) ?? 0) < clock) report.lost.push(`update ${client}:${clock} was shown`);
    }
  }
}

/** The same acknowledged commands again: the same answers, and nothing happens. */
async function checkRepeats(workers: readonly Worker[], truth: RawRoom, report: CrashReport): Promise<void> {
  const before = truth.events.length;
  for (const { room } of workers) {
    const ack = [...room.replies.values()].findLast((reply) => reply.t === "ack");
    if (ack?.t !== "ack") continue;
    truth.say({ t: "command", command: room.commands.get(ack.id) });
    const again = await truth.reply(ack.id).catch(() => null);
    if (again?.t !== "ack" || again.seq !== ack.seq)
      report.lost.push(`answer to ${ack.id} is not the first one`);
  }
  if (truth.events.length !== before) report.doubled.push("a repeated command made events");
}

/** Runs the rounds and reports; throws only when the app itself cannot be reached. */
export async function crashRounds(app: CrashableApp, options: CrashOptions): Promise<CrashReport> {
  const random = seeded(options.seed);
  const report: CrashReport = {
    seed: options.seed,
    rounds: 0,
    deaths: 0,
    acknowledgedCommands: 0,
    acknowledgedUpdates: 0,
    shownEvents: 0,
    shownUpdates: 0,
    lost: [],
    doubled: [],
  };
  const cookie = await signIn(app.url, "recruiter@demo.hotgigs.dev");
  const requisition = await busiest(app.url, cookie);
  for (let round = 0; round < options.rounds; round += 1) {
    const view = await readBoard(app.url, cookie, requisition);
    const base = { url: app.url, cookie, requisition, seq: view.seq };
    const workers = Array.from(
      { length: options.clients },
      () => new Worker(new RawRoom(base), view, random),
    );
    await Promise.all(workers.map(({ room }) => room.ready()));
    let stop = false;
    const working = workers.map((worker) => worker.work(() => stop).catch(() => {}));
    await sleep(random.int(Math.ceil(options.loadMs / 4), options.loadMs));
    await app.killWorkerd();
    report.deaths += 1;
    stop = true;
    await Promise.all(working);
    await app.healthy(30_000);
    const truth = new RawRoom(base);
    await truth.ready();
    await truth.until(() => Y.encodeStateVector(truth.doc).length > 1);
    checkEvents(workers, truth, report);
    checkUpdates(workers, truth, report);
    await checkRepeats(workers, truth, report);
    for (const { room } of [...workers, { room: truth }]) room.close();
    report.rounds += 1;
    for (const line of [...report.lost, ...report.doubled]) options.log?.(`  ${line}`);
    options.log?.(
      `round ${report.rounds}: ${report.acknowledgedCommands} commands, ${report.lost.length} lost, ${report.doubled.length} doubled`,
    );
  }
  return report;
}

/** Waits until nothing is unprojected, then rebuilds every projection: the differences, which must be none. */
export async function projectionDifferences(app: CrashableApp): Promise<unknown[]> {
  await app.internal("drain");
  const answer = await app.internal("rebuild");
  if (!answer.ok) throw new Error(`rebuild answered ${answer.status}`);
  return ((await answer.json()) as { differences: unknown[] }).differences;
}
