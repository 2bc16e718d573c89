// `npm start` as people meet it: killed at any moment, started again, everything still there.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bin, root } from "#scripts/paths.mjs";
import { isAlive, workerdOfState } from "#scripts/serve/processes.ts";
import { freePort } from "#scripts/serve.ts";

const stateDir = mkdtempSync(join(tmpdir(), "hotgigs-start-"));
const build = process.env.HOTGIGS_BUILD ?? "build";
let port = 0;
let running: ChildProcess | null = null;

beforeAll(async () => {
  port = await freePort();
});

afterAll(async () => {
  if (running) await end(running, "SIGTERM");
  rmSync(stateDir, { recursive: true, force: true });
});

/** Starts it and resolves with what it printed until it serves. */
async function start(): Promise<string> {
  const args = ["scripts/start.ts", "--port", String(port), "--state", stateDir, "--build", build, "--empty"];
  const child = spawn(bin("node"), args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  running = child;
  let printed = "";
  return new Promise((done, fail) => {
    child.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes("Ctrl-C")) done(printed);
    });
    child.once("exit", (code) => fail(new Error(`it ended with ${code}: ${printed}`)));
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  running = null;
  child.removeAllListeners("exit");
  const ended = new Promise<number | null>((done) => child.once("exit", done));
  child.kill(signal);
  return ended;
}

const health = () => fetch(`http://localhost:${port}/api/health`, { signal: AbortSignal.timeout(2000) });
const secrets = () => readFileSync(join(stateDir, "secrets.json"), "utf8");

test("it serves, and keeps its secrets to itself", async () => {
  expect(await start()).toContain(`http://localhost:${port}`);
  expect((await health()).status).toBe(200);
  expect(statSync(join(stateDir, "secrets.json")).mode & 0o777).toBe(0o600);
});

test("a workerd that is killed comes back by itself on the same port", async () => {
  const before = workerdOfState(stateDir);
  expect(before).toHaveLength(2);
  for (const { pid } of before) process.kill(pid, "SIGKILL");
  await expect
    .poll(
      () =>
        health().then(
          (r) => r.status,
          () => 0,
        ),
      { timeout: 15_000 },
    )
    .toBe(200);
  expect(before.filter(isAlive)).toEqual([]);
});

test("after kill -9 of node the next start ends what was left over, and keeps the secrets", async () => {
  const kept = secrets();
  if (running) await end(running, "SIGKILL");
  const orphans = workerdOfState(stateDir);
  expect(orphans).toHaveLength(2);
  expect(await start()).toContain("Ended an earlier HotGigs");
  expect(orphans.filter(isAlive)).toEqual([]);
  expect(workerdOfState(stateDir)).toHaveLength(2);
  expect(secrets()).toBe(kept);
});

test("Ctrl-C ends all of it", async () => {
  if (!running) throw new Error("it does not run");
  expect(await end(running, "SIGINT")).toBe(0);
  expect(workerdOfState(stateDir)).toEqual([]);
  await expect(health()).rejects.toThrow();
});
