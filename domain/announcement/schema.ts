/** What a candidate is told, and when. The words are made in the candidate's language on their page. */
import { z } from "zod";
import { idSchema } from "../ids/ids.ts";
import { stageNameSchema } from "../pipeline/schema.ts";

/** Everything that may ever be said to a candidate about an application: no internal names, no reasons. */
export const noticeSchema = z.discriminatedUnion("kind", [
  /** The application arrived; `publicName` is the first public stage, if there is one. */
  z.object({
    kind: z.literal("received"),
    publicName: stageNameSchema.nullable(),
    next: stageNameSchema.nullable(),
  }),
  /** The candidate now stands in the stage with this public name; `next` is what usually follows. */
  z.object({ kind: z.literal("stage"), publicName: stageNameSchema, next: stageNameSchema.nullable() }),
  /** The team decided not to go on. */
  z.object({ kind: z.literal("notSelected") }),
  /** The candidate withdrew, as they said to the team. */
  z.object({ kind: z.literal("withdrawn") }),
  /** The candidate got the role. */
  z.object({ kind: z.literal("hired") }),
]);
export type Notice = z.infer<typeof noticeSchema>;

/** An announcement that waits for its time. */
export const pendingAnnouncementSchema = z.object({
  stage: idSchema("stg"),
  /** UTC epoch milliseconds. */
  dueAt: z.number().int().nonnegative(),
});
export type PendingAnnouncement = z.infer<typeof pendingAnnouncementSchema>;

/** A line in a candidate's inbox: idempotent by (requisition, seq). */
export const inboxEntrySchema = z.object({
  requisition: idSchema("req"),
  application: idSchema("app"),
  /** The room's event that it came from. */
  seq: z.number().int().positive(),
  /** UTC epoch milliseconds: when it was announced. */
  at: z.number().int().nonnegative(),
  notice: noticeSchema,
});
export type InboxEntry = z.infer<typeof inboxEntrySchema>;
