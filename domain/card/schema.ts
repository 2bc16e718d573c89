/**
 * A card's document: its labels and its checklist, as the room checks them and the panel shows them. Two Yjs maps:
 * `labels` (label → true) and `checklist` (item → a map of the fields below). What a board shows of it is its summary.
 */
import { z } from "zod";
import { rankSchema, userIdSchema } from "../application/schema.ts";
import { idSchema } from "../ids/ids.ts";

export const labelsRoot = "labels";
export const checklistRoot = "checklist";

export const cardLimits = { labels: 50, items: 100, characters: 200 } as const;

/** A calendar day that is the same day everywhere: it has no time, and so no zone. */
export const daySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((day) => new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) ?? false);

/** What an item of the checklist holds. Order is by `rank`, then id. */
export const checklistFields = {
  text: z.string().trim().min(1).max(cardLimits.characters),
  done: z.boolean(),
  assignee: userIdSchema.nullable(),
  /** The last day on which it is in time. */
  due: daySchema.nullable(),
  rank: rankSchema,
} as const;
export type ChecklistField = keyof typeof checklistFields;

export const checklistItemSchema = z.object(checklistFields);
export type ChecklistItem = z.infer<typeof checklistItemSchema>;

/** Whether an item may have this field with this value. */
export function isChecklistField(field: string, value: unknown): boolean {
  return (
    Object.hasOwn(checklistFields, field) && checklistFields[field as ChecklistField].safeParse(value).success
  );
}

/** What a board shows of a card's document. */
export const cardSummarySchema = z.object({
  /** In the order of their ids. */
  labels: z.array(idSchema("lbl")).max(cardLimits.labels),
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
  /** The earliest day by which something undone is wanted. */
  due: daySchema.optional(),
});
export type CardSummary = z.infer<typeof cardSummarySchema>;

export type Summaries = Readonly<Record<string, CardSummary>>;

export const nothingOnCard: CardSummary = { labels: [], done: 0, total: 0 };

/** Whether there is nothing to show. */
export function isNothing({ labels, total }: CardSummary): boolean {
  return labels.length === 0 && total === 0;
}

/** The summary of these labels and items. */
export function summarize(labels: Iterable<string>, items: Iterable<ChecklistItem>): CardSummary {
  const all = [...items];
  const open = all.filter(({ done }) => !done);
  const due = open.flatMap(({ due: day }) => day ?? []).sort()[0];
  return {
    labels: [...labels].sort().slice(0, cardLimits.labels) as CardSummary["labels"],
    done: all.length - open.length,
    total: all.length,
    ...(due === undefined ? {} : { due }),
  };
}

/** The summary after a change of labels. */
export function relabelled(
  summary: CardSummary,
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): CardSummary {
  const labels = new Set<string>([...summary.labels, ...add]);
  for (const label of remove) labels.delete(label);
  return { ...summary, labels: [...labels].sort().slice(0, cardLimits.labels) as CardSummary["labels"] };
}
