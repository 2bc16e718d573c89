/**
 * The optimistic overlay: what the room has confirmed, and on top of it our own commands that it has not.
 * Pure: each pending command is decided anew over the newest confirmed state, so it never shows the impossible.
 */
import type { Actor } from "#domain/access/access.ts";
import type { Command } from "#domain/requisition/commands.ts";
import { decide } from "#domain/requisition/decide.ts";
import type { RoomEvent } from "#domain/requisition/events.ts";
import type { RoomState } from "#domain/requisition/schema.ts";
import { Draft } from "./draft.ts";

export interface Pending {
  command: Command;
  /** UTC epoch milliseconds: when it was given. */
  now: number;
  /** The last event that it made, once the room has acknowledged it; its events may still be under way. */
  acked: number | null;
}

export interface Overlay {
  confirmed: RoomState;
  /** The last event in `confirmed`. */
  seq: number;
  /** In the order in which they were given. */
  pending: readonly Pending[];
}

/** What the screen shows of facts: the confirmed state with everything pending done to it. */
export interface Shown {
  state: RoomState;
  /** Order keys that pending commands carry. */
  ranks: Readonly<Record<string, string>>;
  /** Applications that wait for an answer. */
  waiting: ReadonlySet<string>;
}

/** Lays pending commands over the confirmed state. What the rules forbid by now is left out: its refusal is coming. */
export function show(overlay: Overlay, actor: Pick<Actor, "capabilities">): Shown {
  const draft = new Draft(overlay.confirmed);
  const ranks: Record<string, string> = {};
  const waiting = new Set<string>();
  for (const { command, now } of overlay.pending) {
    const one = "application" in command.args ? command.args.application : null;
    // A verb on one application asks nothing about the others: 500 at once must not look at 5,000 each.
    const state = one !== null && command.type.startsWith("application.") ? draft.about(one) : draft.whole();
    const decision = decide(state, command, { actor, now });
    if (!decision.ok) continue;
    for (const fact of decision.value.facts) draft.apply({ ...fact, at: now });
    Object.assign(ranks, decision.value.ranks);
    if (one !== null) waiting.add(one);
  }
  return { state: draft.whole(), ranks, waiting };
}

export interface Settled {
  overlay: Overlay;
  /** Commands that are done and seen: nothing is pending about them any more. */
  settled: Pending[];
}

/** Takes out what the confirmed events already contain. */
function settle(overlay: Overlay): Settled {
  const done = ({ acked }: Pending) => acked !== null && acked <= overlay.seq;
  const settled = overlay.pending.filter(done);
  if (settled.length === 0) return { overlay, settled };
  return { overlay: { ...overlay, pending: overlay.pending.filter((each) => !done(each)) }, settled };
}

/** Adds commands of ours. */
export function submit(overlay: Overlay, commands: readonly Command[], now: number): Overlay {
  const added = commands.map((command) => ({ command, now, acked: null }));
  return { ...overlay, pending: [...overlay.pending, ...added] };
}

/** Adds commands of ours that an earlier page gave: they come before everything that was given here. */
export function resubmit(overlay: Overlay, kept: readonly { command: Command; at: number }[]): Overlay {
  const known = new Set(overlay.pending.map((each) => each.command.id));
  const before = kept
    .filter(({ command }) => !known.has(command.id))
    .map(({ command, at }) => ({ command, now: at, acked: null }));
  return before.length === 0 ? overlay : { ...overlay, pending: [...before, ...overlay.pending] };
}

/** The room has it for good; it stays on top until the events up to `seq` are here. */
export function acknowledge(overlay: Overlay, id: string, seq: number): Settled {
  const pending = overlay.pending.map((each) => (each.command.id === id ? { ...each, acked: seq } : each));
  return settle({ ...overlay, pending });
}

/** The room will not do it: it is taken back. */
export function takeBack(overlay: Overlay, id: string): { overlay: Overlay; taken: Pending | null } {
  const taken = overlay.pending.find((each) => each.command.id === id) ?? null;
  return { overlay: { ...overlay, pending: overlay.pending.filter((each) => each !== taken) }, taken };
}

/**
 * Applies events that follow on what we know; older ones are skipped. `gap` says that some are missing in between:
 * nothing is applied from there on, and the room must be asked again.
 */
export function receive(
  overlay: Overlay,
  events: readonly RoomEvent[],
): Settled & { applied: RoomEvent[]; gap: boolean } {
  let { seq, pending } = overlay;
  const draft = new Draft(overlay.confirmed);
  const applied: RoomEvent[] = [];
  let gap = false;
  for (const event of events) {
    if (event.seq <= seq) continue;
    if (event.seq !== seq + 1) {
      gap = true;
      break;
    }
    draft.apply(event);
    seq = event.seq;
    applied.push(event);
    pending = pending.map((each) =>
      each.command.id === event.command ? { ...each, acked: event.seq } : each,
    );
  }
  return { ...settle({ confirmed: draft.whole(), seq, pending }), applied, gap };
}

/**
 * Starts again from a whole state: a loader's, unless ours is newer, or the room's own (`always`), which is right even
 * if we know of more: then what we kept is from a room that was set back.
 */
export function restart(overlay: Overlay, state: RoomState, seq: number, always = false): Settled {
  if (seq < overlay.seq && !always) return { overlay, settled: [] };
  return settle({ ...overlay, confirmed: state, seq });
}
