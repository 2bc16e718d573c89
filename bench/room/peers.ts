// The peers: child processes with a board document of the same shape as ours.
import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { join as joinPath } from "node:path";
import { newId } from "#domain/ids/ids.ts";
import { freePort } from "#scripts/serve.ts";
import { type Door, join } from "./client.ts";
import { residentBytes } from "./memory.ts";
import { rank } from "./ranks.ts";
import type { Board, Subject } from "./subject.ts";
import { hocuspocusWire, yWebsocketWire } from "./wire.ts";

interface Peer {
  name: string;
  script: string;
  acknowledges: boolean;
  door(port: number, document: string): Door;
}

const peers: readonly Peer[] = [
  {
    name: "@hocuspocus/server",
    script: "room-peer-hocuspocus.ts",
    acknowledges: true,
    door: (port, document) => ({ url: `ws://127.0.0.1:${port}/`, wire: hocuspocusWire(document) }),
  },
  {
    name: "@y/websocket-server",
    script: "room-peer-y-websocket.ts",
    acknowledges: false,
    door: (port, document) => ({ url: `ws://127.0.0.1:${port}/${document}`, wire: yWebsocketWire }),
  },
];

/** Starts every peer twice, as it comes and made durable, if its name is wanted; data go into `folder`. */
export function startPeers(folder: string, wanted: (name: string) => boolean): Promise<Subject[]> {
  const both = peers.flatMap((peer) => [
    { peer, name: peer.name, database: null },
    { peer, name: `${peer.name}+durable`, database: joinPath(folder, `${peer.script}.sqlite`) },
  ]);
  const chosen = both.filter(({ name }) => wanted(name));
  return Promise.all(chosen.map(({ peer, name, database }) => start(peer, name, database)));
}

async function start(peer: Peer, name: string, database: string | null): Promise<Subject> {
  const port = await freePort();
  let child = await run(peer, port, database);
  return {
    name,
    acknowledges: peer.acknowledges,
    keeps: database !== null,
    tells: false,
    limit: null,
    board: (entries, size) => board(peer, port, entries, size),
    settle: async () => {},
    memory: () => residentBytes(child.pid ?? 0),
    async restart() {
      await end(child);
      child = await run(peer, port, database);
    },
    stop: () => end(child),
  };
}

async function run(peer: Peer, port: number, database: string | null): Promise<ChildProcess> {
  const script = joinPath(import.meta.dirname, "..", peer.script);
  const child = fork(script, [String(port), ...(database ? [database] : [])], {
    // What it says goes nowhere while it is measured.
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await once(child, "message");
  return child;
}

/** The first client writes the entries and stays, as a document without clients is let go. */
async function board(peer: Peer, port: number, entries: number, size: number): Promise<Board> {
  const document = `board-${randomBytes(6).toString("hex")}`;
  const keys = Array.from({ length: entries }, () => newId("app"));
  const [writer] = await join([peer.door(port, document)]);
  writer?.doc.transact(() => {
    for (const key of keys) writer.set(key, rank(size));
  });
  return {
    keys,
    door: () => peer.door(port, document),
    move(client, key, value) {
      client.set(key, { stage: keys[0], rank: value });
      return null;
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}
