/** After a crash: what anybody was shown or had acknowledged is there, once; nobody heard what was not for them. */
import * as Y from "yjs";
import type { RawRoom } from "#tests/live/raw-room.ts";
import { NoteWorker, type Worker } from "./people.ts";

export interface CrashReport {
  seed: number;
  rounds: number;
  deaths: number;
  /** Commands and edits (ranks, lines of notes) that the room had acknowledged before it died. */
  acknowledged: number;
  acknowledgedCommands: number;
  acknowledgedUpdates: number;
  /** Facts that were shown, each time to anybody. */
  shownEvents: number;
  /** Others' parts of a document as far as they were shown, each time to anybody. */
  shownUpdates: number;
  lost: string[];
  doubled: string[];
  /** Words of a note in a frame to somebody who has not opened it. */
  leaked: string[];
}

export function newReport(seed: number): CrashReport {
  const counts = { acknowledged: 0, acknowledgedCommands: 0, acknowledgedUpdates: 0 };
  const shown = { shownEvents: 0, shownUpdates: 0 };
  return { seed, rounds: 0, deaths: 0, ...counts, ...shown, lost: [], doubled: [], leaked: [] };
}

/** Facts, as the first socket after the crash has them. */
export function checkEvents(workers: readonly Worker[], truth: RawRoom, report: CrashReport): void {
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
      report.acknowledged += 1;
      report.acknowledgedCommands += 1;
      if (reply.seq > head)
        report.lost.push(`command ${reply.id} was acknowledged at ${reply.seq} of ${head}`);
    }
  }
}

/** One document, as the first socket after the crash has it; `workers` are those who had it open. */
export function checkDocument(workers: readonly Worker[], truth: RawRoom, report: CrashReport): void {
  const kept = Y.decodeStateVector(Y.encodeStateVector(truth.doc));
  const lines = countLines(truth.doc);
  for (const worker of workers) {
    const { room } = worker;
    const { edits, clock: acknowledged } = worker.saved();
    report.acknowledged += edits;
    report.acknowledgedUpdates += edits;
    if ((kept.get(room.doc.clientID) ?? 0) < acknowledged) {
      report.lost.push(`update ${edits} of client ${room.doc.clientID} was acknowledged`);
    }
    for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(room.doc))) {
      if (client === room.doc.clientID) continue;
      report.shownUpdates += 1;
      if ((kept.get(client) ?? 0) < clock) report.lost.push(`update ${client}:${clock} was shown`);
    }
    if (!(worker instanceof NoteWorker)) continue;
    for (const line of worker.savedLines()) {
      const times = lines.get(line) ?? 0;
      if (times === 0) report.lost.push(`line ${line} was acknowledged`);
      if (times > 1) report.doubled.push(`line ${line} stands there ${times} times`);
    }
  }
}

function countLines(doc: Y.Doc): Map<string, number> {
  const text = doc
    .getXmlFragment("body")
    .toString()
    .replace(/<[^>]*>/g, "");
  const counts = new Map<string, number>();
  for (const each of text.split(";")) counts.set(`${each};`, (counts.get(`${each};`) ?? 0) + 1);
  return counts;
}

/** The same acknowledged commands again: the same answers, and nothing happens. */
export async function checkRepeats(
  workers: readonly Worker[],
  truth: RawRoom,
  report: CrashReport,
): Promise<void> {
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

/** `words` stand only in what is written in documents that these have not open. */
export function checkFrames(rooms: readonly RawRoom[], words: readonly string[], report: CrashReport): void {
  for (const { heard } of rooms) {
    const all = Buffer.concat(heard);
    for (const word of words) {
      if (all.includes(word)) report.leaked.push(`${word} came to somebody who has not opened it`);
    }
  }
}
