/** Makes every projection again from the objects and proves that rows before, rows after and objects agree. */
import { z } from "zod";
import type { Application } from "#domain/application/schema.ts";
import { canonicalJson } from "#domain/event/schema.ts";
import { parseRoomId, type RoomAddress } from "#domain/ids/objects.ts";
import { type RoomState, roomStateSchema } from "#domain/requisition/schema.ts";
import { tenantDb } from "#workers/db/tenant/db.ts";
import type { Env } from "#workers/env.ts";
import { roomAt } from "#workers/objects.ts";
import { allRooms } from "./drain.ts";
import { addPlaces, misplaced, type Place } from "./places.ts";
import { projectRoom } from "./project-room.ts";
import { eraseProjection, type ProjectedRoom, readProjection } from "./projection-of-room.ts";
import { rebuildSearch } from "./search-row.ts";

const dumpSchema = z.object({
  head: z.number().int(),
  state: roomStateSchema.nullable(),
  ranks: z.record(z.string(), z.string()),
  chainOk: z.boolean(),
});

export interface Rebuilt {
  ok: boolean;
  rooms: number;
  events: number;
  applications: number;
  /** Candidates in the search index, made again too. */
  searchable: number;
  /** One line for each disagreement: which room, which part, ids and facts only. */
  differences: { object: string; what: string }[];
}

/** Rebuilds every room's rows, one room at a time. People who read meanwhile may see a room's rows missing. */
export async function rebuildAll(env: Env, now: number): Promise<Rebuilt> {
  const report: Rebuilt = { ok: true, rooms: 0, events: 0, applications: 0, searchable: 0, differences: [] };
  const places = new Map<string, Place[]>();
  for (const object of await allRooms(env)) {
    const address = parseRoomId(object);
    if (!address) continue;
    report.rooms += 1;
    const rebuilt = await rebuildRoom(env, object, address, now);
    if (!rebuilt) {
      report.differences.push({ object, what: "rows: there is no requisition for it" });
      continue;
    }
    const { differences, after, applications } = rebuilt;
    addPlaces(places, address.requisition, applications);
    report.events += after.events.length;
    report.applications += Object.keys(after.state.applications).length;
    report.differences.push(...differences.map((what) => ({ object, what })));
  }
  const lost = misplaced(places).map((id) => ({
    object: "all",
    what: `application ${id} is not in one place`,
  }));
  report.differences.push(...lost);
  report.searchable = await rebuildSearch(env);
  return { ...report, ok: report.differences.length === 0 };
}

async function rebuildRoom(env: Env, object: string, address: RoomAddress, now: number) {
  const db = tenantDb(env, address.organization);
  // What is merely late is no difference.
  await projectRoom(env, object, now);
  const before = await readProjection(db, address.requisition);
  if (!before) return null;
  await eraseProjection(db, object, address.requisition);
  await projectRoom(env, object, now);
  const after = await readProjection(db, address.requisition);
  if (!after) return null;
  const dump = dumpSchema.parse(await roomAt(env, address).dump());
  const differences = [
    ...(dump.chainOk ? [] : ["object: the chain of its events is broken"]),
    // Somebody may have acted while we were at it: then before is older, which proves nothing.
    ...(before.seq === after.seq ? compare("before/after", before, after) : []),
    ...(dump.head === after.seq ? compare("object/after", objectAsRows(dump, after), after) : []),
  ];
  return { differences, after, applications: dump.state?.applications ?? {} };
}

/** The object's dump in the shape of the rows; what only the rows have is taken from them. */
function objectAsRows(dump: z.infer<typeof dumpSchema>, after: ProjectedRoom): ProjectedRoom {
  const whole = dump.state ?? after.state;
  const state = { ...whole, applications: living(whole.applications, after.state.applications) };
  const known = Object.entries(dump.ranks).filter(([id]) => state.applications[id as `app_${string}`]);
  const tally = new Map<string, number>();
  for (const { status, stage } of Object.values(state.applications)) {
    const key = JSON.stringify([status, stage]);
    tally.set(key, (tally.get(key) ?? 0) + 1);
  }
  const counts = [...tally].map(([key, n]) => [...(JSON.parse(key) as [string, string]), n] as const);
  return { ...after, seq: dump.head, state, ranks: Object.fromEntries(known), counts: sorted(counts) };
}

/** Traces have no row here; what is leaving may have its row where it arrived already. */
function living(all: RoomState["applications"], rows: RoomState["applications"]): RoomState["applications"] {
  const here = Object.values<Application>(all).filter(
    ({ id, status }) => status !== "transferred" && (status !== "leaving" || rows[id] !== undefined),
  );
  return Object.fromEntries(here.map((application) => [application.id, application]));
}

function sorted(counts: readonly (readonly [string, string, number])[]) {
  return [...counts].sort((left, right) => (canonicalJson(left) < canonicalJson(right) ? -1 : 1));
}

function compare(which: string, left: ProjectedRoom, right: ProjectedRoom): string[] {
  const parts = ["seq", "counts", "lastActivityAt", "events", "ranks"] as const;
  const differing = parts.filter((part) => canonicalJson(left[part]) !== canonicalJson(right[part]));
  const { applications: l, ...leftFrame } = left.state;
  const { applications: r, ...rightFrame } = right.state;
  const ids = [...new Set([...Object.keys(l), ...Object.keys(r)])] as (keyof typeof l)[];
  const cards = ids.filter((id) => canonicalJson(l[id] ?? null) !== canonicalJson(r[id] ?? null));
  return [
    ...differing.map((part) => `${which}: ${part}`),
    ...(canonicalJson(leftFrame) === canonicalJson(rightFrame)
      ? []
      : [`${which}: status, stages or reasons`]),
    ...cards.map((id) => `${which}: application ${id}`),
  ];
}
