// The built app, served: what `npm start` does, for tests and benchmarks too.
import { randomInt } from "node:crypto";
import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { Miniflare } from "miniflare";
import { ensureBuild } from "../build.ts";
import { root } from "../paths.mjs";
import { migrate, migrationsPending } from "./migrate.ts";
import { isAlive } from "./processes.ts";
import { type Runtime, startRuntime } from "./runtime.ts";
import { seedDemo } from "./seed.ts";
import { endOrphans, forgetServer, readSecrets, type Secrets, writeServer } from "./state.ts";
import { appWorker, heavyWorker, miniflareOptions } from "./workers.ts";

export interface StartOptions {
  /** 0 or nothing: a free one. */
  port?: number;
  /** Where its data lives; nothing: .hotgigs in the repository. */
  stateDir?: string;
  /** Fill in the demo organization (default true). */
  seed?: boolean;
  /** The folder of the build; it is built first when a source is newer. `false` takes it as it is. */
  build?: string | false;
}

export interface RunningApp {
  url: string;
  port: number;
  stateDir: string;
  secrets: Secrets;
  /** What ended because it still served this state folder. */
  ended: number[];
  /** workerd of the app, then of the heavy Worker; those that live at this moment. */
  workerdPids(): number[];
  /** kill -9 of the app's workerd (as a crash would); resolves when it is dead. It comes back by itself. */
  killWorkerd(): Promise<void>;
  /** Resolves when the app answers again. */
  healthy(timeoutMs?: number): Promise<void>;
  /** Ends everything and starts it again on the same port and state. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** POSTs JSON to /__internal/<path> with the internal token. */
  internal(path: string, body?: unknown): Promise<Response>;
}

/** Serves the built app on 127.0.0.1; resolves when it answers and its databases are migrated. */
export async function startApp(options: StartOptions = {}): Promise<RunningApp> {
  const stateDir = resolve(root, options.stateDir ?? ".hotgigs");
  const build = options.build === false ? join(root, "build") : await ensureBuild(options.build);
  const data = join(stateDir, "data");
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const secrets = readSecrets(stateDir);
  const ended = await endOrphans(stateDir);
  const port = options.port || (await freePort());
  const heavyPort = await freePort();
  const url = `http://localhost:${port}`;
  const worker = appWorker(build, heavyPort, url, secrets);

  let runtimes: Runtime[] = [];
  const pids = () => runtimes.map((runtime) => runtime.workerd()).filter((mark) => mark !== null);
  const record = () => writeServer(stateDir, port, pids());

  async function up(): Promise<void> {
    record();
    await migrateFirst();
    const heavy = await startRuntime(
      miniflareOptions(heavyWorker(build), heavyPort, stateDir, join(data, "heavy")),
      record,
    );
    runtimes = [heavy];
    try {
      const main = await startRuntime(miniflareOptions(worker, port, stateDir, data), record);
      runtimes = [main, heavy];
    } catch (error) {
      await down();
      throw error;
    }
    record();
  }

  /** Before anyone is served: an overdue alarm or a queue must not meet a database of yesterday. */
  async function migrateFirst(): Promise<void> {
    if (!migrationsPending(data)) return;
    const bare = {
      name: "migrate",
      modules: true,
      script: "export default {}",
      d1Databases: worker.d1Databases,
    };
    const miniflare = new Miniflare(miniflareOptions(bare as never, 0, stateDir, data));
    try {
      await migrate(miniflare, data);
    } finally {
      await miniflare.dispose();
    }
  }

  async function down(): Promise<void> {
    await Promise.all(runtimes.map((runtime) => runtime.stop()));
    runtimes = [];
  }

  async function healthy(timeoutMs = 10_000): Promise<void> {
    const until = Date.now() + timeoutMs;
    for (;;) {
      try {
        const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(1000) });
        await response.body?.cancel();
        if (response.ok) return;
      } catch {
        // Not there yet.
      }
      if (Date.now() > until) throw new Error(`${url} did not answer within ${timeoutMs} ms`);
      await wait(25);
    }
  }

  const app: RunningApp = {
    url,
    port,
    stateDir,
    secrets,
    ended,
    workerdPids: () => pids().map(({ pid }) => pid),
    healthy,
    async killWorkerd() {
      const mark = runtimes[0]?.workerd();
      if (!mark) throw new Error("no workerd runs");
      process.kill(mark.pid, "SIGKILL");
      while (isAlive(mark)) await wait(5);
    },
    async restart() {
      await down();
      await up();
      await healthy();
    },
    async stop() {
      await down();
      forgetServer(stateDir);
    },
    internal: (path, body = {}) =>
      fetch(`${url}/__internal/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-hotgigs-internal": secrets.INTERNAL_TOKEN },
        body: JSON.stringify(body),
      }),
  };

  await up();
  try {
    await healthy();
    if (options.seed !== false) await seedDemo(app, data);
  } catch (error) {
    await app.stop();
    throw error;
  }
  return app;
}

/**
 * A port that nobody listens on at this moment. Below those that a system gives to outgoing connections: one of these
 * could take it in the second before it is used.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 32_000);
    const server = createServer();
    const free = await new Promise<boolean>((done) =>
      server.once("error", () => done(false)).listen(port, "127.0.0.1", () => done(true)),
    );
    await new Promise((done) => server.close(done));
    if (free) return port;
  }
}

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
