// The state folder: data/ (D1, R2, objects), secrets.json, server.json (who serves it now).
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { isAlive, markOf, type ProcessMark, workerdOfState } from "./processes.ts";

const secretsShape = z.object({
  AUTH_SECRET: z.string().min(32),
  LINK_SECRET: z.string().min(32),
  EEO_SECRET: z.string().min(32),
  INTERNAL_TOKEN: z.string().min(32),
});
export type Secrets = z.infer<typeof secretsShape>;

const mark = z.object({ pid: z.number(), started: z.string() });
const serverShape = z.object({ node: mark, workerd: z.array(mark), port: z.number() });

/** The secrets of this state folder, made on first use (also one that is new); readable by the owner alone. */
export function readSecrets(stateDir: string): Secrets {
  const path = join(stateDir, "secrets.json");
  const kept = existsSync(path) ? secretsShape.partial().parse(JSON.parse(readFileSync(path, "utf8"))) : {};
  const whole = secretsShape.safeParse(kept);
  if (whole.success) return whole.data;
  const make = () => randomBytes(32).toString("base64url");
  const fresh = { AUTH_SECRET: make(), LINK_SECRET: make(), EEO_SECRET: make(), INTERNAL_TOKEN: make() };
  const secrets: Secrets = { ...fresh, ...kept };
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  writeWhole(path, JSON.stringify(secrets, null, 2), 0o600);
  return secrets;
}

/** Says who serves this folder now, for whoever starts after a kill -9. */
export function writeServer(stateDir: string, port: number, workerd: ProcessMark[]): void {
  const server = { node: markOf(process.pid), workerd, port };
  writeWhole(serverFile(stateDir), JSON.stringify(server), 0o600);
}

export function forgetServer(stateDir: string): void {
  const server = readServer(stateDir);
  if (server?.node.pid === process.pid) rmSync(serverFile(stateDir), { force: true });
}

/**
 * Ends whatever still serves this folder: two servers on one state would ruin it. A process that only
 * inherited a recorded number is left alone. Returns the numbers of what was ended.
 */
export async function endOrphans(stateDir: string): Promise<number[]> {
  const server = readServer(stateDir);
  const node = server && server.node.pid !== process.pid && isAlive(server.node) ? [server.node] : [];
  for (const { pid } of node) signal(pid, "SIGTERM");
  await gone(node, 3000);
  const mine = server?.node.pid === process.pid;
  const left = [
    ...node,
    ...(mine ? [] : (server?.workerd ?? [])),
    ...(mine ? [] : workerdOfState(stateDir)),
  ].filter(isAlive);
  for (const { pid } of left) signal(pid, "SIGKILL");
  await gone(left, 3000);
  return [...new Set([...node, ...left].map(({ pid }) => pid))];
}

function readServer(stateDir: string) {
  try {
    return serverShape.parse(JSON.parse(readFileSync(serverFile(stateDir), "utf8")));
  } catch {
    return null;
  }
}

const serverFile = (stateDir: string) => join(stateDir, "server.json");

/** A kill between the two steps leaves the old file, never half a file. */
function writeWhole(path: string, text: string, mode: number): void {
  writeFileSync(`${path}.new`, text, { mode });
  renameSync(`${path}.new`, path);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself meanwhile.
  }
}

async function gone(marks: ProcessMark[], timeout: number): Promise<void> {
  const until = Date.now() + timeout;
  while (marks.some(isAlive) && Date.now() < until) await sleep(50);
}
