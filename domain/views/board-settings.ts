/** What of a board somebody looks at, and how: in the page's address, and under a name in a saved view. */
import { z } from "zod";
import { userIdSchema } from "../application/schema.ts";
import { idSchema } from "../ids/ids.ts";

export const boardLayouts = ["board", "table"] as const;
/** `active` holds those that are leaving too; `all` everybody, also who has left. */
export const shownStatuses = ["active", "rejected", "withdrawn", "hired", "all"] as const;
export const boardSorts = ["board", "name", "age", "applied"] as const;
export const boardGroups = ["none", "stage", "source", "assignee"] as const;
export const boardLanes = ["none", "source", "assignee"] as const;
export const tableColumns = [
  "headline",
  "stage",
  "status",
  "labels",
  "assignee",
  "source",
  "age",
  "applied",
  "told",
] as const;
export type TableColumn = (typeof tableColumns)[number];

/** Nobody looks after it. */
export const nobody = "nobody";

const longest = 30;
/** One of our sources or one of the organization's list; whatever it is, it is only compared. */
const sourceKey = z.string().min(1).max(64);

export const boardSettingsSchema = z.object({
  layout: z.enum(boardLayouts).default("board"),
  /** Words that a card's name or headline must contain, in any order. */
  text: z.string().max(200).default(""),
  status: z.enum(shownStatuses).default("active"),
  /** Of each list: any of them; none means that it does not matter. */
  stages: z.array(idSchema("stg")).max(longest).default([]),
  labels: z.array(idSchema("lbl")).max(longest).default([]),
  sources: z.array(sourceKey).max(longest).default([]),
  assignees: z
    .array(z.union([z.literal(nobody), userIdSchema]))
    .max(longest)
    .default([]),
  /** Days in the stage, at least; or over the stage's own limit. */
  age: z
    .union([z.number().int().min(1).max(3650), z.literal("late")])
    .nullable()
    .default(null),
  sort: z.enum(boardSorts).default("board"),
  /** The other way round. */
  reverse: z.boolean().default(false),
  /** Of the table. */
  group: z.enum(boardGroups).default("none"),
  /** Of the board. */
  lanes: z.enum(boardLanes).default("none"),
  /** Of the table, in order; the name always comes first. */
  columns: z
    .array(z.enum(tableColumns))
    .max(tableColumns.length)
    .default(["stage", "labels", "assignee", "source", "age", "applied"]),
});
export type BoardSettings = z.infer<typeof boardSettingsSchema>;

/** Everybody who is active, as a board. */
export const plainSettings: BoardSettings = boardSettingsSchema.parse({});

/** A person's, or the team's. */
export const savedViewSchema = z.object({
  id: idSchema("view"),
  name: z.string(),
  /** Everybody who may open the board sees it; else its owner alone. */
  team: z.boolean(),
  /** On every board; else on one requisition's. */
  everywhere: z.boolean(),
  /** The viewer may rename, change and delete it. */
  mayEdit: z.boolean(),
  settings: boardSettingsSchema,
});
export type SavedView = z.infer<typeof savedViewSchema>;

export const savedViewsSchema = z.object({
  views: z.array(savedViewSchema),
  /** The one that the viewer's board opens with. */
  default: idSchema("view").nullable(),
});
export type SavedViews = z.infer<typeof savedViewsSchema>;

export const viewNameSchema = z.string().trim().min(1).max(60);
export const newViewSchema = z.object({
  name: viewNameSchema,
  team: z.boolean().default(false),
  everywhere: z.boolean().default(false),
  settings: boardSettingsSchema,
});
export type NewView = z.infer<typeof newViewSchema>;
export const viewEditSchema = z.object({
  name: viewNameSchema.optional(),
  team: z.boolean().optional(),
  settings: boardSettingsSchema.optional(),
});
export type ViewEdit = z.infer<typeof viewEditSchema>;
