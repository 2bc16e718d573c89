// Seeded sessions of a room. `npm run fuzz` is the long form of the same: 1,000 seeds of 500 operations.
import { expect, test } from "vitest";
import { reportLine } from "#tests/fuzz/report.ts";
import { Session } from "#tests/fuzz/session.ts";

// Vite puts in what the environment says (scripts of ours set it; without them the short form runs).
const from = Number(import.meta.env.VITE_FUZZ_FROM ?? 20_261_123);
const seeds = Number(import.meta.env.VITE_FUZZ_SEEDS ?? 10);
const operations = Number(import.meta.env.VITE_FUZZ_OPERATIONS ?? 60);

test(
  "whatever the network, the programs and the object do, everybody converges and nothing promised is gone",
  async () => {
    const total = { events: 0, acknowledged: 0, saved: 0, frames: 0 };
    const faults: string[] = [];
    for (let seed = from; seed < from + seeds; seed += 1) {
      const report = await new Session(seed).run(operations);
      faults.push(...report.faults.map((fault) => `seed ${seed}: ${fault}`));
      for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += report[key];
      console.log(reportLine({ kind: "session", ...report }));
    }
    // What still runs behind the scenes (the queue's consumer) must not outlive the test.
    await new Promise((done) => setTimeout(done, 1_500));
    expect(faults).toEqual([]);
    expect(total.acknowledged).toBeGreaterThan(seeds);
    expect(total.saved).toBeGreaterThan(seeds);
  },
  6 * 3_600_000,
);
