import { setTimeout as sleep } from "node:timers/promises";
import { leaseMs } from "#domain/live/lease.ts";
import { closeCode } from "#domain/live/wire.ts";
import { startThrowaway } from "#scripts/serve.ts";
import { RawRoom, signIn } from "#tests/live/raw-room.ts";

const repetitions = Number(process.argv[2] ?? 100);
const [boards, socketsOnEach] = [5, 10];
const app = await startThrowaway();
const { url } = app;

const post = (path: string, body: unknown, cookie: string) =>
  fetch(`${url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url, cookie },
    body: JSON.stringify(body),
  });

async function newBoard(cookie: string): Promise<string> {
  const title = { title: "Welder", team: "Works", location: "Bergen", openings: 1 };
  const made = (await (await post("/api/v1/requisitions", title, cookie)).json()) as { id: string };
  return made.id;
}

/** Milliseconds from the sign-out's request until the last of the sockets is closed. */
async function once(requisitions: readonly string[]): Promise<number> {
  const cookie = await signIn(url, "admin@demo.hotgigs.dev");
  const rooms = requisitions.flatMap((requisition) =>
    Array.from({ length: socketsOnEach }, () => new RawRoom({ url, cookie, requisition })),
  );
  await Promise.all(rooms.map((room) => room.ready()));
  const from = performance.now();
  await post("/api/auth/sign-out", {}, cookie);
  while (rooms.some((room) => room.closed === null)) {
    if (performance.now() - from > 30_000) throw new Error("some sockets are still open");
    await sleep(1);
  }
  const took = performance.now() - from;
  for (const room of rooms) {
    if (room.closed?.code !== closeCode.sessionEnded) throw new Error(`closed with ${room.closed?.code}`);
  }
  return took;
}

async function sleepAndGoOn(requisition: string): Promise<void> {
  const cookie = await signIn(url, "recruiter@demo.hotgigs.dev");
  const rooms = [1, 2].map(() => new RawRoom({ url, cookie, requisition }));
  await Promise.all(rooms.map((room) => room.ready()));
  await sleep(leaseMs + 2_000);
  const [one, other] = rooms;
  const stage = one?.welcome?.state?.stages[0];
  if (!one || !other || !stage) throw new Error("no board");
  const args = { application: `app_${"0".repeat(26)}` as const, to: stage.id, rank: "a0" };
  const reply = await one.reply(one.command("application.move", args));
  if (reply.t !== "refused" || reply.refusal.code !== "application.missing") throw new Error("not answered");
  if (rooms.some((room) => room.closed)) throw new Error("closed");
  for (const room of rooms) room.close();
}

try {
  const cookie = await signIn(url, "recruiter@demo.hotgigs.dev");
  const requisitions: string[] = [];
  for (let at = 0; at < boards; at += 1) requisitions.push(await newBoard(cookie));
  const asleep = sleepAndGoOn(await newBoard(cookie)).then(
    () => "ok",
    (error: Error) => error.message,
  );
  const took: number[] = [];
  for (let at = 0; at < repetitions; at += 1) took.push(await once(requisitions));
  took.sort((left, right) => left - right);
  const quantile = (share: number) =>
    took[Math.min(took.length - 1, Math.ceil(share * took.length) - 1)] ?? 0;
  const rows = (
    [
      ["p50", 0.5],
      ["p95", 0.95],
      ["p99", 0.99],
    ] as const
  ).map(([name, share]) => ({
    subject: "hotgigs",
    metric: `end_access_${name}_ms`,
    value: Math.round(quantile(share) * 10) / 10,
    n: repetitions,
  }));
  const slept = await asleep;
  console.log(JSON.stringify({ bench: "end-access", sockets: boards * socketsOnEach, slept, rows }));
  if (slept !== "ok") process.exitCode = 1;
} finally {
  await app.stop();
}
