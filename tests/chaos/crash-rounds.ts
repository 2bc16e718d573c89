/**
 * kill -9 of workerd in the middle of moves, edits and notes, again and again: what anybody was shown or had
 * acknowledged must be there after the restart, once, in the object and, after the drain, in D1.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { type BoardView, boardViewSchema, requisitionRowSchema } from "#domain/views/board.ts";
import { RawRoom, signIn } from "#tests/live/raw-room.ts";
import { isAlive, markOf } from "../../scripts/serve/processes.ts";
import type { RunningApp } from "../../scripts/serve.ts";
import {
  type CrashReport,
  checkDocument,
  checkEvents,
  checkFrames,
  checkRepeats,
  newReport,
} from "./checks.ts";
import { BoardWorker, NoteWorker, type Worker } from "./people.ts";
import { type Random, seeded } from "./random.ts";

export type CrashableApp = Pick<RunningApp, "url" | "killWorkerd" | "healthy" | "internal" | "workerdPids">;

export interface CrashOptions {
  rounds: number;
  clients: number;
  seed: number;
  /** Milliseconds of load before the kill: random up to this. */
  loadMs: number;
  /** Goes on beyond `rounds` (to at most twice as many) until so many operations were acknowledged. */
  acknowledged?: number;
  log?: (line: string) => void;
}

/** The documents that people have open: what begins each line that is written there, and who sees it after a crash. */
const places = [
  { name: "board", mark: "", witness: 0 },
  { name: "team", mark: "team-note-", witness: 0 },
  { name: "private", mark: "private-note-", witness: 1 },
] as const;
type Place = (typeof places)[number];

/** Who sits where (`as` is the account), in this order: eight is the whole house. */
const [board, team, own] = places;
const seats: readonly { at: Place; as: number }[] = [
  { at: board, as: 0 },
  { at: team, as: 0 },
  { at: board, as: 1 },
  { at: own, as: 1 },
  { at: board, as: 0 },
  { at: team, as: 1 },
  { at: board, as: 1 },
  { at: board, as: 0 },
];

interface Account {
  cookie: string;
  user: string;
}

interface Group {
  at: Place;
  workers: Worker[];
}

class Crashes {
  readonly #app: CrashableApp;
  readonly #random: Random;
  readonly #options: CrashOptions;
  readonly #accounts: readonly Account[];
  readonly #requisition: string;
  readonly report: CrashReport;
  /** Whose notes are written in this round. */
  #card = "";
  #seq = 0;
  readonly #as = new WeakMap<Worker, number>();

  constructor(app: CrashableApp, options: CrashOptions, accounts: readonly Account[], requisition: string) {
    this.#app = app;
    this.#options = options;
    this.#random = seeded(options.seed);
    this.#accounts = accounts;
    this.#requisition = requisition;
    this.report = newReport(options.seed);
  }

  get done(): boolean {
    const { rounds, acknowledged = 0 } = this.#options;
    const { report } = this;
    return report.rounds >= rounds && (report.acknowledged >= acknowledged || report.rounds >= 2 * rounds);
  }

