/** `npm run chaos -- --rounds 200 --clients 8 --seed 1`: the long form of the crash test. Prints the seed. */
import { parseArgs } from "node:util";
import { startApp } from "#scripts/start-app.ts";
import { crashRounds } from "./crash-rounds.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "200" },
    clients: { type: "string", default: "8" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    load: { type: "string", default: "12000" },
    json: { type: "boolean", default: false },
  },
});

const app = await startApp({ seed: true });
try {
  const report = await crashRounds(app, {
    rounds: Number(values.rounds),
    clients: Number(values.clients),
    seed: Number(values.seed),
    loadMs: Number(values.load),
    log: values.json ? undefined : console.log,
  });
  const rebuilt = (await app.internal("/__internal/rebuild")) as { differences: unknown[] };
  console.log(JSON.stringify({ ...report, differences: rebuilt.differences }, null, values.json ? 0 : 2));
  const clean = report.lost.length + report.doubled.length + rebuilt.differences.length === 0;
  process.exitCode = clean ? 0 : 1;
} finally {
  await app.stop();
}
