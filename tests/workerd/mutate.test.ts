// Damaged frames against a live room. `npm run fuzz -- --frames 1000000` is the long form of the same.
import { expect, test, vi } from "vitest";
import { attackers, sendDamaged } from "#tests/fuzz/mutate.ts";
import { reportLine } from "#tests/fuzz/report.ts";

const frames = Number(import.meta.env.VITE_FUZZ_FRAMES ?? 20_000);
const seed = Number(import.meta.env.VITE_FUZZ_FROM ?? 20_261_123);

test(
  "damaged frames change nothing, throw nothing and stop nothing",
  async () => {
    const errors = vi.spyOn(console, "error");
    let heard = 0;
    for (const attacker of attackers) {
      const done = await sendDamaged(frames / attackers.length, seed, attacker);
      heard += done.frames;
      console.log(reportLine({ kind: "damaged", seed, ...attacker, ...done }));
      expect(done.faults, `seed ${seed}, ${attacker.role} in a ${attacker.of}`).toEqual([]);
    }
    expect(heard).toBeGreaterThanOrEqual(frames);
    expect(errors.mock.calls).toEqual([]);
  },
  6 * 3_600_000,
);
