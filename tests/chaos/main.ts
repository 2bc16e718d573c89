/**
 * `npm run chaos`: 200 rounds of kill -9 of workerd under load of 8 people, and at least 100,000 acknowledged operations.
 * Prints the seed first (`--seed N` runs it again) and a summary last; the exit code is 1 if anything was lost.
 */
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
    /** With fewer rounds than 200, say fewer here too. */
    acknowledged: { type: "string", default: "100000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    /** Milliseconds of work before each kill, at most. */
    load: { type: "string", default: "4000" },
    json: { type: "boolean", default: false },
  },
});

const startedAt = Date.now();
const log = values.json ? () => undefined : console.log;
const stateDir = mkdtempSync(join(tmpdir(), "hotgigs-chaos-"));
log(`seed ${values.seed}: ${values.rounds} rounds, ${values.clients} people`);
const app = await startApp({ stateDir });
try {
  const report = await crashRounds(app, {
    rounds: Number(values.rounds),
    clients: Number(values.clients),
    seed: Number(values.seed),
    loadMs: Number(values.load),
    acknowledged: Number(values.acknowledged),
    log,
  });
  const differences = await projectionDifferences(app);
  const { deaths, acknowledged, lost, doubled, leaked } = report;
  if (values.json) console.log(JSON.stringify({ ...report, differences }));
  else if (differences.length > 0) console.log(JSON.stringify(differences, null, 2));
  log(
    `seed ${values.seed}: killed ${deaths} times, ${acknowledged} acknowledged operations ` +
      `(${report.acknowledgedCommands} commands, ${report.acknowledgedUpdates} edits), ${lost.length} lost, ` +
      `${doubled.length} doubled, ${leaked.length} leaked, D1 and objects differ in ${differences.length} places, ` +
      `${Math.round((Date.now() - startedAt) / 1_000)} s`,
  );
  const clean = lost.length + doubled.length + leaked.length + differences.length === 0;
  process.exitCode = clean && acknowledged >= Number(values.acknowledged) ? 0 : 1;
} finally {
  await app.stop();
  rmSync(stateDir, { recursive: true, force: true });
}
