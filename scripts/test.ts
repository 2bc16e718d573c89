// `npm test`: everything but benchmarks. Ends with one plain line: N passed, N failed.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { defaultBuild, ensureBuild } from "./build.ts";
import { generate } from "./generate.mjs";
import { bin, root } from "./paths.mjs";
import { type Count, countPlaywright, countVitest } from "./test/count.ts";

const results = join(root, "test-results");
const build = process.env.HOTGIGS_BUILD ?? defaultBuild;

mkdirSync(results, { recursive: true });
const counts: Count[] = [];
try {
  await generate();
  await ensureBuild(build);
} catch (error) {
  // What needs no build still says something; the build itself is one failure.
  console.error((error as Error).message);
  counts.push({ passed: 0, failed: 1, skipped: 0 });
}
counts.push(
  await suite("vitest", ["run", "--reporter=default", "--reporter=json"], "vitest.json", countVitest),
);
counts.push(await suite("playwright", ["test"], "playwright.json", countPlaywright));
const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
const skipped = sum("skipped");
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exit(sum("failed") > 0 || sum("passed") === 0 ? 1 : 0);

/** Runs one runner to its end and counts what it reports; one that reports nothing has failed once. */
async function suite(
  tool: string,
  args: string[],
  report: string,
  count: (report: unknown) => Count,
): Promise<Count> {
  const path = join(results, report);
  rmSync(path, { force: true });
  const output = tool === "vitest" ? [`--outputFile.json=${path}`] : [];
  const code = await run(tool, [...args, ...output]);
  try {
    const counted = count(JSON.parse(readFileSync(path, "utf8")));
    // A runner may fail for a reason that no test carries (an unhandled error, a setup that broke).
    return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
  } catch (error) {
    console.error(`${tool} left no report: ${(error as Error).message}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function run(tool: string, args: string[]): Promise<number> {
  const env = { ...process.env, HOTGIGS_BUILD: build };
  const child = spawn(bin(tool), args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
  return new Promise((done) => {
    child.on("error", () => done(1));
    child.on("exit", (code) => done(code ?? 1));
  });
}
