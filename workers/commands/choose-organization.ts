import { isId } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { setActiveOrganization } from "#workers/db/identity/members.ts";
import type { Env } from "#workers/env.ts";
import type { Viewer } from "#workers/services.ts";

/** The session works in this organization from now on. Refuses with session.missing, resource.missing. */
export async function chooseOrganization(
  env: Pick<Env, "DB_IDENTITY">,
  viewer: Viewer | null,
  organization: string,
): Promise<Outcome<null>> {
  if (!viewer) return refuse("session.missing");
  if (!isId("org", organization)) return refuse("resource.missing");
  const chosen = await setActiveOrganization(env.DB_IDENTITY, viewer.session, organization);
  return chosen ? accept(null) : refuse("resource.missing");
}
