import type { Id } from "#domain/ids/ids.ts";
import type { Env } from "#workers/env.ts";
import { openStatusLink } from "./candidate-status.ts";

export interface VerifiedLink {
  organization: Id<"org">;
  candidate: Id<"cand">;
  application: Id<"app">;
  link: Id<"slk">;
}

/** What a token opens, or null if it opens nothing (any more). */
export async function verifyStatusLink(env: Env, token: string): Promise<VerifiedLink | null> {
  const opened = await openStatusLink(env, token);
  if (!opened.ok) return null;
  const { organizationId, candidateId, applicationId, id } = opened.value;
  return { organization: organizationId, candidate: candidateId, application: applicationId, link: id };
}
