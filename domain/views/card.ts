/** What an opened card is drawn from. Only what the viewer may see is in it. */
import { z } from "zod";
import { capabilitySchema } from "../access/access.ts";
import { sightSchema } from "../access/faces.ts";
import { idSchema } from "../ids/ids.ts";
import { cardAgencySchema } from "./agency.ts";
import { readingStatuses } from "./board.ts";

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
