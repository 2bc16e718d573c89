import { asc, eq, sql } from "drizzle-orm";
import { allShards } from "#workers/db/tenant/db.ts";
import { files, rooms } from "#workers/db/tenant/schema.ts";
import type { Env } from "#workers/env.ts";
import { projectRoom } from "./project-room.ts";

export interface Drained {
  rooms: number;
  /** Events that were not in D1 before. */
  applied: number;
  /** Files that still wait to be read. */
  reading: number;
}

/** Every room's name, oldest first. */
export async function allRooms(env: Env): Promise<string[]> {
  const found = await Promise.all(
    allShards(env).map((shard) =>
      shard.select({ object: rooms.object }).from(rooms).orderBy(asc(rooms.object)),
    ),
  );
  return found.flat().map((row) => row.object);
}

/** Projects every room up to its head, whatever the queue is doing. Throws if a room or D1 fails. */
export async function drain(env: Env, now: number): Promise<Drained> {
  const objects = await allRooms(env);
  let applied = 0;
  for (const object of objects) applied += (await projectRoom(env, object, now)).applied;
  const waiting = await Promise.all(
    allShards(env).map((shard) =>
      shard.select({ n: sql<number>`count(*)` }).from(files).where(eq(files.reading, "reading")),
    ),
  );
  const reading = waiting.flat().reduce((sum, { n }) => sum + n, 0);
  return { rooms: objects.length, applied, reading };
}
