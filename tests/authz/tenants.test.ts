// Objects and links themselves keep organizations apart: whoever comes past the Worker's routes finds nothing either.
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#domain/ids/ids.ts";
import { inboxId } from "#domain/ids/objects.ts";
import { closeCode } from "#domain/live/wire.ts";
import { TestClient } from "#durable/testing/client.ts";
import {
  addApplication,
  command,
  grantOf,
  newActor,
  newRoom,
  type TestRoom,
} from "#durable/testing/factory.ts";
import { origin, send, testEnv } from "#workers/auth/testing/world.ts";
import { createServices } from "#workers/create-services.ts";
import { signFileUrl } from "#workers/files/signed-url.ts";
import { statusToken } from "#workers/links/status-token.ts";
import { hubAt } from "#workers/objects.ts";
import { buildHouse, type House } from "./people.ts";
import { furnish, type Place } from "./place.ts";
import { answerOf } from "./table.ts";

describe("a room", () => {
  let room: TestRoom;
  let other: TestRoom;
  beforeAll(async () => {
    [room, other] = [newRoom(), newRoom()];
    await Promise.all([room.open(), other.open()]);
  });

  test("does nothing for an actor of another organization, however much they may at home", async () => {
    const { application } = await addApplication(room);
    for (const actor of [newActor(other, "owner"), other.system]) {
      const hire = command("application.hire", { application });
      const open = { status: "open" as const, stages: Object.values(other.stages), reasons: [] };
      const { head, state, ranks } = await room.stub().dump();
      expect(await room.stub().execute(actor, hire)).toMatchObject({ refusal: { code: "resource.missing" } });
      expect(await newRoom().stub().execute(actor, hire)).toMatchObject({
        refusal: { code: "resource.missing" },
      });
      expect(await room.stub().open(open, actor, newId("cmd"))).toMatchObject({
        refusal: { code: "resource.missing" },
      });
      expect(await room.stub().dump()).toMatchObject({ head, state, ranks });
    }
  });

  test("gives no socket to a grant of another organization, or to one that may not look", async () => {
    const connect = async (...[actor, change]: Parameters<typeof grantOf>) =>
      (await new TestClient().connect(room, grantOf(actor, change))).status;
    expect(await connect(newActor(other, "owner"))).toBe(404);
    expect(await connect(other.system)).toBe(404);
    expect(await connect(newActor(room, "interviewer"))).toBe(403);
    expect(await connect(newActor(room, "agency"))).toBe(403);
    expect(await connect({ ...newActor(room), capabilities: ["everything"] as never })).toBe(401);
  });

  test("believes what the actor brings, not what they are called: no capability, no command", async () => {
    const { application } = await addApplication(room);
    const actor = { ...newActor(room, "viewer"), id: "system", kind: "system" as const };
    const answer = await room.stub().execute(actor, command("application.hire", { application }));
    expect(answer).toMatchObject({ refusal: { code: "access.denied" } });
  });
});