  async round(): Promise<void> {
    const { report } = this;
    const view = await readBoard(this.#app.url, this.#account(0).cookie, this.#requisition);
    const cards = Object.keys(view.state.applications);
    this.#card = cards[report.rounds % cards.length] ?? "";
    this.#seq = view.seq;
    const groups = this.#people(view);
    const everybody = groups.flatMap(({ workers }) => workers);
    await Promise.all(everybody.map(({ room }) => here(room)));
    await this.#workAndDie(everybody);
    for (const { at, workers } of groups) {
      const truth = this.#room(at, at.witness);
      await here(truth);
      checkDocument(workers, truth, report);
      if (at === board) {
        checkEvents(workers, truth, report);
        await this.#repeat(workers);
      }
      const words = places.flatMap(({ mark }) => (mark === "" || mark === at.mark ? [] : [mark]));
      checkFrames([truth, ...workers.map(({ room }) => room)], words, report);
      truth.close();
    }
    for (const { room } of everybody) room.close();
    report.rounds += 1;
    this.#log();
  }

  /** Each repeats their own: a command belongs to whoever gave it. */
  async #repeat(workers: readonly Worker[]): Promise<void> {
    for (const as of this.#accounts.keys()) {
      const truth = this.#room(board, as);
      await here(truth);
      const theirs = workers.filter((worker) => this.#as.get(worker) === as);
      await checkRepeats(theirs, truth, this.report);
      truth.close();
    }
  }

  #people(view: BoardView): Group[] {
    const groups = places.map((at): Group => ({ at, workers: [] }));
    for (let n = 0; n < this.#options.clients; n += 1) {
      const { at, as } = seats[n % seats.length] ?? { at: board, as: 0 };
      const room = this.#room(at, as, this.#random.next() < 0.5);
      const worker =
        at === board
          ? new BoardWorker(room, this.#random, view)
          : new NoteWorker(room, this.#random, at.mark);
      this.#as.set(worker, as);
      groups.find((group) => group.at === at)?.workers.push(worker);
    }
    return groups.filter(({ workers }) => workers.length > 0);
  }

  #account(as: number): Account {
    const account = this.#accounts[as];
    if (!account) throw new Error("no such account");
    return account;
  }

  #room(at: Place, as: number, together = true): RawRoom {
    const { cookie } = this.#account(as);
    const note = `notes.${this.#card}.${at.name}`;
    const document = { board: "board", team: note, private: `${note}.${this.#account(1).user}` }[at.name];
    const [url, requisition, seq] = [this.#app.url, this.#requisition, this.#seq];
    return new RawRoom({ url, cookie, requisition, document, seq, together, keepsFrames: true });
  }

  async #workAndDie(workers: readonly Worker[]): Promise<void> {
    const { loadMs } = this.#options;
    const round = { moves: 0, over: false };
    const working = workers.map((worker) => worker.work(round).catch(() => {}));
    await sleep(this.#random.int(Math.ceil(loadMs / 4), loadMs));
    const [victim = -1] = this.#app.workerdPids();
    const before = markOf(victim);
    await this.#app.killWorkerd();
    if (before.started === "" || isAlive(before)) throw new Error("workerd did not die");
    this.report.deaths += 1;
    round.over = true;
    await Promise.all(working);
    await this.#app.healthy(60_000);
  }

  #log(): void {
    const { rounds, acknowledged, lost, doubled, leaked } = this.report;
    for (const line of [...lost, ...doubled, ...leaked]) this.#options.log?.(`  ${line}`);
    this.#options.log?.(
      `round ${rounds}: ${acknowledged} acknowledged, ${lost.length} lost, ${doubled.length} doubled, ${leaked.length} leaked`,
    );
  }
}

/** Resolves when the room has welcomed somebody and sent its document. */
const here = (room: RawRoom) => room.until(() => room.welcome !== null && room.synced, 30_000);

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

/** Who somebody is: the room says it of what they did. */
async function whoIs(url: string, cookie: string, requisition: string): Promise<string> {
  const view = await readBoard(url, cookie, requisition);
  const card = Object.values(view.state.applications).find(({ status }) => status === "active");
  const to = view.state.stages.find(({ id }) => id !== card?.stage);
  if (!card || !to) throw new Error("no card to move");
  const room = new RawRoom({ url, cookie, requisition, seq: view.seq });
  await room.ready();
  const id = room.command("application.move", { application: card.id, to: to.id, rank: "a1" });
  const event = await room.until(() => room.events.find(({ command }) => command === id));
  room.close();
  return event.actor.id;
}

/** Runs the rounds and reports; throws only when the app itself cannot be reached. */
export async function crashRounds(app: CrashableApp, options: CrashOptions): Promise<CrashReport> {
  const recruiter = await signIn(app.url, "recruiter@demo.hotgigs.dev");
  const admin = await signIn(app.url, "admin@demo.hotgigs.dev");
  const requisition = await busiest(app.url, recruiter);
  const accounts: Account[] = [];
  for (const cookie of [recruiter, admin]) {
    accounts.push({ cookie, user: await whoIs(app.url, cookie, requisition) });
  }
  const crashes = new Crashes(app, options, accounts, requisition);
  while (!crashes.done) await crashes.round();
  return crashes.report;
}

/** Waits until nothing is unprojected, then rebuilds every projection: the differences, which must be none. */
export async function projectionDifferences(app: CrashableApp): Promise<unknown[]> {
  await app.internal("drain");
  const answer = await app.internal("rebuild");
  if (!answer.ok) throw new Error(`rebuild answered ${answer.status}`);
  return ((await answer.json()) as { differences: unknown[] }).differences;
}
