import { can } from "#domain/access/access.ts";
import type { HttpContext } from "#workers/http/context.ts";
import { type Door, grantOf, type Upgrades } from "#workers/http/live/hand-over.ts";
import { problemOf } from "#workers/http/problem.ts";
import { hubAt } from "#workers/objects.ts";

/** The door to the list page's news: who is where, what changed. 401 without a session, 403 without requisition.list. */
export async function organizationDoor(c: HttpContext): Promise<Door | Response> {
  const viewer = c.get("viewer");
  if (!viewer) return problemOf("session.missing");
  const { organization } = viewer;
  if (!organization || !can(viewer, "requisition.list")) return problemOf("access.denied");
  return {
    object: hubAt(c.env, organization.id) as unknown as Upgrades,
    ours: { "x-hotgigs-grant": grantOf({ ...viewer, organization }, Date.now()) },
  };
}
