/** Who sees what of an interview, and when. Pure; asked by queries alone, so that nothing else is ever read. */
import type { Application } from "../application/schema.ts";
import type { Interview, KitPart } from "./schema.ts";

const day = 24 * 60 * 60_000;
/** From how long before an interview until how long after it what is personal can be opened, in milliseconds. */
export const opensBefore = day;
export const closesAfter = 7 * day;

/** In these an interview goes on; of somebody who left (or was rejected) nothing is shown. */
const goesOn: readonly Application["status"][] = ["active", "hired"];

/** Whether it exists for this person, as one who interviews. */
export function interviews(
  user: string,
  interview: Interview,
  { status }: Pick<Application, "status">,
): boolean {
  return interview.status !== "cancelled" && goesOn.includes(status) && interview.interviewers.includes(user);
}

/**
 * Whether the résumé and contact data can be opened now: from a day before until seven days after; without a time, as
 * long as it is planned.
 */
export function personalIsOpen({ at, minutes, status }: Interview, now: number): boolean {
  if (at === null) return status === "planned";
  return now >= at - opensBefore && now <= at + minutes * 60_000 + closesAfter;
}

/** Whether this part of the candidate is shown now. */
export function kitShows(interview: Interview, part: KitPart, now: number): boolean {
  const personal = part === "resume" || part === "contact";
  return interview.shows[part] && (!personal || personalIsOpen(interview, now));
}

/** Whether it lies behind us: its time has passed, or somebody has said so. */
export function isPast(
  { at, minutes, status }: Pick<Interview, "at" | "minutes" | "status">,
  now: number,
): boolean {
  return status === "done" || (at !== null && at + minutes * 60_000 < now);
}
