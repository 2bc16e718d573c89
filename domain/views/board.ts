/** What a board and the list of requisitions are drawn from. Only what the viewer may see is in it. */
import { z } from "zod";
import { capabilitySchema } from "../access/access.ts";
import { sightSchema } from "../access/faces.ts";
import { rankSchema } from "../application/schema.ts";
import { cardSummarySchema } from "../card/schema.ts";
import { idSchema } from "../ids/ids.ts";
import { requisitionStatusSchema, roomStateSchema } from "../requisition/schema.ts";

export const readingStatuses = ["none", "reading", "read", "unreadable"] as const;

/** A card's face: what changes with the person, not with the pipeline. Comes from D1, never from the room. */
export const faceSchema = z.object({
  application: idSchema("app"),
  version: z.number().int().nonnegative(),
  /** How much of the person the viewer sees (domain/access/faces.ts). What they do not see is left out. */
  sight: sightSchema,
  /** What an anonymous one is called: the same wherever this application is shown. */
  alias: z.string().optional(),
  candidate: idSchema("cand").optional(),
  /** The display name; null while a dropped file is still being read or has none. */
  name: z.string().nullable().optional(),
  headline: z.string().nullable().optional(),
  /** How far the reading of the candidate's file is. */
  reading: z.enum(readingStatuses),
  /** The name of the dropped file, as a stand-in for a name. */
  fileName: z.string().nullable().optional(),
  /** A private candidate, whom the viewer may see. */
  locked: z.literal(true).optional(),
});
export type Face = z.infer<typeof faceSchema>;

export const boardPersonSchema = z.object({
  id: z.string(),
  name: z.string(),
  hue: z.number().int().min(0).max(359),
});
export type BoardPerson = z.infer<typeof boardPersonSchema>;

export const boardViewSchema = z.object({
  requisition: z.object({
    id: idSchema("req"),
    title: z.string(),
    team: z.string(),
    department: z.string(),
    location: z.string(),
    status: requisitionStatusSchema,
  }),
  /** Facts as of this event. */
  seq: z.number().int().nonnegative(),
  state: roomStateSchema,
  ranks: z.record(idSchema("app"), rankSchema),
  /** Labels and checklists, of cards that have any. */
  summaries: z.record(idSchema("app"), cardSummarySchema),
  /** All of a small board; of a large one those of the first cards of each stage: ask for the others by id. */
  faces: z.array(faceSchema),
  /** Who of the organization may open the board: whom a card can be given to. */
  people: z.array(boardPersonSchema).default([]),
  /** What the viewer may do here. */
  abilities: z.array(capabilitySchema),
});
export type BoardView = z.infer<typeof boardViewSchema>;

export const requisitionRowSchema = z.object({
  id: idSchema("req"),
  title: z.string(),
  team: z.string(),
  department: z.string(),
  location: z.string(),
  status: requisitionStatusSchema,
  openings: z.number().int().nonnegative(),
  /** Active applications, stage by stage, in order. */
  stages: z.array(z.object({ id: idSchema("stg"), name: z.string(), active: z.number().int() })),
  active: z.number().int(),
  rejected: z.number().int(),
  hired: z.number().int(),
  /** UTC epoch milliseconds of the last thing that happened. */
  lastActivityAt: z.number().int(),
  createdAt: z.number().int(),
  /** Last projected event. */
  seq: z.number().int().nonnegative(),
});
export type RequisitionRow = z.infer<typeof requisitionRowSchema>;
