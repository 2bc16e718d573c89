// What is measured, one after the other; every phase gets boards of its own.
import { quantile } from "../push-report.ts";
import { fanOut, flood, idle, type Latencies, moves, newcomers, sustained } from "./load.ts";
import type { Board, Subject } from "./subject.ts";

interface Notes {
  /** How long to measure. */
  ms: number;
  note(metric: string, value: number): void;
}

export interface Phase {
  name: string;
  run(subject: Subject, notes: Notes): Promise<void>;
}

/** Entries of an ordinary board, and of one of about a megabyte (5,000 entries as long as they may be). */
const ordinary = { entries: 200, size: 12 };
const large = { entries: 5_000, size: 180 };
const idleBoards = 25;
const idlePeople = 40;

function quantiles({ note }: Notes, prefix: string, latencies: Latencies, percents = [50, 95, 99]): void {
  if (latencies.length === 0) throw new Error(`${prefix}: nothing arrived`);
  for (const percent of percents) note(`${prefix}_p${percent}_ms`, quantile(latencies, percent / 100));
}

async function fresh(subject: Subject): Promise<Board> {
  const board = await subject.board(ordinary.entries, ordinary.size);
  await subject.settle();
  return board;
}

const largeBoards = new Map<Subject, Promise<Board>>();

/** Made once: it is only looked at. */
function largeBoard(subject: Subject): Promise<Board> {
  const board = largeBoards.get(subject) ?? subject.board(large.entries, large.size);
  largeBoards.set(subject, board);
  return board;
}

async function severalQuiet(subject: Subject): Promise<Board[]> {
  const boards: Board[] = [];
  for (let at = 0; at < idleBoards; at += 1) boards.push(await subject.board(10, 12));
  return boards;
}

export const phases: readonly Phase[] = [
  {
    name: "fanout",
    async run(subject, notes) {
      quantiles(notes, "fanout", await fanOut(await fresh(subject), 1, 50, notes.ms));
    },
  },
  {
    name: "moves",
    async run(subject, notes) {
      quantiles(notes, "move", await moves(await fresh(subject), 50, notes.ms));
    },
  },
  {
    name: "told",
    async run(subject, notes) {
      if (!subject.tells) return;
      quantiles(notes, "told_move", await moves(await fresh(subject), 50, notes.ms, true));
    },
  },
  {
    name: "writers",
    async run(subject, notes) {
      quantiles(notes, "five_writers", await fanOut(await fresh(subject), 5, 50, notes.ms));
    },
  },
  {
    name: "sustained",
    async run(subject, notes) {
      if (!subject.acknowledges) return;
      const { perSecond, latencies } = await sustained(subject, await fresh(subject), notes.ms);
      notes.note("sustained_acked_per_s", perSecond);
      quantiles(notes, "sustained", latencies, [95]);
    },
  },
  {
    name: "flood",
    async run(subject, notes) {
      const { latencies, frames, thrownOut } = await flood(await fresh(subject), 1_000, notes.ms);
      quantiles(notes, "flood_others", latencies, [50, 95, 99]);
      notes.note("flood_frames", frames);
      notes.note("flood_thrown_out", thrownOut);
    },
  },
  {
    name: "join",
    async run(subject, { note }) {
      const board = await largeBoard(subject);
      await subject.settle();
      const alone: number[] = [];
      for (let at = 0; at < 5; at += 1) alone.push(...(await newcomers(board, 1)).took);
      const { took, bytes } = await newcomers(board, 20);
      note("join_1mb_ms", quantile(alone, 0.5));
      note("join_1mb_20_at_once_ms", Math.max(...took));
      note("join_document_kb", bytes / 1_024);
    },
  },
  {
    // Last of all: it starts the servers anew, and the large boards of some are gone then.
    name: "idle",
    async run(subject, { note }) {
      await subject.restart();
      if (!subject.keeps) largeBoards.delete(subject);
      const boards = await severalQuiet(subject);
      note("idle_kb_per_socket", (await idle(subject, boards, idlePeople)) / 1_024);
    },
  },
];
