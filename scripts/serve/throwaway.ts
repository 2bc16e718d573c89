import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningApp, type StartOptions, startApp } from "./app.ts";

/** Serves the built app (the build that HOTGIGS_BUILD names) with data of its own, which goes when it stops. */
export async function startThrowaway(options: Omit<StartOptions, "stateDir"> = {}): Promise<RunningApp> {
  const stateDir = mkdtempSync(join(tmpdir(), "hotgigs-throwaway-"));
  const build = process.env.HOTGIGS_BUILD;
  const app = await startApp({ stateDir, ...(build ? { build } : {}), ...options });
  return {
    ...app,
    async stop() {
      await app.stop();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}
