/** What tells a member that somebody called them: ids only, never a word of a note. */
import { z } from "zod";
import { userIdSchema } from "../application/schema.ts";
import { idSchema } from "../ids/ids.ts";

export const noticeOfMentionSchema = z.object({
  id: idSchema("ntc"),
  /** Who is told. */
  user: userIdSchema,
  /** Who mentioned them. */
  by: userIdSchema,
  /** UTC epoch milliseconds. */
  at: z.number().int().nonnegative(),
  requisition: idSchema("req"),
  application: idSchema("app"),
  /** The note's name (domain/live/documents.ts). */
  document: z.string().max(200),
});
export type NoticeOfMention = z.infer<typeof noticeOfMentionSchema>;

/** What a room asks of the hub: to tell, or to take back what it told. */
export const noticeChangeSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("tell"), notice: noticeOfMentionSchema }),
  z.object({ do: z.literal("takeBack"), notice: noticeOfMentionSchema.pick({ id: true, user: true }) }),
]);
export type NoticeChange = z.infer<typeof noticeChangeSchema>;

/** A notice as its member's list has it. */
export const keptNoticeSchema = noticeOfMentionSchema.extend({ seen: z.boolean() });
export type KeptNotice = z.infer<typeof keptNoticeSchema>;

/** What one member keeps; older ones go. */
export const mostNotices = 100;
