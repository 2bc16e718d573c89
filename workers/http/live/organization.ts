import { can } from "#domain/access/access.ts";
import type { HttpContext } from "#workers/http/context.ts";
import { grantOf, handOver, type Upgrades } from "#workers/http/live/hand-over.ts";
import { problemOf } from "#workers/http/problem.ts";
import { hubAt } from "#workers/objects.ts";

/** The list page's socket: who is where, what changed. 401 without a session, 403 without requisition.list. */
export async function organizationSocket(c: HttpContext): Promise<Response> {
  const viewer = c.get("viewer");
  if (!viewer) return problemOf("session.missing");
  const { organization } = viewer;
  if (!organization || !can(viewer, "requisition.list")) return problemOf("access.denied");
  return handOver(hubAt(c.env, organization.id) as unknown as Upgrades, c.req.raw, {
    "x-hotgigs-grant": grantOf({ ...viewer, organization }, Date.now()),
  });
}
