// `npm run fuzz -- [--seeds 1000] [--operations 500] [--frames 1000000] [--from SEED] [--processes 2]`
// The long form of tests/workerd/{fuzz,mutate}.test.ts. Prints seeds, progress and what was found; the exit code is 1 if
// something was. What is done is noted in test-results/: the same --from again goes on where it stopped.
import { parseArgs } from "node:util";
import { root } from "#scripts/paths.mjs";
import { Fuzz } from "./run.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "1000" },
    operations: { type: "string", default: "500" },
    frames: { type: "string", default: "1000000" },
    /** The first seed; a failing one is printed, and run again with `--from SEED --seeds 1 --frames 0`. */
    from: { type: "string", default: String(Date.now() % 1_000_000_000) },
    processes: { type: "string", default: "2" },
    /** Seeds (and damaged frames, in thousands) for one process of workerd, which is then started afresh. */
    chunk: { type: "string", default: "50" },
  },
});
const fuzz = new Fuzz({
  root,
  seeds: Number(values.seeds),
  operations: Number(values.operations),
  frames: Number(values.frames),
  from: Number(values.from),
  chunk: Number(values.chunk),
  log: console.log,
});
process.on("SIGINT", () => fuzz.stop());
process.on("SIGTERM", () => fuzz.stop());
process.exitCode = await fuzz.run(Number(values.processes));
