// Our room, served as `npm start` serves it.
import { setTimeout as sleep } from "node:timers/promises";
import { newId } from "#domain/ids/ids.ts";
import { subprotocol } from "#domain/live/wire.ts";
import type { Stage } from "#domain/pipeline/schema.ts";
import { freePort, startApp } from "#scripts/serve.ts";
import { signIn } from "#tests/live/raw-room.ts";
import { Recruiter } from "#tests/live/recruiter.ts";
import { type Client, type Door, join } from "./client.ts";
import { residentBytes } from "./memory.ts";
import { rank } from "./ranks.ts";
import type { Board, Subject } from "./subject.ts";
import { hotgigsWire, say } from "./wire.ts";

/** A person may have 20 sockets to a room: three people who may all order cards make 60. */
const people = ["recruiter", "manager", "admin"];
/** Below what a socket may send (domain/live/wire.ts), so that no clock decides who is closed. */
const limit = { rate: 57, burst: 150 };

export async function startHotgigs(stateDir: string): Promise<Subject> {
  const build = process.env.HOTGIGS_BUILD;
  const app = await startApp({ port: await freePort(), stateDir, ...(build ? { build } : {}) });
  const cookies: string[] = [];
  for (const name of people) cookies.push(await signIn(app.url, `${name}@demo.hotgigs.dev`));
  const recruiter = await Recruiter.at(app.url);
  const door = (requisition: string, n: number): Door => ({
    url: `${app.url.replace("http", "ws")}/live/requisitions/${requisition}/board`,
    wire: hotgigsWire,
    protocols: [subprotocol],
    headers: { cookie: cookies[n % cookies.length] ?? "", origin: app.url },
  });
  return {
    name: "hotgigs",
    acknowledges: true,
    keeps: true,
    tells: true,
    limit,
    board: (entries, size) => board(recruiter, door, entries, size),
    async settle() {
      await app.internal("drain");
    },
    memory: () => residentBytes(app.workerdPids()[0] ?? 0),
    restart: () => app.restart(),
    stop: () => app.stop(),
  };
}

async function board(
  recruiter: Recruiter,
  door: (requisition: string, n: number) => Door,
  entries: number,
  size: number,
): Promise<Board> {
  const { id } = await recruiter.open("Room benchmark");
  // A hiring manager reaches only requisitions whose team they are on.
  await recruiter.joinedBy(id, "manager@demo.hotgigs.dev");
  const { stages } = (await recruiter.board(id)).state;
  const silent = stages.filter(({ announce }) => announce.mode === "manual");
  const telling = stages.filter(({ announce }) => announce.mode === "atOnce");
  const keys = await fill(silent, entries, size, (n) => door(id, n));
  let turn = 0;
  return {
    keys,
    door: (n) => door(id, n),
    move(client, application, value, told) {
      // To and fro: each card finds itself in the other stage than before.
      if (application === keys[0]) turn += 1;
      const to = (told ? telling : silent)[turn % 2]?.id;
      return command(client, "application.move", { application, to, rank: value });
    },
  };
}

function command(client: Client, type: string, args: object): string {
  const id = newId("cmd");
  client.raw(say({ t: "command", command: { id, baseSeq: 0, type, args } }));
  return id;
}

/** Puts applications on the board by commands, over as many sockets as their limit of frames asks for. */
async function fill(
  [stage]: Stage[],
  entries: number,
  size: number,
  door: (n: number) => Door,
): Promise<string[]> {
  const clients = await join(
    Array.from({ length: Math.min(40, Math.ceil(entries / 100)) }, (_, n) => door(n)),
  );
  const keys: string[] = [];
  const heard = new Set<string>();
  const [listener] = clients;
  if (!listener || !stage) throw new Error("nobody to fill the board");
  listener.onCommands = (ids) => {
    for (const id of ids) heard.add(id);
  };
  for (let at = 0; at < entries; at += 1) {
    const client = clients[at % clients.length] ?? listener;
    const application = newId("app");
    keys.push(application);
    const args = {
      application,
      candidate: newId("cand"),
      stage: stage.id,
      rank: rank(size),
      source: "manual",
    };
    command(client, "application.create", args);
    while (keys.length - heard.size > clients.length) await sleep(1);
  }
  for (let waited = 0; heard.size < entries; waited += 5) {
    if (waited > 30_000) throw new Error(`${heard.size} of ${entries} applications stand on the board`);
    await sleep(5);
  }
  for (const client of clients) client.close();
  // The candidates are told that they are received: let that be over.
  await sleep(Math.min(3_000, entries * 5));
  return keys;
}
