import { expect, test } from "vitest";
import { startApp } from "#scripts/start-app.ts";
import { crashRounds } from "./crash-rounds.ts";

const seed = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);

test("ten times kill -9 of workerd in the middle of work loses and doubles nothing", async () => {
  const app = await startApp({ seed: true });
  try {
    const report = await crashRounds(app, { rounds: 10, clients: 4, seed, loadMs: 1_200 });
    expect(report.lost, `seed ${seed}`).toEqual([]);
    expect(report.doubled, `seed ${seed}`).toEqual([]);
    expect(report.deaths).toBe(10);
    expect(report.acknowledgedCommands).toBeGreaterThan(100);
    expect(report.acknowledgedUpdates).toBeGreaterThan(50);
    const rebuilt = await app.internal("/__internal/rebuild");
    expect(rebuilt).toMatchObject({ differences: [] });
  } finally {
    await app.stop();
  }
}, 240_000);
