import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { CandidateStatus } from "#domain/views/candidate-status.ts";
import { mergeEntries } from "#domain/views/standing.ts";
import { tenantDb } from "#workers/db/tenant/db.ts";
import type { Env } from "#workers/env.ts";
import { readStatusToken } from "#workers/links/status-token.ts";
import { inboxEntries } from "#workers/objects.ts";
import { findRequisition } from "./find-requisition.ts";
import { organizationName } from "./organization-name.ts";
import { linkById, type StatusLinkRow } from "./status-links.ts";

/** The link behind a token. Refuses with resource.missing (not ours) or link.revoked. */
export async function openStatusLink(env: Env, token: string): Promise<Outcome<StatusLinkRow>> {
  const id = await readStatusToken(env.LINK_SECRET, token);
  const link = id ? await linkById(env, id) : undefined;
  if (!link) return refuse("resource.missing");
  return link.revokedAt === null ? accept(link) : refuse("link.revoked");
}

/** What a candidate may see of their application, by their link's token. Nothing from inside is read at all. */
export async function viewCandidateStatus(env: Env, token: string): Promise<Outcome<CandidateStatus>> {
  const opened = await openStatusLink(env, token);
  if (!opened.ok) return opened;
  const { organizationId: organization, requisitionId, applicationId, candidateId } = opened.value;
  const [entries, name] = await Promise.all([
    inboxEntries(env, { organization, candidate: candidateId }, applicationId),
    organizationName(env, organization),
  ]);
  const said = mergeEntries([], entries);
  // Transferred, it is about the other role from the moment on in which that one says something.
  const about = said.at(-1)?.requisition ?? requisitionId;
  const requisition = await findRequisition(tenantDb(env, organization), about);
  if (!requisition) return refuse("resource.missing");
  return accept({
    application: applicationId,
    role: requisition.publicTitle,
    organization: name,
    location: requisition.location,
    entries: said,
  });
}
