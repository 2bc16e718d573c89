import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startApp } from "#scripts/serve.ts";

/** Serves the built app with the demo organization to all journeys; ends with it. */
export default async function serveApp(): Promise<() => Promise<void>> {
  const stateDir = mkdtempSync(join(tmpdir(), "hotgigs-e2e-"));
  const build = process.env.HOTGIGS_BUILD;
  const app = await startApp({ stateDir, ...(build ? { build } : {}) });
  process.env.HOTGIGS_URL = app.url;
  process.env.HOTGIGS_INTERNAL_TOKEN = app.secrets.INTERNAL_TOKEN;
  return async () => {
    await app.stop();
    rmSync(stateDir, { recursive: true, force: true });
  };
}
