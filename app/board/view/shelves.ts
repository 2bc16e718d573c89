/**
 * Cards in order on shelves (a column's, a group's), kept from one moment to the next: when a few of 5,000 have
 * changed only these are taken out and put where they belong now. Pure, but for its memory.
 */
import type { Application } from "#domain/application/schema.ts";
import type { Face } from "#domain/views/board.ts";
import type { Summaries } from "./filter.ts";
import type { Compare } from "./order.ts";

/** What a card's place can depend on. Give an empty record for what it does not depend on. */
export interface Records {
  applications: Readonly<Record<string, Application>>;
  ranks: Readonly<Record<string, string>>;
  faces: Readonly<Record<string, Face>>;
  summaries: Summaries;
}

/** Which shelf a card stands on, null for none, and what comes first there. */
export interface Arrangement {
  shelf(application: Application): string | null;
  compare: Compare;
}

/** Make a new one when the question is another; the same one is asked again of newer records. */
export type Arrange = (records: Records) => Arrangement;

export type ShelfMap = ReadonlyMap<string, readonly string[]>;

/** More changes than this and it is quicker to begin again. */
const few = 64;

export class Shelves {
  #arrange: Arrange | null = null;
  #records: Records | null = null;
  #size = 0;
  #placed = new Map<string, string>();
  #shelves = new Map<string, readonly string[]>();

  /** The shelves that hold anything. Those that did not change are the same arrays as before. */
  read(arrange: Arrange, records: Records): ShelfMap {
    const before = this.#records;
    const changed = before && this.#arrange === arrange ? this.#changed(before, records) : null;
    this.#arrange = arrange;
    this.#records = records;
    if (changed === null) this.#fill(arrange(records), records);
    else if (changed.length > 0) this.#renew(arrange(records), records, changed);
    return this.#shelves;
  }

  /** Cards that may stand elsewhere now; null if there are too many, or some are gone. */
  #changed(before: Records, after: Records): string[] | null {
    const changed: string[] = [];
    const parts = (["applications", "ranks", "faces", "summaries"] as const).filter(
      (part) => before[part] !== after[part],
    );
    if (parts.length === 0) return changed;
    let [size, added] = [0, 0];
    for (const id in after.applications) {
      size += 1;
      if (before.applications[id] === undefined) added += 1;
      if (parts.every((part) => before[part][id] === after[part][id])) continue;
      changed.push(id);
      if (changed.length > few) return null;
    }
    if (size - added !== this.#size) return null;
    this.#size = size;
    return changed;
  }

  #fill({ shelf, compare }: Arrangement, { applications }: Records): void {
    const shelves = new Map<string, Application[]>();
    this.#placed = new Map();
    this.#size = 0;
    for (const application of Object.values(applications)) {
      this.#size += 1;
      const on = shelf(application);
      if (on === null) continue;
      this.#placed.set(application.id, on);
      const cards = shelves.get(on);
      if (cards) cards.push(application);
      else shelves.set(on, [application]);
    }
    const old = this.#shelves;
    this.#shelves = new Map();
    for (const [on, cards] of shelves) {
      const ids = cards.sort(compare).map(({ id }) => id);
      this.#shelves.set(on, sameOr(old.get(on), ids));
    }
  }

  #renew({ shelf, compare }: Arrangement, { applications }: Records, changed: readonly string[]): void {
    const old = this.#shelves;
    const touched = new Map<string, string[]>();
    const open = (on: string): string[] => {
      const ids = touched.get(on) ?? [...(old.get(on) ?? [])];
      touched.set(on, ids);
      return ids;
    };
    // All of them out first: what is left is still in order, and each finds its place by halving.
    for (const id of changed) {
      const on = this.#placed.get(id);
      if (on === undefined) continue;
      const ids = open(on);
      ids.splice(ids.indexOf(id), 1);
      this.#placed.delete(id);
    }
    for (const id of changed) {
      const application = applications[id];
      const on = application ? shelf(application) : null;
      if (!application || on === null) continue;
      const ids = open(on);
      let [low, high] = [0, ids.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        const other = applications[ids[middle] ?? ""];
        if (other && compare(other, application) < 0) low = middle + 1;
        else high = middle;
      }
      ids.splice(low, 0, id);
      this.#placed.set(id, on);
    }
    this.#shelves = new Map(old);
    for (const [on, ids] of touched) {
      if (ids.length === 0) this.#shelves.delete(on);
      else this.#shelves.set(on, sameOr(old.get(on), ids));
    }
  }
}

function sameOr(old: readonly string[] | undefined, ids: readonly string[]): readonly string[] {
  return old && old.length === ids.length && old.every((id, at) => id === ids[at]) ? old : ids;
}
