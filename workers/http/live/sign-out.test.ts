import { expect, test } from "vitest";
import { closeCode, subprotocol } from "#domain/live/wire.ts";
import { seedDemoPeople } from "#workers/auth/demo.ts";
import { origin, post, send, signIn, testEnv } from "#workers/auth/testing/world.ts";
import { hubAt } from "#workers/objects.ts";

/** A requisition of the demo organization, made over the API. */
async function requisition(cookie: string): Promise<string> {
  const body = { title: "Welder", team: "Works", location: "Bergen", openings: 1 };
  const made: { id: string } = await (await post("/api/v1/requisitions", body, { cookie })).json();
  return made.id;
}

async function join(path: string, cookie: string): Promise<WebSocket> {
  const headers = { upgrade: "websocket", cookie, origin, "sec-websocket-protocol": subprotocol };
  const response = await send(path, { headers });
  expect(response.status).toBe(101);
  expect(response.headers.get("sec-websocket-protocol")).toBe(subprotocol);
  const socket = response.webSocket;
  if (!socket) throw new Error("no socket");
  socket.accept();
  return socket;
}

const closing = (socket: WebSocket) =>
  new Promise<number>((done) => socket.addEventListener("close", ({ code }) => done(code)));

test("signing out closes what the session has open, and nobody else's", async () => {
  const { organization } = await seedDemoPeople(testEnv);
  const cookie = await signIn("recruiter@demo.hotgigs.dev");
  const id = await requisition(cookie);
  const board = await join(`/live/requisitions/${id}/board`, cookie);
  const list = await join("/live/organization", cookie);
  const others = await join(`/live/requisitions/${id}/board`, await signIn("admin@demo.hotgigs.dev"));
  let othersClosed = false;
  others.addEventListener("close", () => {
    othersClosed = true;
  });
  // The room tells the hub a moment later who is in it.
  const hub = hubAt(testEnv, organization) as unknown as { whoIsWhere(): Promise<Record<string, unknown[]>> };
  await expect.poll(async () => (await hub.whoIsWhere())[id]?.length, { timeout: 5_000 }).toBe(2);
  const closed = Promise.all([closing(board), closing(list)]);
  await post("/api/auth/sign-out", {}, { cookie });
  expect(await closed).toEqual([closeCode.sessionEnded, closeCode.sessionEnded]);
  expect(othersClosed).toBe(false);
  others.close();
});
