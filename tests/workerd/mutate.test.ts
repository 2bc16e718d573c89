// Damaged frames against a live room. `npm run fuzz -- --frames 1000000` is the long form of the same.
import { expect, test, vi } from "vitest";
import { sendDamaged } from "#tests/fuzz/mutate.ts";

const frames = Number(import.meta.env.VITE_FUZZ_FRAMES ?? 20_000);
const seed = Number(import.meta.env.VITE_FUZZ_FROM ?? 20_261_123);

test(
  "damaged frames change nothing, throw nothing and stop nothing",
  async () => {
    const errors = vi.spyOn(console, "error");
    for (const role of ["viewer", "recruiter"] as const) {
      const done = await sendDamaged(frames / 2, seed, role);
      expect(done.faults, `seed ${seed}`).toEqual([]);
      console.log(`seed ${seed}: ${done.frames} damaged frames by a ${role} over ${done.sockets} sockets`);
    }
    expect(errors.mock.calls).toEqual([]);
  },
  6 * 3_600_000,
);
