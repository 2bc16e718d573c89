/** Parts of a snapshot that are costly on a large board: made anew only when what they are made of has changed. */
import type { Capability } from "#domain/access/access.ts";
import { type Overlay, type Shown, show } from "./overlay.ts";

type Ranks = Readonly<Record<string, string>>;

export class SnapshotParts {
  readonly #abilities: readonly Capability[];
  #shown: { overlay: Overlay; facts: Shown } | null = null;
  #ranks: { parts: Ranks[]; merged: Ranks } | null = null;
  #waiting: { facts: ReadonlySet<string>; own: Ranks; all: ReadonlySet<string> } | null = null;

  constructor(abilities: readonly Capability[]) {
    this.#abilities = abilities;
  }

  /** The facts with everything pending done. */
  facts(overlay: Overlay): Shown {
    if (this.#shown?.overlay !== overlay) {
      this.#shown = { overlay, facts: show(overlay, { capabilities: [...this.#abilities] }) };
    }
    return this.#shown.facts;
  }

  /** Order keys, later parts over earlier ones. */
  ranks(parts: Ranks[]): Ranks {
    const same = this.#ranks?.parts.every((part, at) => part === parts[at] || areEmpty(part, parts[at]));
    if (!this.#ranks || !same) {
      const [only, ...more] = parts.filter((part) => !areEmpty(part));
      const merged = only && more.length === 0 ? only : Object.assign({}, ...parts);
      this.#ranks = { parts, merged };
    }
    return this.#ranks.merged;
  }

  /** Applications with a command that waits, or with a place that is not durable yet. */
  waiting(facts: ReadonlySet<string>, own: Ranks): ReadonlySet<string> {
    if (areEmpty(own)) return facts;
    if (this.#waiting?.facts !== facts || this.#waiting.own !== own) {
      this.#waiting = { facts, own, all: new Set([...facts, ...Object.keys(own)]) };
    }
    return this.#waiting.all;
  }
}

function areEmpty(...records: (Ranks | undefined)[]): boolean {
  return records.every((record) => {
    for (const _key in record) return false;
    return record !== undefined;
  });
}
