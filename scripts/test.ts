// `npm test`: everything but benchmarks. Ends with one plain line: N passed, N failed.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { defaultBuild, ensureBuild } from "./build.ts";
import { generate } from "./generate.mjs";
import { bin, root } from "./paths.mjs";
import { type Count, countPlaywright, countVitest } from "./test/count.ts";
import { unhandledFile } from "./test/unhandled-reporter.ts";

const vitestReporters = ["default", "json", "./scripts/test/unhandled-reporter.ts"].map(
  (reporter) => `--reporter=${reporter}`,
);
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
  counts.push(nothingBut((error as Error).message));
}
counts.push(await suite("vitest", ["run", ...vitestReporters], "vitest.json", countVitest));
counts.push(await suite("playwright", ["test"], "playwright.json", countPlaywright));
const sum = (key: "passed" | "failed" | "skipped") => counts.reduce((total, count) => total + count[key], 0);
const skipped = sum("skipped");
for (const failure of counts.flatMap(({ failures }) => failures)) console.log(`\n${failure}`);
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
  for (const old of [path, unhandledFile]) rmSync(old, { force: true });
  const output = tool === "vitest" ? [`--outputFile.json=${path}`] : [];
  const code = await run(tool, [...args, ...output]);
  try {
    const counted = count(JSON.parse(readFileSync(path, "utf8")));
    // A runner may fail for a reason that no test carries (an unhandled error, a setup that broke).
    const uncaught = unhandled().map((words) => `FAILED outside any test\n${words}`);
    const failures = [...counted.failures, ...uncaught];
    if (code === 0 || counted.failed > 0) return { ...counted, failures };
    return { ...counted, failed: 1, failures: [...failures, `FAILED ${tool} ended with ${code}`] };
  } catch (error) {
    return nothingBut(`${tool} left no report: ${(error as Error).message}`);
  }
}

function unhandled(): string[] {
  return existsSync(unhandledFile)
    ? z.array(z.string()).parse(JSON.parse(readFileSync(unhandledFile, "utf8")))
    : [];
}

/** What never came to run a test. */
function nothingBut(failure: string): Count {
  return { passed: 0, failed: 1, skipped: 0, failures: [`FAILED ${failure}`] };
}

function run(tool: string, args: string[]): Promise<number> {
  const env = { ...process.env, HOTGIGS_BUILD: build };
  const child = spawn(bin(tool), args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
  return new Promise((done) => {
    child.on("error", () => done(1));
    child.on("exit", (code) => done(code ?? 1));
  });
}
