/** The lists that an organization edits: what its people choose from on every requisition. */
import { z } from "zod";
import { idSchema } from "../ids/ids.ts";
import {
  closeReasonSchema,
  type Lists,
  labelSchema,
  reasonSchema,
  sourceEntrySchema,
} from "../requisition/schema.ts";

export const listNames = ["labels", "reasons", "closeReasons", "sources"] as const;
export const listNameSchema = z.enum(listNames);
export type ListName = z.infer<typeof listNameSchema>;

/** What the ids of a list's entries begin with. */
export const listPrefix = {
  labels: "lbl",
  reasons: "rsn",
  closeReasons: "rsn",
  sources: "src",
} as const satisfies Record<ListName, "lbl" | "rsn" | "src">;

/** Entries that a list may have, archived ones too. */
export const mostEntries = {
  labels: 200,
  reasons: 100,
  closeReasons: 100,
  sources: 200,
} as const satisfies Record<ListName, number>;
export const longestName = {
  labels: 40,
  reasons: 80,
  closeReasons: 80,
  sources: 80,
} as const satisfies Record<ListName, number>;

/** An entry of any list, as the settings show it. */
export const listEntrySchema = z.object({
  id: z.union([idSchema("lbl"), idSchema("rsn"), idSchema("src")]),
  name: z.string().trim().min(1).max(80),
  /** Reasons only. */
  side: reasonSchema.shape.side.nullable(),
  /** Labels only. */
  hue: labelSchema.shape.hue.nullable(),
  archived: z.boolean(),
});
export type ListEntry = z.infer<typeof listEntrySchema>;
export const listEntriesSchema = z.record(listNameSchema, z.array(listEntrySchema));
export type ListEntries = Record<ListName, ListEntry[]>;

/** A new entry: a label needs a hue, a reason a side. */
export const newEntrySchema = z.object({
  name: z.string().trim().min(1).max(80),
  side: reasonSchema.shape.side.optional(),
  hue: labelSchema.shape.hue.optional(),
});
export type NewEntry = z.infer<typeof newEntrySchema>;

export const entryEditSchema = newEntrySchema.partial().extend({ archived: z.boolean().optional() });
export type EntryEdit = z.infer<typeof entryEditSchema>;

/** The lists in the shape that rooms know them by. */
export function listsOf(entries: ListEntries): Lists {
  const flag = (archived: boolean) => (archived ? { archived: true as const } : {});
  return {
    labels: entries.labels.map(({ id, name, hue, archived }) =>
      labelSchema.parse({ id, name, hue: hue ?? 0, ...flag(archived) }),
    ),
    reasons: entries.reasons.map(({ id, name, side, archived }) =>
      reasonSchema.parse({ id, label: name, side: side ?? "weDeclined", ...flag(archived) }),
    ),
    closeReasons: entries.closeReasons.map(({ id, name, archived }) =>
      closeReasonSchema.parse({ id, label: name, ...flag(archived) }),
    ),
    sources: entries.sources.map(({ id, name, archived }) =>
      sourceEntrySchema.parse({ id, name, ...flag(archived) }),
    ),
  };
}

/** The entries that are offered: those in use, in order. */
export function offered<T extends { archived?: true | undefined }>(list: readonly T[]): T[] {
  return list.filter((entry) => !entry.archived);
}
