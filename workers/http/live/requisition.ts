import { can } from "#domain/access/access.ts";
import type { HttpContext } from "#workers/http/context.ts";
import { grantOf, handOver, type Upgrades } from "#workers/http/live/hand-over.ts";
import { problemOf } from "#workers/http/problem.ts";
import { roomAt } from "#workers/objects.ts";
import { requisitionAddress } from "#workers/queries/requisition-address.ts";

/** The documents of a room that a socket may open. */
const documents = new Set(["board"]);

/** Joins a requisition's room. 401 without a session, 404 for another organization's, 403 without board.view. */
export async function requisitionSocket(
  c: HttpContext,
  requisition: string,
  document: string,
): Promise<Response> {
  const viewer = c.get("viewer");
  if (!viewer) return problemOf("session.missing");
  const { organization } = viewer;
  if (!organization || !documents.has(document)) return problemOf("resource.missing");
  const address = await requisitionAddress(c.env, organization.id, requisition);
  if (!address) return problemOf("resource.missing");
  if (!can(viewer, "board.view")) return problemOf("access.denied");
  return handOver(roomAt(c.env, address) as unknown as Upgrades, c.req.raw, {
    "x-hotgigs-grant": grantOf({ ...viewer, organization }, Date.now()),
    "x-hotgigs-document": document,
  });
}
