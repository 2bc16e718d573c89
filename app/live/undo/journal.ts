/**
 * What one has done on a board, so that it can be taken back and done again, also after a reload and after others have
 * worked on. Framework-free: it hears of every act from the room's client and acts through it.
 */
import type { Outcome, Refusal } from "#domain/refusal/refusal.ts";
import type { Act, Command } from "#domain/requisition/commands.ts";
import { decide } from "#domain/requisition/decide.ts";
import { inverse } from "#domain/requisition/inverse.ts";
import { type Left, leftBy, type Overtaken, overtaken } from "#domain/requisition/overtaken.ts";
import type { RoomClient } from "../room-client.ts";
import type { RoomSnapshot } from "../room-snapshot.ts";
import type { UndoKeep } from "./undo-keep.ts";

/** One act, what takes it back, and how it left things. */
export interface Step {
  /** The command that did it, or a name of its own for a place in the order. */
  id: string;
  act: Act;
  back: Act[];
  left: Left | null;
}

/** What is taken back at once: one act, or many that were given together. */
export interface Entry {
  key: string;
  at: number;
  steps: Step[];
  undone: boolean;
}

/** What came of taking back or doing again: the acts that could not be done, and why. */
export interface Turned {
  entry: Entry;
  answers: Promise<Outcome<{ seq: number }>[]>;
  done: Step[];
  overtaken: { step: Step; by: Overtaken | Refusal }[];
}

const deepest = 50;
const newest = (entries: readonly Entry[], undone: boolean) =>
  entries
    .filter((each) => each.undone === undone)
    .reduce<Entry | null>((last, each) => (last && last.at >= each.at ? last : each), null);

export class Journal {
  readonly #client: RoomClient;
  readonly #keep: UndoKeep | null;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  #entries: readonly Entry[] = [];
  #at = 0;

  constructor(client: RoomClient, keep: UndoKeep | null, now: () => number) {
    this.#client = client;
    this.#keep = keep;
    this.#now = now;
  }

  /** Takes up what was done before a reload, and listens. The answer ends it. */
  start(): () => void {
    void this.#keep?.load().then((kept) => {
      const known = new Set(this.#entries.map(({ key }) => key));
      this.#at = Math.max(this.#at, ...kept.map(({ at }) => at));
      this.#set([...kept.filter(({ key }) => !known.has(key)), ...this.#entries]);
    });
    return this.#client.listen({
      given: (commands, before, after) => this.#given(commands, before, after),
      refused: (_, command) => {
        if (command) this.#forget(command.id);
      },
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What ⌘Z would take back, and ⇧⌘Z do again. */
  get undoable(): Entry | null {
    return newest(this.#entries, false);
  }

  /** The last that was taken back comes first: it is the oldest of those. */
  get redoable(): Entry | null {
    const undone = this.#entries.filter((each) => each.undone);
    return undone.reduce<Entry | null>((first, each) => (first && first.at <= each.at ? first : each), null);
  }

  /** Takes the last act back; null if there is none. What others have changed since stays as it is, and is told. */
  undo(which: Entry | null = this.undoable): Turned | null {
    if (!which || !this.#entries.includes(which)) return null;
    const room = this.#client.snapshot();
    const refused: Turned["overtaken"] = [];
    const done: Step[] = [];
    const acts: Act[] = [];
    for (const step of [...which.steps].reverse()) {
      const by = (step.left && overtaken(room.state, step.left)) ?? this.#forbidden(step.back, room);
      if (by) refused.push({ step, by });
      else {
        done.push(step);
        acts.push(...step.back);
      }
    }
    const rest = { ...which, steps: done.toReversed(), undone: true };
    this.#replace(which, done.length > 0 ? rest : null);
    return { entry: which, answers: this.#client.batch(acts, { quiet: true }), done, overtaken: refused };
  }

  /** Does again what was taken back last. */
  redo(which: Entry | null = this.redoable): Turned | null {
    if (!which || !this.#entries.includes(which)) return null;
    const before = this.#client.snapshot();
    const refused: Turned["overtaken"] = [];
    const done: Step[] = [];
    for (const step of which.steps) {
      const by = this.#forbidden([step.act], before);
      if (by) refused.push({ step, by });
      else done.push(step);
    }
    const acts = done.map(({ act }) => act);
    const answers = this.#client.batch(acts, { quiet: true });
    const after = this.#client.snapshot();
    const steps = done.flatMap(({ id, act }) => stepOf(id, act, before, after) ?? []);
    this.#replace(which, steps.length > 0 ? { ...which, steps, undone: false } : null);
    return { entry: which, answers, done, overtaken: refused };
  }

  /** Why the room would refuse the first of these, as far as one can see from here. */
  #forbidden([first]: readonly Act[], room: RoomSnapshot): Refusal | null {
    if (!first) return null;
    const command = { id: "cmd_", baseSeq: 0, ...first } as Command;
    const actor = { capabilities: [...room.abilities] };
    const decided = decide(room.state, command, { actor, now: this.#now() });
    return decided.ok ? null : decided.refusal;
  }

  #given(commands: readonly Command[], before: RoomSnapshot, after: RoomSnapshot): void {
    const steps = commands.flatMap(
      ({ id, type, args }) => stepOf(id, { type, args } as Act, before, after) ?? [],
    );
    const [first] = steps;
    if (!first) return;
    this.#at = Math.max(this.#at + 1, this.#now());
    const entry = { key: first.id, at: this.#at, steps, undone: false };
    // Something new was done: what was taken back before is history.
    const gone = this.#entries.filter((each) => each.undone);
    const kept = this.#entries.filter((each) => !each.undone).slice(-deepest + 1);
    const forgotten = this.#entries.filter((each) => !kept.includes(each) && !gone.includes(each));
    for (const { key } of [...gone, ...forgotten]) this.#keep?.remove(key);
    this.#keep?.put(entry);
    this.#set([...kept, entry]);
  }

  /** A command that was refused has done nothing. */
  #forget(id: string): void {
    const entry = this.#entries.find(({ steps }) => steps.some((step) => step.id === id));
    if (!entry) return;
    const steps = entry.steps.filter((step) => step.id !== id);
    this.#replace(entry, steps.length > 0 ? { ...entry, steps } : null);
  }

  #replace(entry: Entry, next: Entry | null): void {
    if (next) this.#keep?.put(next);
    else this.#keep?.remove(entry.key);
    this.#set(this.#entries.flatMap((each) => (each === entry ? (next ?? []) : each)));
  }

  #set(entries: readonly Entry[]): void {
    this.#entries = entries;
    for (const listener of [...this.#listeners]) listener();
  }
}

function stepOf(id: string, act: Act, before: RoomSnapshot, after: RoomSnapshot): Step | null {
  const { state, ranks, summaries } = before;
  const back = inverse({ state, ranks, labels: (application) => summaries[application]?.labels ?? [] }, act);
  return back ? { id, act, back, left: leftBy(after.state, act) } : null;
}
