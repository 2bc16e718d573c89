/** Copies of members' names beside the tenant's rows, for timelines. Former members keep theirs. */
import type { Id } from "#domain/ids/ids.ts";
import { type TenantEnv, tenantDb } from "#workers/db/tenant/db.ts";
import { members } from "#workers/db/tenant/schema.ts";

/** Notes the name of somebody who works (or worked) in the organization. */
export async function projectMember(
  env: TenantEnv,
  organization: Id<"org">,
  userId: string,
  name: string,
): Promise<void> {
  const { orm } = tenantDb(env, organization);
  await orm
    .insert(members)
    .values({ organizationId: organization, userId, name })
    .onConflictDoUpdate({ target: [members.organizationId, members.userId], set: { name } });
}
