/** Work that kept failing, as an administrator sees it: what it was about, and since when it waits. */
import { z } from "zod";

/** `board`: news of a requisition for lists and search · `lists`, `audit`: the organization's own · `reading`: a file. */
export const parkedKinds = ["board", "lists", "audit", "reading"] as const;

export const parkedViewSchema = z.object({
  id: z.string(),
  kind: z.enum(parkedKinds),
  /** The requisition's title or the file's name; null if there is none any more. */
  about: z.string().nullable(),
  attempts: z.number().int(),
  parkedAt: z.number().int(),
});
export type ParkedView = z.infer<typeof parkedViewSchema>;
