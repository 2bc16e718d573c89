import type { AuditReport } from "#domain/audit/schema.ts";
import type { Id } from "#domain/ids/ids.ts";
import { allOrganizations } from "#workers/db/identity/organizations.ts";
import type { Env } from "#workers/env.ts";
import { hubAt } from "#workers/objects.ts";

export interface Verified {
  ok: boolean;
  organizations: (AuditReport & { organization: Id<"org"> })[];
}

/** Reads the audit chain of every organization, and of every room that it has anchored, from the first line on. */
export async function verifyAudit(env: Env): Promise<Verified> {
  const organizations: Verified["organizations"] = [];
  for (const organization of await allOrganizations(env.DB_IDENTITY)) {
    organizations.push({ organization, ...(await hubAt(env, organization).auditVerify()) });
  }
  const ok = organizations.every(
    ({ faults, rooms }) => faults.length === 0 && rooms.every((room) => room.ok),
  );
  return { ok, organizations };
}
