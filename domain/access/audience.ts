/** Who may know that a requisition exists: what the organization's object needs to tell people of it, and no more. */
import { z } from "zod";
import { type Capability, can } from "./access.ts";
import { reaches, stranger } from "./requisition.ts";

export const audienceSchema = z.object({
  confidential: z.boolean(),
  /** Who is on its team. */
  users: z.array(z.string().min(1).max(64)).max(10_000),
  /** For whom it does not exist: who applied there, and managers of internal applicants. */
  hidden: z.array(z.string().min(1).max(64)).max(10_000).default([]),
});
export type Audience = z.infer<typeof audienceSchema>;

/** Nothing was said about it: it is not confidential, and nobody is on its team. */
export const anybody: Audience = { confidential: false, users: [], hidden: [] };

/** Who hears news at all: of requisitions, or of their own interviews. */
export function mayHearNews(actor: { capabilities: readonly Capability[] }): boolean {
  return can(actor, "requisition.list") || can(actor, "interview.conduct");
}

/** Whether this member may be told of the requisition: whether they see lists of them, and reach it. */
export function mayKnowOf(
  actor: { id: string; capabilities: readonly Capability[] },
  { confidential, users, hidden }: Audience,
): boolean {
  if (!can(actor, "requisition.list")) return false;
  // Reaching it is the same by every place on its team.
  const team = users.includes(actor.id) ? (["panel"] as const) : [];
  return reaches(actor, { ...stranger, confidential, team, hiddenReport: hidden.includes(actor.id) });
}
