import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunningApp } from "./app.ts";

/** Fills in the demo organization once per state folder; the endpoint itself tolerates being asked twice. */
export async function seedDemo(app: Pick<RunningApp, "internal">, data: string): Promise<void> {
  const stamp = join(data, "seeded");
  if (existsSync(stamp)) return;
  const response = await app.internal("seed");
  const text = await response.text();
  if (!response.ok) throw new Error(`the demo organization could not be made: ${response.status} ${text}`);
  writeFileSync(stamp, new Date().toISOString());
}
