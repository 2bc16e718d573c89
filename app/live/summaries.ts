/** What each card shows of its labels and checklist: as the room says it, with our own waiting labels put on. */

import type { CardSummary } from "#domain/card/schema.ts";
import { nothingOnCard, relabelled, type Summaries } from "#domain/card/schema.ts";
import type { Overlay } from "./overlay.ts";

export class SummaryStore {
  #confirmed: Summaries;
  #shown: { overlay: Overlay; confirmed: Summaries; summaries: Summaries } | null = null;

  constructor(confirmed: Summaries) {
    this.#confirmed = confirmed;
  }

  /** Everything, as a room says it to who joins. */
  replace(summaries: Summaries): void {
    this.#confirmed = summaries;
  }

  /** One card's. */
  set(application: string, summary: CardSummary): void {
    this.#confirmed = { ...this.#confirmed, [application]: summary };
  }

  /** With the labels of commands that have no answer yet; the same object as long as nothing is another. */
  shown(overlay: Overlay): Summaries {
    const confirmed = this.#confirmed;
    if (this.#shown?.overlay === overlay && this.#shown.confirmed === confirmed) return this.#shown.summaries;
    let summaries = confirmed;
    for (const { command, acked } of overlay.pending) {
      if (command.type !== "application.label" || acked !== null) continue;
      const { application, add, remove } = command.args;
      summaries = {
        ...summaries,
        [application]: relabelled(summaries[application] ?? nothingOnCard, { add, remove }),
      };
    }
    this.#shown = { overlay, confirmed, summaries };
    return summaries;
  }
}
