/** /__internal: for operators and tests. The guard (INTERNAL_TOKEN) stands before it. */
import { Hono } from "hono";
import { z } from "zod";
import { verifyAudit } from "#workers/audit/verify.ts";
import { isLocal } from "#workers/auth/sso/sign-in.ts";
import { putZoneRecords } from "#workers/db/identity/zone.ts";
import { seedDemo } from "#workers/demo/seed.ts";
import type { HttpEnv } from "#workers/http/context.ts";
import { problem, problemOf } from "#workers/http/problem.ts";
import { drain } from "#workers/projections/drain.ts";
import { listParked, replayParked } from "#workers/projections/parked.ts";
import { rebuildAll } from "#workers/projections/rebuild.ts";

export const internal = new Hono<HttpEnv>();

const seedSchema = z.object({ now: z.number().int().positive().optional() });

internal.post("/seed", async (c) => {
  const body: unknown = await c.req.json().catch(() => ({}));
  const parsed = seedSchema.safeParse(body);
  if (!parsed.success) return problemOf("input.invalid");
  const seeded = await seedDemo(c.env, parsed.data.now ?? Date.now());
  return seeded.ok ? c.json(seeded.value) : problem(seeded.refusal);
});

const zoneSchema = z.object({
  name: z.string().min(1).max(253),
  values: z.array(z.string().max(500)).max(20),
});

/** Puts TXT records up in the zone of a machine without a network (workers/dns/embedded.ts); development and tests. */
internal.post("/dns", async (c) => {
  const parsed = zoneSchema.safeParse(await c.req.json().catch(() => null));
  if (!parsed.success || !isLocal(c.env.ENVIRONMENT)) return problemOf("input.invalid");
  await putZoneRecords(c.env.DB_IDENTITY, parsed.data.name, parsed.data.values, Date.now());
  return c.body(null, 204);
});

/** Answers when every room's events are in D1. */
internal.post("/drain", async (c) => c.json(await drain(c.env, Date.now())));

/** Makes every projection again from the objects, and says whether all agree. */
internal.post("/rebuild", async (c) => c.json(await rebuildAll(c.env, Date.now())));

/** Reads every chain from its first line on. */
internal.post("/audit/verify", async (c) => c.json(await verifyAudit(c.env)));

internal.get("/parked", async (c) => c.json(await listParked(c.env)));

internal.post("/parked/:id/replay", async (c) => {
  const replayed = await replayParked(c.env, c.req.param("id"), Date.now());
  return replayed ? c.json({ replayed: true }) : problemOf("resource.missing");
});
