import { mayHearNews } from "#domain/access/audience.ts";
import type { HttpContext } from "#workers/http/context.ts";
import { type Door, grantOf, type Upgrades } from "#workers/http/live/hand-over.ts";
import { problemOf } from "#workers/http/problem.ts";
import { hubAt } from "#workers/objects.ts";

/**
 * The door to the organization's news: who is where, what changed, one's own interviews. 401 without a session, 403 for
 * whom there are none (an agency).
 */
export async function organizationDoor(c: HttpContext): Promise<Door | Response> {
  const viewer = c.get("viewer");
  if (!viewer) return problemOf("session.missing");
  const { organization } = viewer;
  if (!organization || !mayHearNews(viewer)) return problemOf("access.denied");
  return {
    object: hubAt(c.env, organization.id) as unknown as Upgrades,
    ours: { "x-hotgigs-grant": grantOf({ ...viewer, organization }, Date.now()) },
  };
}
