/**
 * A socket's grant is believed for a while only: what an object asks the Worker when the time is up, and what it is
 * told. One call carries all asks of an object.
 */
import { z } from "zod";
import { grantSchema } from "../access/access.ts";
import { idSchema } from "../ids/ids.ts";

/** How long an object believes a grant, in milliseconds. */
export const leaseMs = 60_000;
/** An object that is awake asks this long before the time is up, so that nobody in a busy room waits. */
export const renewEarlyMs = 15_000;
/** Asks in one call. */
export const mostLeaseAsks = 1_000;

export const leaseAskSchema = z.object({
  session: z.string().min(1).max(64),
  user: z.string().min(1).max(64),
  organization: idSchema("org"),
  /** Null for the organization's own socket (lists). */
  requisition: idSchema("req").nullable(),
  /** Which document of the requisition's room; null for the organization's own socket. */
  document: z.string().max(200).nullable(),
});
export type LeaseAsk = z.infer<typeof leaseAskSchema>;

/** A fresh grant; or the session has ended; or the person may not read this any more. */
export const leaseAnswerSchema = z.union([
  z.object({ grant: grantSchema }),
  z.object({ over: z.enum(["ended", "removed"]) }),
]);
export type LeaseAnswer = z.infer<typeof leaseAnswerSchema>;
