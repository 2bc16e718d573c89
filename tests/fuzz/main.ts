// `npm run fuzz -- [--seeds 1000] [--operations 500] [--from N] [--frames 1000000]`: the long form, in workerd by vitest.
import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { bin, root } from "#scripts/paths.mjs";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "1000" },
    operations: { type: "string", default: "500" },
    /** The first seed; a failing one is printed, and run again with `--from SEED --seeds 1`. */
    from: { type: "string", default: String(Date.now() % 1_000_000_000) },
    frames: { type: "string", default: "1000000" },
  },
});

console.log(
  `seeds from ${values.from}: ${values.seeds} × ${values.operations} operations, ${values.frames} damaged frames`,
);
const files = [
  ...(Number(values.seeds) > 0 ? ["tests/workerd/fuzz.test.ts"] : []),
  ...(Number(values.frames) > 0 ? ["tests/workerd/mutate.test.ts"] : []),
];
const child = spawn(bin("vitest"), ["run", "--project", "workerd", "--no-file-parallelism", ...files], {
  cwd: root,
  stdio: "inherit",
  env: {
    ...process.env,
    // Vite hands these to tests in workerd.
    VITE_FUZZ_FROM: values.from,
    VITE_FUZZ_SEEDS: values.seeds,
    VITE_FUZZ_OPERATIONS: values.operations,
    VITE_FUZZ_FRAMES: values.frames,
  },
});
child.on("exit", (code) => process.exit(code ?? 1));
