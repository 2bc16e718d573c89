/** `npm run chaos -- --rounds 200 --clients 8 --seed 1`: the long form of the crash test. Prints the seed. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startApp } from "../../scripts/serve.ts";
import { crashRounds, projectionDifferences } from "./crash-rounds.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "200" },
    clients: { type: "string", default: "8" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    load: { type: "string", default: "4000" },
    json: { type: "boolean", default: false },
  },
});

const stateDir = mkdtempSync(join(tmpdir(), "hotgigs-chaos-"));
const app = await startApp({ stateDir });
try {
  const report = await crashRounds(app, {
    rounds: Number(values.rounds),
    clients: Number(values.clients),
    seed: Number(values.seed),
    loadMs: Number(values.load),
    log: values.json ? undefined : console.log,
  });
  const differences = await projectionDifferences(app);
  console.log(JSON.stringify({ ...report, differences }, null, values.json ? 0 : 2));
  const clean = report.lost.length + report.doubled.length + differences.length === 0;
  process.exitCode = clean ? 0 : 1;
} finally {
  await app.stop();
  rmSync(stateDir, { recursive: true, force: true });
}
