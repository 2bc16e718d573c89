import { mayUnlock } from "#domain/access/faces.ts";
import { capabilitiesOn, reaches } from "#domain/access/requisition.ts";
import { isId } from "#domain/ids/ids.ts";
import { documentName, mightRead, parseDocument } from "#domain/live/documents.ts";
import { tenantDb } from "#workers/db/tenant/db.ts";
import type { HttpContext } from "#workers/http/context.ts";
import { type Door, grantOf, type Upgrades } from "#workers/http/live/hand-over.ts";
import { problemOf } from "#workers/http/problem.ts";
import { roomAt } from "#workers/objects.ts";
import { lockOfCard } from "#workers/queries/find-application.ts";
import { readStandings } from "#workers/queries/standing.ts";

/** The door to a document of a requisition's room. 401 without a session, 404 for another organization's, 403 for no reader. */
export async function requisitionDoor(c: HttpContext): Promise<Door | Response> {
  const viewer = c.get("viewer");
  if (!viewer) return problemOf("session.missing");
  const { organization } = viewer;
  const document = parseDocument(c.req.param("document") ?? "");
  if (!organization || !document) return problemOf("resource.missing");
  const requisition = c.req.param("requisition") ?? "";
  if (!isId("req", requisition)) return problemOf("resource.missing");
  const db = tenantDb(c.env, organization.id);
  const { user, manages } = viewer;
  const asker = { ...user, ...(manages !== undefined && { manages }) };
  const found = await readStandings({ db, env: c.env }, requisition, [asker]);
  const standing = found?.of(viewer.user.id);
  if (!found || !standing || !reaches(viewer, standing)) return problemOf("resource.missing");
  const { jurisdiction } = found.record;
  const address = { jurisdiction, organization: organization.id, requisition };
  const capabilities = capabilitiesOn(viewer, standing);
  // Who reads somebody's private note is in the note: the room decides, and says 404 to others.
  if (!mightRead({ id: viewer.user.id, capabilities }, document)) return problemOf("access.denied");
  const room = roomAt(c.env, address);
  if (document.kind !== "board") {
    // Who stands where review is anonymised is known to the room; who is private, here.
    const lock = await lockOfCard(db, room, document.application);
    if (!mayUnlock({ id: viewer.user.id, capabilities }, lock)) return problemOf("resource.missing");
  }
  return {
    object: room as unknown as Upgrades,
    ours: {
      "x-hotgigs-grant": grantOf({ ...viewer, organization, capabilities }, Date.now()),
      "x-hotgigs-document": documentName(document),
    },
    hear: (stream, frames) => room.hear(stream, viewer.session, frames),
  };
}
