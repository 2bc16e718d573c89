/** What a referrer learns of what became of it: one word, and never more than the candidate was told themselves. */
import type { Application } from "../application/schema.ts";

export const coarseStatuses = ["received", "inProgress", "hired", "notGoingAhead", "withdrawn"] as const;
export type CoarseStatus = (typeof coarseStatuses)[number];

/**
 * From the last thing that the candidate was told, so that nobody hears a decision from a colleague before they hear it
 * themselves. Where the card stands, who decided what and why is not asked at all. Sent to another requisition it is in
 * progress, until something is said there. Null: not projected yet.
 */
export function coarseStatus(
  application: Pick<Application, "told" | "origin" | "status"> | null,
): CoarseStatus {
  switch (application?.told?.notice.kind) {
    case "stage":
      return "inProgress";
    case "hired":
      return "hired";
    case "notSelected":
      return "notGoingAhead";
    case "withdrawn":
      return "withdrawn";
    default:
      return application && (application.origin || application.status === "leaving")
        ? "inProgress"
        : "received";
  }
}

/** The day of a moment, in UTC: a referrer learns no hour of anything. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
