/** For who watches over us: /healthz says that the Worker runs, /readyz that what it needs answers too. */
import { Hono } from "hono";
import { parseSettings } from "#workers/env.ts";
import type { HttpEnv } from "#workers/http/context.ts";

export const health = new Hono<HttpEnv>();

health.get("/healthz", (c) => c.json({ ok: true }));
health.get("/api/health", (c) => c.json({ ok: true }));

health.get("/readyz", async (c) => {
  const databases = ["DB_IDENTITY", "DB_TENANT_0", "DB_SEARCH", "DB_EEO"] as const;
  const answers = await Promise.all([
    answered("settings", async () => parseSettings(c.env)),
    ...databases.map((name) => answered(name, () => c.env[name].prepare("SELECT 1").first())),
    answered("FILES", () => c.env.FILES.head("ready")),
    answered("HEAVY", () => c.env.HEAVY.fetch("http://heavy/health").then(refuseFailure)),
  ]);
  const parts = Object.fromEntries(answers);
  const ok = answers.every(([, well]) => well);
  return c.json({ ok, parts }, ok ? 200 : 503);
});

async function answered(name: string, ask: () => Promise<unknown>): Promise<[string, boolean]> {
  try {
    await ask();
    return [name, true];
  } catch {
    return [name, false];
  }
}

async function refuseFailure(response: Response): Promise<void> {
  await response.body?.cancel();
  if (!response.ok) throw new Error(`answered ${response.status}`);
}
