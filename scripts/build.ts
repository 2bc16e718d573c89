// Builds the app Worker (pages, API, objects) and the heavy Worker, if a source is newer than the build.
import { execFile } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { generate } from "./generate.mjs";
import { bin, root } from "./paths.mjs";

const run = promisify(execFile);
const sources = ["app", "domain", "durable", "workers", "messages", "public"];
const files = ["package-lock.json", "wrangler.toml", "vite.config.ts", "react-router.config.ts"];
const ignored = /[\\/]paraglide[\\/]|\.test\.tsx?$/;

/** The default place of a build; another one may be given to build beside it. */
export const defaultBuild = join(root, "build");

/**
 * Makes sure that `directory` holds a build of the sources as they are now, and returns its absolute path.
 * One build at a time per directory; `force` builds even when nothing is newer.
 */
export async function ensureBuild(directory: string = defaultBuild, force = false): Promise<string> {
  const target = resolve(root, directory);
  const unlock = await lock(target);
  try {
    const started = Date.now();
    if (!force && isFresh(target)) return target;
    console.log("Building …");
    await generate();
    // One after the other: the app's build begins by emptying the directory.
    await buildApp(target);
    await buildHeavy(target);
    // The stamp's time is when the build began: what changed meanwhile makes the next build.
    writeFileSync(stampOf(target), String(started));
    return target;
  } finally {
    unlock();
  }
}

const stampOf = (target: string) => join(target, ".built");

function isFresh(target: string): boolean {
  if (!existsSync(stampOf(target)) || !existsSync(join(target, "server/wrangler.json"))) return false;
  return newestSource() < Number(readFileSync(stampOf(target), "utf8"));
}

function newestSource(): number {
  let newest = 0;
  const see = (path: string) => {
    if (!ignored.test(path)) newest = Math.max(newest, statSync(path).mtimeMs);
  };
  for (const file of files) see(join(root, file));
  for (const folder of sources) {
    const path = join(root, folder);
    if (!existsSync(path)) continue;
    for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) see(join(entry.parentPath, entry.name));
    }
  }
  return newest;
}

async function buildApp(target: string): Promise<void> {
  await tool("react-router", ["build"], { HOTGIGS_BUILD: target });
}

async function buildHeavy(target: string): Promise<void> {
  const outdir = join(target, "heavy");
  await tool("wrangler", [
    "deploy",
    "--dry-run",
    "--minify",
    "--config",
    join(root, "workers/heavy/wrangler.toml"),
    "--outdir",
    outdir,
  ]);
}

async function tool(name: string, args: string[], extra: Record<string, string> = {}): Promise<void> {
  const env = {
    ...process.env,
    NODE_ENV: "production",
    WRANGLER_SEND_METRICS: "false",
    WRANGLER_HIDE_BANNER: "true",
    ...extra,
  };
  try {
    await run(bin(name), args, { cwd: root, env, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    const said = `${stdout ?? ""}\n${stderr ?? ""}`.replace(/^ {4}at .*\n/gm, "");
    throw new Error(`${name} ${args[0]} failed:\n${said}`);
  }
}

/** Waits for another build into the same directory; a lock older than three minutes was left by a dead one. */
async function lock(target: string): Promise<() => void> {
  mkdirSync(target, { recursive: true });
  const path = `${target}.lock`;
  for (;;) {
    try {
      closeSync(openSync(path, "wx"));
      return () => rmSync(path, { force: true });
    } catch {
      const age = existsSync(path) ? Date.now() - statSync(path).mtimeMs : 0;
      if (age > 180_000) rmSync(path, { force: true });
      await sleep(200);
    }
  }
}

if (process.argv[1] === join(root, "scripts/build.ts")) {
  const at = process.argv.indexOf("--build");
  await ensureBuild(at > 0 ? process.argv[at + 1] : undefined, process.argv.includes("--force"));
}
