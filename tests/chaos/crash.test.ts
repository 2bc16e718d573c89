import { expect, test } from "vitest";
import { startThrowaway } from "#scripts/serve.ts";
import { crashRounds, projectionDifferences } from "./crash-rounds.ts";

const seed = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);

test("ten times kill -9 of workerd in the middle of work loses and doubles nothing", async () => {
  const app = await startThrowaway();
  try {
    const report = await crashRounds(app, { rounds: 10, clients: 4, seed, loadMs: 1_200 });
    expect(report.lost, `seed ${seed}`).toEqual([]);
    expect(report.doubled, `seed ${seed}`).toEqual([]);
    expect(report.leaked, `seed ${seed}`).toEqual([]);
    expect(report.deaths).toBe(10);
    expect(report.acknowledgedCommands).toBeGreaterThan(100);
    expect(report.acknowledgedUpdates).toBeGreaterThan(50);
    expect(await projectionDifferences(app)).toEqual([]);
  } finally {
    await app.stop();
  }
}, 240_000);
