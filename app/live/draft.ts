/**
 * A room's state while many facts are applied to it. A fact about one application is applied to a state that holds
 * only that one, and the 5,000 others are copied once at the end, not once for each fact. `evolve` stays the rule.
 */
import type { Application } from "#domain/application/schema.ts";
import { type DatedFact, evolve } from "#domain/requisition/evolve.ts";
import type { RoomState } from "#domain/requisition/schema.ts";

export class Draft {
  #base: RoomState;
  #touched = new Map<string, Application | null>();
  #whole: RoomState | null;

  constructor(state: RoomState) {
    this.#base = state;
    this.#whole = state;
  }

  application(id: string): Application | undefined {
    const touched = this.#touched.get(id);
    return touched === null ? undefined : (touched ?? this.#base.applications[id]);
  }

  /** The state as far as one application goes: right about it and about the room, silent about all others. */
  about(id: string): RoomState {
    const known = this.application(id);
    return { ...this.#base, applications: known ? { [id]: known } : {} };
  }

  /** All of it. The same object until another fact comes. */
  whole(): RoomState {
    if (this.#whole) return this.#whole;
    const applications = { ...this.#base.applications };
    for (const [id, application] of this.#touched) {
      if (application) applications[id] = application;
      else delete applications[id];
    }
    this.#base = { ...this.#base, applications };
    this.#touched = new Map();
    this.#whole = this.#base;
    return this.#whole;
  }

  apply(fact: DatedFact): void {
    const id = fact.application;
    if (id === undefined) {
      this.#base = evolve(this.whole(), fact);
      this.#whole = this.#base;
      return;
    }
    const before = this.about(id);
    const after = evolve(before, fact);
    if (after === before) return;
    if (after.applications !== before.applications) this.#touched.set(id, after.applications[id] ?? null);
    this.#base = { ...after, applications: this.#base.applications };
    this.#whole = null;
  }
}