describe("over HTTP", () => {
  let [ours, theirs]: House[] = [];
  let own: Place;
  let foreign: Place;
  beforeAll(async () => {
    const build = () => buildHouse(testEnv.DB_IDENTITY, testEnv.AUTH_SECRET, Date.now());
    [ours, theirs] = await Promise.all([build(), build()]);
    [own, foreign] = await Promise.all([furnish(ours as House), furnish(theirs as House)]);
  });
  const cookie = () => ours?.people.owner.cookies.living ?? "";

  async function upgrade(path: string, headers: Record<string, string>) {
    const response = await send(path, { headers: { upgrade: "websocket", origin, ...headers } });
    response.webSocket?.accept();
    return response;
  }

  test("a grant, a link and a document's name that a client makes up are not believed", async () => {
    const room = newRoom();
    const actor = { ...newActor(room, "owner"), organization: foreign.organization };
    const forged = JSON.stringify(grantOf(actor, { name: "Anna" }));
    const made = { "x-hotgigs-grant": forged, "x-hotgigs-document": "board", "x-partykit-room": "x" };
    const board = `/live/requisitions/${foreign.requisition}/board`;
    expect(await answerOf(await upgrade(board, made))).toBe("401 session.missing");
    expect(await answerOf(await upgrade(board, { ...made, cookie: cookie() }))).toBe("404 resource.missing");
    const link = JSON.stringify({ application: foreign.application, link: newId("slk") });
    const page = `/live/applications/${foreign.application}`;
    expect(await answerOf(await upgrade(page, { "x-hotgigs-link": link }))).toBe("401 session.missing");
  });

  test("one application's link opens no other's page, at home or elsewhere", async () => {
    const open = (application: string, token: string) =>
      upgrade(`/live/applications/${application}`, {
        "sec-websocket-protocol": `hotgigs.v1, token.${token}`,
      });
    expect((await open(own.application, own.token)).status).toBe(101);
    const wrong = [
      await open(own.ending, own.token),
      await open(foreign.application, own.token),
      await open(newId("app"), own.token),
      await open(own.application, `${own.token}x`),
      await open(own.application, await statusToken("another secret", own.token.slice(0, 30) as never)),
    ];
    const bodies = await Promise.all(wrong.map(async (each) => [each.status, await each.text()]));
    expect(new Set(bodies.map(String)).size).toBe(1);
    expect(bodies[0]?.[0]).toBe(404);
  });

  test("an inbox tells a link's own application, whatever else the candidate has", async () => {
    const candidate = newId("cand");
    const address = { organization: own.organization, candidate };
    const inbox = testEnv.INBOX.getByName(inboxId(address)) as unknown as {
      deliver(entries: unknown[]): Promise<void>;
      entries(application: string): Promise<unknown[]>;
    };
    const entry = {
      requisition: newId("req"),
      seq: 1,
      application: own.application,
      at: 1,
      notice: { kind: "hired" },
    };
    await inbox.deliver([entry]);
    expect(await inbox.entries(own.application)).toHaveLength(1);
    expect(await inbox.entries(own.ending)).toEqual([]);
  });

  test("a file's signature is for this file of this organization until this moment", async () => {
    const url = new URL(own.file, origin);
    const opens = async (change: (url: URL) => void) => {
      const changed = new URL(url);
      change(changed);
      return answerOf(await send(changed.pathname + changed.search));
    };
    const foreignUrl = new URL(foreign.file, origin);
    const missing = "404 resource.missing";
    expect(await opens(() => undefined)).toBe("200");
    const otherFile = (to: URL) => {
      to.pathname = foreignUrl.pathname;
    };
    expect(await opens(otherFile)).toBe(missing);
    expect(await opens((to) => to.searchParams.set("o", foreign.organization))).toBe(missing);
    expect(await opens((to) => to.searchParams.set("exp", "99999999999999"))).toBe(missing);
    expect(await opens((to) => to.searchParams.set("sig", own.token.split(".")[1] ?? ""))).toBe(missing);
    expect(await opens((to) => to.searchParams.delete("sig"))).toBe(missing);
    // Rightly signed, for a file that this organization has not got: nothing, though it is there elsewhere.
    const file = foreignUrl.pathname.split("/").at(-1) as never;
    const stolen = await signFileUrl(
      testEnv.LINK_SECRET,
      { organization: own.organization, file },
      Date.now(),
    );
    expect(await answerOf(await send(stolen))).toBe("404 file.missing");
    const old = await signFileUrl(testEnv.LINK_SECRET, { organization: own.organization, file }, 0);
    expect(await answerOf(await send(old))).toBe("410 link.expired");
  });

  test("ending sessions at one organization's hub closes nothing at another's", async () => {
    const headers = { cookie: cookie(), "sec-websocket-protocol": "hotgigs.v1" };
    const { webSocket: socket } = await upgrade(`/live/requisitions/${own.requisition}/board`, headers);
    let closed = false;
    socket?.addEventListener("close", () => {
      closed = true;
    });
    const { owner } = (ours as House).people;
    expect(
      await hubAt(testEnv, foreign.organization as never).endSessions(
        { users: [owner.id] },
        closeCode.accessRemoved,
      ),
    ).toBe(0);
    expect(closed).toBe(false);
    socket?.close();
  });
});

describe("with the next request", () => {
  let house: House;
  let place: Place;
  beforeAll(async () => {
    house = await buildHouse(testEnv.DB_IDENTITY, testEnv.AUTH_SECRET, Date.now());
    place = await furnish(house);
  });
  const asks = async ({ cookies }: House["people"]["owner"]) => {
    const headers = { cookie: cookies.living, origin };
    const upgrade = { ...headers, upgrade: "websocket", "sec-websocket-protocol": "hotgigs.v1" };
    const socket = await send(`/live/requisitions/${place.requisition}/board`, { headers: upgrade });
    socket.webSocket?.accept();
    socket.webSocket?.close();
    const board = await send(`/api/v1/requisitions/${place.requisition}`, { headers });
    return [await answerOf(board), await answerOf(socket)];
  };
  const asOwner = (method: string, person: string, body: object) =>
    send(`/api/v1/members/${person}`, {
      method,
      headers: {
        cookie: house.people.owner.cookies.living,
        origin,
        "content-type": "application/json",
      },
      body: JSON.stringify(body),
    });

  test("a removed member finds nothing, with the session that they still have", async () => {
    const { coordinator } = house.people;
    expect(await asks(coordinator)).toEqual(["200", "101"]);
    expect((await asOwner("DELETE", coordinator.id, {})).status).toBe(204);
    expect(await asks(coordinator)).toEqual(["403 access.denied", "404 resource.missing"]);
  });

  test("another role counts", async () => {
    const { recruiter } = house.people;
    expect((await asOwner("PATCH", recruiter.id, { role: "interviewer" })).status).toBe(204);
    expect(await asks(recruiter)).toEqual(["404 resource.missing", "404 resource.missing"]);
  });
});

test("what is for developers alone does not exist in production", async () => {
  const env = { ...testEnv, ENVIRONMENT: "production", BASE_URL: "https://hotgigs.example" };
  const { mailbox } = createServices(env as never, { waitUntil: () => undefined }, { viewer: null, origin });
  expect(await mailbox.list()).toMatchObject({ refusal: { code: "resource.missing" } });
});
