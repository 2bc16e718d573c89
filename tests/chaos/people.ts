/** Who is at work when workerd is killed: on the board, or in a note. Each knows what it sent and what that means. */
import { setTimeout as sleep } from "node:timers/promises";
import { generateKeyBetween } from "fractional-indexing";
import * as Y from "yjs";
import type { BoardView } from "#domain/views/board.ts";
import type { RawRoom } from "#tests/live/raw-room.ts";
import type { Random } from "./random.ts";

/** A newcomer is caught up with at most 500 events: facts made in one round stay well below, edits do not count. */
const mostMoves = 400;

/** What all people of one round share. */
export interface Round {
  moves: number;
  over: boolean;
}

export abstract class Worker {
  readonly room: RawRoom;
  protected readonly random: Random;
  /** Our Yjs clock after each update that we sent, in order. */
  readonly #clocks: number[] = [];

  constructor(room: RawRoom, random: Random) {
    this.room = room;
    this.random = random;
  }

  protected abstract act(round: Round): void;

  /** Up to some 55 changes a second: below what a socket may send for long. */
  async work(round: Round): Promise<void> {
    while (!round.over && !this.room.closed) {
      this.act(round);
      await sleep(this.random.int(5, 28));
    }
  }

  /** Runs an edit, which is one update; null if the socket is going down and it was never on its way. */
  protected edit(run: () => void): number | null {
    const { sent, doc } = this.room;
    run();
    if (this.room.sent === sent) return null;
    this.#clocks[sent] = Y.getState(doc.store, doc.clientID);
    return sent;
  }

  /** What the room has called saved: how many edits, and the clock after the last of them. */
  saved(): { edits: number; clock: number } {
    // Answers to the room's questions leave gaps: they hold nothing new.
    const clocks = this.#clocks.slice(0, this.room.saved).filter((clock) => clock !== undefined);
    return { edits: clocks.length, clock: clocks.at(-1) ?? 0 };
  }
}

/** Moves cards, and orders them. */
export class BoardWorker extends Worker {
  readonly #view: BoardView;
  readonly #cards: `app_${string}`[];

  constructor(room: RawRoom, random: Random, view: BoardView) {
    super(room, random);
    this.#view = view;
    const active = Object.values(view.state.applications).filter((each) => each.status === "active");
    this.#cards = active.map(({ id }) => id);
  }

  protected act(round: Round): void {
    const application = this.random.pick(this.#cards);
    const rank =
      generateKeyBetween(null, null) + this.random.int(10, 99_999).toString(36).replace(/0+$/, "x");
    if (round.moves < mostMoves && this.random.next() < 0.25) {
      round.moves += 1;
      const to = this.random.pick(this.#view.state.stages).id;
      this.room.command("application.move", { application, to, rank });
    } else this.edit(() => this.room.doc.getMap<string>("ranks").set(application, rank));
  }
}

/** Writes into a note: a line each time, at any place, and something in bold now and then. */
export class NoteWorker extends Worker {
  /** What was written with each update that we sent. */
  readonly #lines: string[] = [];
  readonly #mark: string;

  constructor(room: RawRoom, random: Random, mark: string) {
    super(room, random);
    this.#mark = mark;
  }

  protected act(): void {
    const body = this.room.doc.getXmlFragment("body");
    const block = body.length > 0 ? body.get(this.random.int(0, body.length - 1)) : null;
    const text = block instanceof Y.XmlElement ? block.get(0) : null;
    if (text instanceof Y.XmlText && this.random.next() < 0.15) {
      this.edit(() => text.format(0, this.random.int(1, text.length), { bold: true }));
      return;
    }
    const line = `${this.#mark}${this.random.int(1, 2 ** 40).toString(36)};`;
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText(line)]);
    const at = this.edit(() => body.insert(this.random.int(0, body.length), [paragraph]));
    if (at !== null) this.#lines[at] = line;
  }

  /** Lines that the room has called saved. */
  savedLines(): string[] {
    return this.#lines.slice(0, this.room.saved).filter((line) => line !== undefined);
  }
}
