/** What the team's pages and the API receive. Only what the viewer may see is in it. */
import { z } from "zod";
import { capabilitySchema } from "../access/access.ts";
import { sightSchema } from "../access/faces.ts";
import { rankSchema } from "../application/schema.ts";
import { cardSummarySchema } from "../card/schema.ts";
import { idSchema } from "../ids/ids.ts";
import { requisitionStatusSchema, roomStateSchema } from "../requisition/schema.ts";
import { cardAgencySchema } from "./agency.ts";

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

/** A line of an application's timeline. `type` and `data` are the event's; names are resolved for the viewer. */
export const timelineEntrySchema = z.object({
  seq: z.number().int().positive(),
  /** In which requisition: an application may have come from another one. */
  requisition: idSchema("req").optional(),
  at: z.number().int(),
  type: z.string(),
  actor: z.object({ kind: z.enum(["user", "candidate", "apiKey", "system"]), name: z.string() }),
  /** Stage names, reason labels, public names: resolved, in the order that the message needs. */
  params: z.record(z.string(), z.string()),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

export const fileViewSchema = z.object({
  id: idSchema("file"),
  name: z.string(),
  type: z.enum(["pdf", "docx", "txt"]),
  bytes: z.number().int(),
  uploadedAt: z.number().int(),
  reading: z.enum(readingStatuses),
  /** A refusal code when the file could not be read. */
  problem: z.string().nullable(),
  /** Signed, good for five minutes. */
  url: z.string(),
});
export type FileView = z.infer<typeof fileViewSchema>;

/** What the team sees of an application being a colleague's. */
export const internalViewSchema = z.object({
  /** Their managers may see it. */
  released: z.boolean(),
  /** From whom it is hidden until then, the direct manager first; empty for who cannot release it. */
  hiddenFrom: z.array(z.object({ id: z.string(), name: z.string(), hiringManager: z.boolean() })),
});
export type InternalView = z.infer<typeof internalViewSchema>;

export const cardViewSchema = z.object({
  application: idSchema("app"),
  /** Whoever may not know of somebody has no card to open. */
  sight: sightSchema.exclude(["hidden"]),
  alias: z.string().optional(),
  /** Empty while anonymous. */
  candidate: z.object({
    id: idSchema("cand").optional(),
    name: z.string().nullable().optional(),
    headline: z.string().nullable().optional(),
    email: z.string().nullable().optional(),
    phone: z.string().nullable().optional(),
    location: z.string().nullable().optional(),
  }),
  /** Of a private candidate: for whom, by id. */
  privateFor: z.array(z.string()).optional(),
  /** One that we know, or the name of one of the organization's own. */
  source: z.string(),
  createdAt: z.number().int(),
  /** Absent: they do not work here. */
  internal: internalViewSchema.optional(),
  /** Who of the organization recommended them, and what they wrote. */
  referral: z.object({ by: z.string(), note: z.string().nullable() }).optional(),
  files: z.array(fileViewSchema),
  /** Instead of files while anonymous: what they say, without names, contact and links. */
  redacted: z.array(z.string()).optional(),
  timeline: z.array(timelineEntrySchema),
  /** Up to which event the timeline goes. */
  seq: z.number().int().nonnegative(),
  /** The candidate's page; null when the viewer may not have it or it was revoked. */
  statusLink: z.string().nullable(),
  /** Whose the candidate is or was; absent: no agency's, or not the viewer's to know. */
  agency: cardAgencySchema.optional(),
  abilities: z.array(capabilitySchema),
});
export type CardView = z.infer<typeof cardViewSchema>;
