import { can } from "#domain/access/access.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { audit, type InRequisition } from "#workers/context.ts";
import { replaceCandidate } from "#workers/db/tenant/candidate-rows.ts";
import { findShown } from "#workers/queries/find-application.ts";
import { emailsOf } from "#workers/queries/internal.ts";
import { candidateFieldsSchema, wrongField } from "./candidate-fields.ts";
import { afterAddress } from "./settle-reach.ts";
import { showFace } from "./show-face.ts";

/**
 * Types in who a person is. Needs candidate.edit. Refuses with input.invalid, resource.missing;
 * with access.denied also while the asker sees but an alias.
 */
export async function editCandidate(
  within: InRequisition,
  application: string,
  fields: unknown,
): Promise<Outcome<null>> {
  const { actor, address, db, env } = within;
  if (!can(actor, "candidate.edit")) return refuse("access.denied");
  const found = await findShown(within, application);
  if (!found.ok) return found;
  const parsed = candidateFieldsSchema.safeParse(fields);
  if (!parsed.success) return refuse("input.invalid", wrongField(parsed.error));
  const { candidate, id } = found.value;
  const [before] = await emailsOf(db, [candidate]);
  const version = await replaceCandidate(db, candidate, parsed.data);
  if (version === null) return refuse("resource.missing");
  await audit(within, { action: "candidate.edited", subject: candidate, requisition: within.record.id });
  await afterAddress(env, { candidate, address }, [before, parsed.data.email]);
  await showFace(env, db, { candidate, version, application: id, address });
  return accept(null);
}
