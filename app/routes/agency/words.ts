/** What people read about agencies' submissions. */
import type { ComponentProps } from "react";
import type { Badge } from "#app/components/ui/badge.tsx";
import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import type { Ownership, SubmissionStatus } from "#domain/agency/schema.ts";

export const statusWords: Record<SubmissionStatus, () => string> = {
  submitted: m.agency_status_submitted,
  accepted: m.agency_status_accepted,
  declined: m.agency_status_declined,
  alreadyKnown: m.agency_status_alreadyKnown,
};
export const statusTones: Record<SubmissionStatus, ComponentProps<typeof Badge>["tone"]> = {
  submitted: "info",
  accepted: "success",
  declined: "outline",
  alreadyKnown: "warning",
};

/** A day, in UTC: ownership is counted in days, and both sides are to read the same one. */
export function dayWords(at: number): string {
  return new Intl.DateTimeFormat(getLocale(), { dateStyle: "medium", timeZone: "UTC" }).format(at);
}

/** "Theirs until 22 May 2027", or that it has ended. */
export function ownershipWords({ ownership, running }: { ownership: Ownership; running: boolean }): string {
  const day = dayWords(ownership.until);
  return running ? m.agency_owned_until({ day }) : m.agency_owned_ended({ day });
}
