import { abortAllDurableObjects } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { closeCode, type OrganizationMessage, subprotocol } from "#domain/live/wire.ts";
import { asciiJson, TestClient, until } from "#durable/testing/client.ts";
import { grantOf, newActor, newRoom, type TestRoom } from "#durable/testing/factory.ts";

const hubOf = (room: TestRoom) => env.ORGANIZATION.getByName(room.address.organization);

async function openList(room: TestRoom, grant = grantOf(newActor(room))) {
  const response = await hubOf(room).fetch("https://hotgigs.test/live/organization", {
    headers: {
      upgrade: "websocket",
      "x-hotgigs-grant": asciiJson(grant),
      "sec-websocket-protocol": subprotocol,
    },
  });
  const list = {
    status: response.status,
    frames: [] as OrganizationMessage[],
    closed: null as number | null,
    rooms: () => list.frames.filter((frame) => frame.t === "presence").at(-1)?.rooms ?? {},
  };
  const socket = response.webSocket;
  socket?.addEventListener("message", (event) => {
    list.frames.push(JSON.parse(String(event.data)));
  });
  socket?.addEventListener("close", (event) => {
    list.closed = event.code;
  });
  socket?.accept();
  return list;
}

test("the list shows who opens and leaves a board, and what changed", async () => {
  const room = newRoom();
  await room.open();
  const list = await openList(room);
  const grant = grantOf(newActor(room));
  const anna = await new TestClient().connect(room, grant);
  const { requisition } = room.address;
  await until(() => list.rooms()[requisition]?.length === 1);
  expect(list.rooms()[requisition]).toMatchObject([{ id: grant.actor.id, name: grant.name }]);
  const again = await new TestClient().connect(room, grant);
  await hubOf(room).changed(requisition);
  await until(() => list.frames.at(-1)?.t === "changed");
  again.close();
  anna.close();
  await until(() => Object.keys(list.rooms()).length === 0);
  expect(await hubOf(room).whoIsWhere()).toEqual({});
});

test("after everything was torn down nobody is said to be where they are not", async () => {
  const room = newRoom();
  await room.open();
  await new TestClient().connect(room, grantOf(newActor(room)));
  await expect.poll(async () => Object.keys(await hubOf(room).whoIsWhere()).length).toBe(1);
  await abortAllDurableObjects();
  expect(await hubOf(room).whoIsWhere()).toEqual({});
});

test("ending a session closes its sockets here and in the rooms", async () => {
  const room = newRoom();
  await room.open();
  const grant = grantOf(newActor(room));
  const list = await openList(room, grant);
  const anna = await new TestClient().connect(room, grant);
  await until(() => Object.keys(list.rooms()).length === 1);
  expect(await hubOf(room).endSessions({ sessions: [grant.session] }, closeCode.sessionEnded)).toBe(2);
  await until(() => anna.closed !== null && list.closed !== null);
  expect([anna.closed, list.closed]).toEqual([closeCode.sessionEnded, closeCode.sessionEnded]);
});

test("a foreign grant, and one that may not list, gets no socket; a foreign room is not believed", async () => {
  const room = newRoom();
  expect((await openList(room, grantOf(newActor(newRoom())))).status).toBe(404);
  expect((await openList(room, grantOf(newActor(room, "agency")))).status).toBe(403);
  const other = newRoom();
  const people = [{ id: "usr_x", name: "Nobody", hue: 1 }];
  await hubOf(room).presence(other.address.requisition, people, other.name);
  expect(await hubOf(room).whoIsWhere()).toEqual({});
});
