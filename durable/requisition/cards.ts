/**
 * The cards' documents as the room itself uses them: it writes labels that a command puts on and the items of a stage's
 * checklist, and keeps of each card what a board shows (a row in `summaries`). Within the caller's transaction.
 */
import { generateNKeysBetween } from "fractional-indexing";
import * as Y from "yjs";
import { z } from "zod";
import { type CardSummary, cardLimits, cardSummarySchema, nothingOnCard } from "#domain/card/schema.ts";
import { type Id, idSchema } from "#domain/ids/ids.ts";
import type { ChecklistTemplate } from "#domain/pipeline/schema.ts";
import type { LabelChange } from "#domain/requisition/decision.ts";
import type { LiveDocument } from "#durable/kit/live-document.ts";
import { checklistOf, labelsOf, readItem, summaryOf } from "#durable/requisition/card-document.ts";

const rowSchema = z.object({
  summary: cardSummarySchema,
  /** Items of templates that this card has been given: what somebody took away does not come back. */
  given: z.array(idSchema("chk")),
});
type Row = z.infer<typeof rowSchema>;

/** What the room changed of a card, to be told after the commit. */
export interface CardChange {
  application: Id<"app">;
  update: Uint8Array | null;
  /** Null if the board shows the same as before. */
  summary: CardSummary | null;
}

export interface CardsDeps {
  sql: SqlStorage;
  /** The card's document. */
  open(application: Id<"app">): LiveDocument;
}

export class Cards {
  readonly #deps: CardsDeps;
  #rows: Map<string, Row> | null = null;
  #shown: Record<string, CardSummary> | null = null;

  constructor(deps: CardsDeps) {
    this.#deps = deps;
  }

  /** What boards show, of cards that have something to show; the same object until that changes. */
  summaries(): Record<string, CardSummary> {
    this.#shown ??= Object.fromEntries(
      [...this.#all()].map(([application, { summary }]) => [application, summary]),
    );
    return this.#shown;
  }

  /** Puts labels on and takes them off. */
  label(application: Id<"app">, { add, remove }: LabelChange): CardChange {
    return this.#change(application, (doc) => {
      const labels = labelsOf(doc);
      for (const label of remove) labels.delete(label);
      for (const label of add) {
        if (!labels.has(label) && labels.size < cardLimits.labels) labels.set(label, true);
      }
    });
  }

  /** A card has entered a stage: what there is to do there, but for what it was given before. */
  enter(application: Id<"app">, template: ChecklistTemplate): CardChange | null {
    const given = this.#all().get(application)?.given ?? [];
    const fresh = template.filter(({ id }) => !given.includes(id));
    if (fresh.length === 0) return null;
    return this.#change(
      application,
      (doc) => {
        const checklist = checklistOf(doc);
        const last = [...checklist.values()]
          .flatMap((value) => readItem(value)?.rank ?? [])
          .sort()
          .at(-1);
        const ranks = generateNKeysBetween(last ?? null, null, fresh.length);
        for (const [at, { id, text }] of fresh.entries()) {
          if (checklist.has(id) || checklist.size >= cardLimits.items) continue;
          const fields = { text, done: false, assignee: null, due: null, rank: ranks[at] ?? "a0" };
          checklist.set(id, new Y.Map(Object.entries(fields)));
        }
      },
      fresh.map(({ id }) => id),
    );
  }

  /** Looks at a card's document again; its summary if it is another. */
  look(application: Id<"app">, { doc }: LiveDocument, given: readonly Id<"chk">[] = []): CardSummary | null {
    const before = this.#all().get(application);
    const summary = summaryOf(doc);
    const same = JSON.stringify(before?.summary ?? nothingOnCard) === JSON.stringify(summary);
    if (same && given.length === 0) return null;
    const row: Row = { summary, given: [...(before?.given ?? []), ...given] };
    this.#deps.sql.exec(
      "INSERT INTO summaries (application, json) VALUES (?, ?) ON CONFLICT DO UPDATE SET json = excluded.json",
      application,
      JSON.stringify(row),
    );
    this.#all().set(application, row);
    this.#shown = null;
    return same ? null : summary;
  }

  /** Drops what is in memory; it is read again when needed. */
  forget(): void {
    this.#rows = null;
    this.#shown = null;
  }

  #change(application: Id<"app">, edit: (doc: Y.Doc) => void, given: Id<"chk">[] = []): CardChange {
    const live = this.#deps.open(application);
    const update = live.change(edit);
    return { application, update, summary: this.look(application, live, given) };
  }

  #all(): Map<string, Row> {
    if (this.#rows) return this.#rows;
    const rows = this.#deps.sql
      .exec<{ application: string; json: string }>("SELECT application, json FROM summaries")
      .toArray();
    this.#rows = new Map(
      rows.map(({ application, json }) => [application, rowSchema.parse(JSON.parse(json))]),
    );
    return this.#rows;
  }
}
