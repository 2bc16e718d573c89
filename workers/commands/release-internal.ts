import { can } from "#domain/access/access.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { audit, type InRequisition } from "#workers/context.ts";
import { addRelease } from "#workers/db/tenant/referral-rows.ts";
import { findShown } from "#workers/queries/find-application.ts";
import { viewInternal } from "#workers/queries/internal-view.ts";
import { settleReach } from "./settle-reach.ts";
import { showAgain } from "./show-face.ts";

/**
 * Lets those above an internal applicant see the application from now on; nobody takes it back. Needs
 * application.release. Refuses with access.denied, resource.missing, application.notHidden (it is no member's, it is
 * hidden from nobody, or it was released).
 */
export async function releaseInternal(within: InRequisition, application: string): Promise<Outcome<null>> {
  const { actor, address, db, env, now, record } = within;
  if (!can(actor, "application.release")) return refuse("access.denied");
  const found = await findShown(within, application);
  if (!found.ok) return found;
  const { id, candidate } = found.value;
  const internal = await viewInternal(within, found.value);
  if (!internal || internal.hiddenFrom.length === 0) return refuse("application.notHidden");
  if (!(await addRelease(db, { application: id, by: actor.id, at: now() }))) {
    return refuse("application.notHidden");
  }
  await audit(within, { action: "application.released", subject: id, requisition: record.id });
  await settleReach(env, address);
  await showAgain(env, db, { candidate, application: id, address });
  return accept(null);
}
