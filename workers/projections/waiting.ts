/** What cron looks after: rooms that may lag, files that wait too long, traces that nobody needs any more. */
import { and, asc, eq, gt, lt } from "drizzle-orm";
import type { Id } from "#domain/ids/ids.ts";
import { allShards } from "#workers/db/tenant/db.ts";
import { files, listRevisions, projected, rooms } from "#workers/db/tenant/schema.ts";
import type { Env } from "#workers/env.ts";

export interface WaitingFile {
  organization: Id<"org">;
  file: Id<"file">;
}

/** Files whose reading was asked for before `before`; each is marked as asked for now. */
export async function takeWaitingFiles(
  env: Env,
  before: number,
  now: number,
  limit: number,
): Promise<WaitingFile[]> {
  const taken = allShards(env).map(async (shard) => {
    const waiting = await shard
      .select({ organization: files.organizationId, file: files.id })
      .from(files)
      .where(and(eq(files.reading, "reading"), lt(files.askedAt, before)))
      .limit(limit);
    for (const { organization, file } of waiting) {
      const isFile = and(eq(files.organizationId, organization), eq(files.id, file));
      await shard.update(files).set({ askedAt: now }).where(isFile);
    }
    return waiting;
  });
  return (await Promise.all(taken)).flat();
}

/** Rooms that nobody has touched since `before`, longest first; each is marked as touched now. */
export async function takeUntouchedRooms(
  env: Env,
  before: number,
  now: number,
  limit: number,
): Promise<string[]> {
  const taken = allShards(env).map(async (shard) => {
    const untouched = await shard
      .select({ organization: rooms.organizationId, object: rooms.object })
      .from(rooms)
      .where(lt(rooms.touchedAt, before))
      .orderBy(asc(rooms.touchedAt))
      .limit(limit);
    for (const { organization, object } of untouched) {
      const isRoom = and(eq(rooms.organizationId, organization), eq(rooms.object, object));
      await shard.update(rooms).set({ touchedAt: now }).where(isRoom);
    }
    return untouched.map(({ object }) => object);
  });
  return (await Promise.all(taken)).flat();
}

/** Organizations whose lists were edited and not told to every room since `before`; each is marked as asked for now. */
export async function takeLateLists(env: Env, before: number, now: number): Promise<Id<"org">[]> {
  const taken = allShards(env).map(async (shard) => {
    const late = await shard
      .update(listRevisions)
      .set({ askedAt: now })
      .where(and(gt(listRevisions.revision, listRevisions.pushed), lt(listRevisions.askedAt, before)))
      .returning({ organization: listRevisions.organizationId });
    return late.map(({ organization }) => organization);
  });
  return (await Promise.all(taken)).flat();
}

/** Forgets the steps of projections before `before`: no consumer is that slow. */
export async function forgetSteps(env: Env, before: number): Promise<void> {
  for (const shard of allShards(env)) await shard.delete(projected).where(lt(projected.at, before));
}
