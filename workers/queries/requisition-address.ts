import { type Id, isId } from "#domain/ids/ids.ts";
import type { RoomAddress } from "#domain/ids/objects.ts";
import { type TenantEnv, tenantDb } from "#workers/db/tenant/db.ts";
import { findRequisition } from "./find-requisition.ts";

/** Where a requisition's room is, or null if the organization has no such requisition. */
export async function requisitionAddress(
  env: TenantEnv,
  organization: Id<"org">,
  requisition: string,
): Promise<RoomAddress | null> {
  if (!isId("req", requisition)) return null;
  const found = await findRequisition(tenantDb(env, organization), requisition);
  return found ? { jurisdiction: found.jurisdiction, organization, requisition } : null;
}
