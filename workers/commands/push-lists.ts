import { systemActor } from "#domain/access/access.ts";
import { type Id, newId } from "#domain/ids/ids.ts";
import { parseRoomId } from "#domain/ids/objects.ts";
import { listsOf } from "#domain/lists/schema.ts";
import type { Lists } from "#domain/requisition/schema.ts";
import { type TenantDb, tenantDb } from "#workers/db/tenant/db.ts";
import { listsPushed } from "#workers/db/tenant/list-rows.ts";
import { roomsOf } from "#workers/db/tenant/room-rows.ts";
import type { Env } from "#workers/env.ts";
import { roomAt } from "#workers/objects.ts";
import { currentLists } from "./current-lists.ts";

/** Rooms that are told at once. */
const together = 10;
/** Edits that may overtake one push before it goes back to its queue. */
const maxOvertaken = 10;

/**
 * Gives every room of the organization its lists as they are now. Safe to call twice, at once, or late: a room that
 * has them does nothing, and whoever finds that somebody edited them meanwhile starts again, so that the last one
 * wins everywhere. Throws if a room or D1 fails: the queue tries again.
 */
export async function pushLists(env: Env, organization: Id<"org">): Promise<void> {
  const db = tenantDb(env, organization);
  for (let overtaken = 0; overtaken < maxOvertaken; overtaken += 1) {
    const { entries, revision } = await currentLists(db);
    await tellRooms(env, db, listsOf(entries));
    await listsPushed(db, revision);
    if ((await currentLists(db)).revision === revision) return;
  }
  throw new Error("overtaken too often");
}

async function tellRooms(env: Env, db: TenantDb, lists: Lists): Promise<void> {
  const objects = await roomsOf(db);
  for (let at = 0; at < objects.length; at += together) {
    await Promise.all(objects.slice(at, at + together).map((object) => tellRoom(env, db, object, lists)));
  }
}

/** Tells one room; one that was not opened yet gets its lists with its first event. */
export async function tellRoom(env: Env, db: TenantDb, object: string, lists: Lists): Promise<void> {
  const address = parseRoomId(object);
  if (!address) return;
  const command = { id: newId("cmd"), baseSeq: 0, type: "requisition.setLists", args: lists };
  const told = await roomAt(env, address).execute(systemActor(db.organization, "lists"), command);
  if (!told.ok && told.refusal.code !== "resource.missing") throw new Error(`refused: ${told.refusal.code}`);
}
