import { eeoFormSchema, monthOf } from "#domain/eeo/questions.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { EeoStanding } from "#domain/views/eeo.ts";
import { keepForm, readAsks, stateOfForm } from "#workers/db/eeo/rows.ts";
import { formKey, sealForm } from "#workers/eeo/key.ts";
import type { Env } from "#workers/env.ts";
import { openStatusLink } from "#workers/queries/candidate-status.ts";

/**
 * A candidate's voluntary answers, by their link's token; again: they replace those before, unless these are counted
 * already, which then stay (ask hasIdentified). Nothing else hears of it.
 * Refuses with resource.missing (also where nobody is asked), link.revoked, input.invalid.
 */
export async function identifyOneself(
  env: Env,
  token: string,
  input: unknown,
  now: number,
): Promise<Outcome<null>> {
  const opened = await openStatusLink(env, token);
  if (!opened.ok) return opened;
  const form = eeoFormSchema.safeParse(input);
  if (!form.success) return refuse("input.invalid", { field: String(form.error.issues[0]?.path[0] ?? "") });
  const { organizationId, applicationId, requisitionId } = opened.value;
  if (!(await readAsks(env.DB_EEO, organizationId))) return refuse("resource.missing");
  const key = await formKey(env.EEO_SECRET, organizationId, applicationId);
  const sealed = await sealForm(env.EEO_SECRET, key, { requisition: requisitionId, form: form.data });
  await keepForm(env.DB_EEO, organizationId, { key, month: monthOf(now), sealed });
  return accept(null);
}

/**
 * Whether this application's candidate is asked, has answered, and can still change it: what, is told to nobody.
 * Refuses with resource.missing, link.revoked.
 */
export async function hasIdentified(env: Env, token: string): Promise<Outcome<EeoStanding>> {
  const opened = await openStatusLink(env, token);
  if (!opened.ok) return opened;
  const { organizationId, applicationId } = opened.value;
  const key = await formKey(env.EEO_SECRET, organizationId, applicationId);
  const [asked, state] = await Promise.all([
    readAsks(env.DB_EEO, organizationId),
    stateOfForm(env.DB_EEO, organizationId, key),
  ]);
  return accept({ asked, ...state });
}
