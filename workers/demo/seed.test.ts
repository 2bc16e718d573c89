import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { systemActor } from "#domain/access/access.ts";
import { isId } from "#domain/ids/ids.ts";
import { testEnv } from "#workers/auth/testing/world.ts";
import { jobContext } from "#workers/context.ts";
import type { Env } from "#workers/env.ts";
import { rebuildAll } from "#workers/projections/rebuild.ts";
import { listRequisitions } from "#workers/queries/requisition-list.ts";
import { codeOf, granted } from "#workers/testing/tenant.ts";
import { seedDemo } from "./seed.ts";

test("the demo has six requisitions in five states, about sixty cards, and agrees with its objects", async () => {
  const now = Date.now();
  const first = granted(await seedDemo(testEnv, now));
  expect(first.fresh).toBe(true);
  const { organization } = first;
  if (!isId("org", organization)) throw new Error("no organization");
  const context = jobContext(env as Env, systemActor(organization, "test"), Date.now);
  const rows = granted(await listRequisitions(context));
  expect(rows.map((row) => row.status)).toEqual(["open", "open", "open", "draft", "onHold", "filled"]);
  const cards = rows.reduce((sum, row) => sum + row.active + row.rejected + row.hired, 0);
  expect(cards).toBeGreaterThanOrEqual(60);
  expect(rows.reduce((sum, row) => sum + row.hired, 0)).toBe(1);
  expect(rows.every((row) => row.lastActivityAt <= Date.now())).toBe(true);
  const again = granted(await seedDemo(testEnv, now + 60_000));
  expect(again).toEqual({ ...first, fresh: false });
  expect(await rebuildAll(env as Env, now)).toMatchObject({ ok: true, differences: [] });
}, 120_000);

test("production refuses the demo", async () => {
  expect(codeOf(await seedDemo({ ...testEnv, ENVIRONMENT: "production" }, Date.now()))).toBe("access.denied");
});
