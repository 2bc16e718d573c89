import { can } from "#domain/access/access.ts";
import { newId } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { audit, type InRequisition } from "#workers/context.ts";
import { addLink, revokeLinks } from "#workers/db/tenant/link-rows.ts";
import { statusToken, statusUrl } from "#workers/links/status-token.ts";
import { inboxAt } from "#workers/objects.ts";
import { findShown } from "#workers/queries/find-application.ts";
import { currentLink } from "#workers/queries/status-links.ts";

/** The candidate's link: the one that counts, or a new one. `renew` ends the old. Needs statusLink.manage. */
export async function issueStatusLink(
  within: InRequisition,
  application: string,
  renew: boolean,
): Promise<Outcome<{ url: string }>> {
  const { actor, db, env, now, record, origin } = within;
  if (!can(actor, "statusLink.manage")) return refuse("access.denied");
  const found = await findShown(within, application);
  if (!found.ok) return found;
  const current = renew ? undefined : await currentLink(db, found.value.id);
  const id = current?.id ?? newId("slk");
  if (!current) {
    const { id: applicationId, candidate: candidateId } = found.value;
    await addLink(db, { id, requisitionId: record.id, applicationId, candidateId, createdAt: now() }, renew);
    if (renew) await endSockets(within, found.value);
    await audit(within, {
      action: "link.made",
      subject: id,
      requisition: record.id,
      after: { applicationId },
    });
  }
  return accept({ url: statusUrl(origin, await statusToken(env.LINK_SECRET, id)) });
}

/** Ends the candidate's link and closes the pages that it opened. Needs statusLink.manage. */
export async function revokeStatusLink(within: InRequisition, application: string): Promise<Outcome<null>> {
  const { actor, db, now } = within;
  if (!can(actor, "statusLink.manage")) return refuse("access.denied");
  const found = await findShown(within, application);
  if (!found.ok) return found;
  await revokeLinks(db, found.value.id, now());
  await endSockets(within, found.value);
  await audit(within, { action: "link.revoked", subject: found.value.id, requisition: within.record.id });
  return accept(null);
}

/** After the rows: a page that comes back now is refused. */
function endSockets(
  { env, db }: InRequisition,
  { id, candidate }: { id: string; candidate: Parameters<typeof inboxAt>[1]["candidate"] },
): Promise<void> {
  return inboxAt(env, { organization: db.organization, candidate }).endLink(id);
}
