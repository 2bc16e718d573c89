// Turns a built Worker into miniflare's options: what wrangler would run, without its proxy in between.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { convertV4MiniflareOptions, type MiniflareOptions } from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import { root } from "../paths.mjs";
import type { Secrets } from "./state.ts";

/** wrangler's own type knows more than the two parts that we add to. */
interface WorkerOptions extends Record<string, unknown> {
  bindings?: Record<string, unknown>;
  serviceBindings?: Record<string, unknown>;
}

const moduleTypes: Record<string, "ESModule" | "CompiledWasm" | "Text" | "Data"> = {
  ".js": "ESModule",
  ".mjs": "ESModule",
  ".wasm": "CompiledWasm",
  ".txt": "Text",
  ".bin": "Data",
};

/**
 * Paths that no file of the client answers: miniflare hands them to the Worker without asking its two Workers for assets
 * first. For a socket those would stay in between for as long as it is open: two hops a frame, 90 KB of memory.
 */
const straight = ["*/live/*", "*/api/*"];

/** The main Worker: its bindings as built, with local secrets and the heavy Worker at `heavyPort`. */
export function appWorker(
  build: string,
  heavyPort: number,
  baseUrl: string,
  secrets: Secrets,
): WorkerOptions {
  const workerOptions = read(join(build, "server/wrangler.json"));
  return {
    ...withModules(workerOptions, join(build, "server"), "index.js"),
    routes: straight,
    bindings: { ...workerOptions.bindings, ...secrets, BASE_URL: baseUrl },
    serviceBindings: {
      ...workerOptions.serviceBindings,
      HEAVY: { external: { address: `127.0.0.1:${heavyPort}`, http: {} } },
    },
  };
}

/** The second Worker, a process of its own. */
export function heavyWorker(build: string): WorkerOptions {
  return withModules(read(join(root, "workers/heavy/wrangler.toml")), join(build, "heavy"), "index.js");
}

/** What miniflare is started with; `stateDir` marks the processes as serving this folder. */
export function miniflareOptions(
  worker: WorkerOptions,
  port: number,
  stateDir: string,
  data: string,
): MiniflareOptions {
  const options = convertV4MiniflareOptions({
    host: "127.0.0.1",
    port,
    cf: false,
    logRequests: false,
    telemetry: { enabled: false },
    unsafeRuntimeEnv: { HOTGIGS_STATE: stateDir },
    workers: [worker as never],
  });
  return { ...options, resourcePersistencePath: data };
}

function read(configPath: string): WorkerOptions {
  return unstable_getMiniflareWorkerOptions(configPath).workerOptions as WorkerOptions;
}

function withModules(options: WorkerOptions, folder: string, main: string): WorkerOptions {
  const { modulesRules: _rules, ...rest } = options;
  const found = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => typeOf(name));
  if (!existsSync(join(folder, main))) throw new Error(`no ${main} in ${folder}: build first`);
  const names = [main, ...found.filter((name) => name !== main).sort()];
  const modules = names.map((name) => ({ type: typeOf(name), path: join(folder, name) }));
  return { ...rest, modules, modulesRoot: folder };
}

function typeOf(name: string) {
  return moduleTypes[name.slice(name.lastIndexOf("."))];
}
