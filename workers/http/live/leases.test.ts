import { env } from "cloudflare:workers";
import { beforeEach, expect, test, vi } from "vitest";
import { capabilitiesOf, type Grant, type Role } from "#domain/access/access.ts";
import { type Id, newId } from "#domain/ids/ids.ts";
import { type RoomAddress, roomId } from "#domain/ids/objects.ts";
import { type LeaseAsk, leaseMs, renewEarlyMs } from "#domain/live/lease.ts";
import { closeCode } from "#domain/live/wire.ts";
import { asciiJson, TestClient, until } from "#durable/testing/client.ts";
import { addApplication, type newRoom } from "#durable/testing/factory.ts";
import { endAccess } from "#workers/commands/end-access.ts";
import { LeaseDesk } from "#workers/http/live/lease-desk.ts";
import { renewLeases } from "#workers/queries/renew-leases.ts";
import { bindings, granted, newTenant, role } from "#workers/testing/tenant.ts";

/** Counts the calls; a spy that calls through would lose the entrypoint's `this`. */
const renew = vi
  .spyOn(LeaseDesk.prototype, "renew")
  .mockImplementation((asks) => renewLeases(bindings, asks as LeaseAsk[], Date.now()).catch(() => null));
/** How many were asked for, call by call, in this organization: rooms of earlier tests may renew as well. */
const renewals = (organization: Id<"org">) =>
  renew.mock.calls
    .map(([asks]) => (asks as LeaseAsk[]).filter((each) => each.organization === organization).length)
    .filter((count) => count > 0);
/** Time jumps by so many milliseconds; rooms that nobody uses do not notice. */
let jumped = 0;
const realNow = Date.now.bind(Date);
vi.spyOn(Date, "now").mockImplementation(() => realNow() + jumped);
beforeEach(() => {
  jumped = 0;
  renew.mockClear();
});

const identity = () => bindings.DB_IDENTITY;
const run = (sql: string, ...values: unknown[]) =>
  identity()
    .prepare(sql)
    .bind(...values)
    .run();

/** A requisition that is everywhere where it must be, with one card. */
async function world() {
  const { organization, services } = newTenant();
  const { id: requisition } = granted(await services.requisitions.create(role));
  await run(
    "INSERT INTO organization (id, name, slug, created_at) VALUES (?1, 'House', ?1, 1)",
    organization,
  );
  const address: RoomAddress = { jurisdiction: null, organization, requisition };
  const stub = () => env.REQUISITION.getByName(roomId(address));
  const system = { ...newTenant("owner", organization) };
  const actor = {
    kind: "system" as const,
    id: "test",
    organization,
    capabilities: [...capabilitiesOf("owner")],
  };
  const snapshot = await stub().snapshot();
  if (!snapshot.ok) throw new Error("no room");
  const stage = snapshot.value.state.stages[0];
  const room = { address, stub, system: actor, name: roomId(address), stages: { inbox: stage } };
  const test = room as unknown as ReturnType<typeof newRoom>;
  const card = (await addApplication(test, "a0")).application;
  return { organization, room: test, card, system };
}

/** A member with a living session; the grant runs for `ms` more. */
async function member(organization: Id<"org">, as: Role = "recruiter") {
  const [user, session] = [newId("usr"), newId("cmd")];
  const later = Date.now() + 3_600_000;
  await run(
    "INSERT INTO user (id, name, email, created_at, updated_at) VALUES (?1, 'Ida', ?1 || '@x.test', 1, 1)",
    user,
  );
  await run(
    "INSERT INTO session (id, token, user_id, expires_at, created_at, updated_at) VALUES (?1, ?1, ?2, ?3, 1, 1)",
    session,
    user,
    later,
  );
  await run(
    "INSERT INTO member (id, organization_id, user_id, role, created_at) VALUES (?1, ?2, ?3, ?4, 1)",
    newId("mem"),
    organization,
    user,
    as,
  );
  const grant = (ms: number): Grant => ({
    actor: { kind: "user", id: user, organization, capabilities: [...capabilitiesOf(as)] },
    name: "Ida",
    session,
    leaseUntil: Date.now() + ms,
  });
  return { user, session, grant };
}

const rank = (client: TestClient, card: string, value: string) => client.doc.getMap("ranks").set(card, value);

/** Two people whose leases have run out while nothing happened. */
async function expiredPair() {
  const { organization, room, card } = await world();
  const [anna, ben] = [await member(organization), await member(organization)];
  const join = async (who: typeof anna) => {
    const client = await new TestClient().connect(room, who.grant(leaseMs));
    await until(() => client.synced && client.of("welcome").length === 1);
    return client;
  };
  const clients = { anna: await join(anna), ben: await join(ben) };
  expect(renewals(organization)).toEqual([]);
  jumped = leaseMs + 1_000;
  return { organization, room, card, people: { anna, ben }, ...clients };
}

test("leases that ran out are renewed in one call, and what waited comes in order", async () => {
  const { organization, card, anna, ben } = await expiredPair();
  for (const value of ["b1", "b2", "b3"]) rank(anna, card, value);
  await until(() => ben.ranks()[card] === "b3" && anna.of("saved").at(-1)?.updates === 4);
  expect(renewals(organization)).toEqual([2]);
  expect([anna.closed, ben.closed]).toEqual([null, null]);
});

test("a room in use renews before leases run out, and asks once for everybody", async () => {
  const { organization, room, card } = await world();
  const clients: TestClient[] = [];
  for (let at = 0; at < 6; at += 1) {
    clients.push(await new TestClient().connect(room, (await member(organization)).grant(leaseMs)));
  }
  await until(() => clients.every((each) => each.synced));
  jumped = leaseMs - renewEarlyMs / 2;
  for (const round of [1, 2, 3]) {
    for (const [at, client] of clients.entries()) rank(client, card, `c${round}${at + 1}`);
    await until(() => clients.every((each) => each.of("saved").at(-1)?.updates === round + 1));
  }
  expect(renewals(organization)).toEqual([6]);
  jumped += leaseMs - renewEarlyMs - 1_000;
  for (const [at, client] of clients.entries()) rank(client, card, `d${at + 1}`);
  await until(() => clients.every((each) => each.of("saved").at(-1)?.updates === 5));
  expect(renewals(organization)).toEqual([6]);
  expect(clients.every((each) => each.closed === null)).toBe(true);
});

test("a session that has ended is sent nothing more and closed with 4401; others stay", async () => {
  const { card, people, anna, ben } = await expiredPair();
  await run("DELETE FROM session WHERE id = ?1", people.ben.session);
  const frames = ben.frames.length;
  rank(anna, card, "d1");
  await until(() => ben.closed !== null && anna.of("saved").length > 1);
  expect(ben.closed).toBe(closeCode.sessionEnded);
  expect(ben.frames.length).toBe(frames);
  expect(anna.closed).toBeNull();
});

test("who is no member any more is heard no more, and closed with 4403", async () => {
  const { card, people, anna, ben } = await expiredPair();
  await run("DELETE FROM member WHERE user_id = ?1", people.ben.user);
  rank(ben, card, "e1");
  await until(() => ben.closed !== null);
  expect(ben.closed).toBe(closeCode.accessRemoved);
  rank(anna, card, "e2");
  await until(() => anna.of("saved").length > 1);
  expect(anna.ranks()[card]).toBe("e2");
});

test("who became a viewer stays, and may change nothing from the next lease on", async () => {
  const { room, card, people, ben } = await expiredPair();
  await run("UPDATE member SET role = 'viewer' WHERE user_id = ?1", people.ben.user);
  rank(ben, card, "f1");
  await until(() => ben.of("refused").length === 1);
  expect(ben.of("refused")[0]?.refusal.code).toBe("document.readOnly");
  expect((await room.stub().dump()).ranks[card]).toBe("a0");
});

test("if leases cannot be renewed, expired sockets are closed after a grace, to come again", async () => {
  const { room, card, anna, ben } = await expiredPair();
  await run("ALTER TABLE session RENAME TO session_away");
  const frames = ben.frames.length;
  rank(anna, card, "g1");
  ben.look({});
  await until(() => anna.closed !== null && ben.closed !== null);
  await run("ALTER TABLE session_away RENAME TO session");
  expect([anna.closed, ben.closed]).toEqual([closeCode.leaseEnded, closeCode.leaseEnded]);
  expect(ben.frames.length).toBe(frames);
  expect((await room.stub().dump()).ranks[card]).toBe("a0");
});

test("access that ends takes all sockets of a person off all boards", async () => {
  const { organization, room } = await world();
  const second = await world();
  const [anna, ben] = [await member(organization), await member(organization)];
  const gone = [
    await new TestClient().connect(room, anna.grant(60_000)),
    await new TestClient().connect(room, anna.grant(60_000)),
  ];
  const stays = [
    await new TestClient().connect(room, ben.grant(60_000)),
    await new TestClient().connect(second.room, (await member(second.organization)).grant(60_000)),
  ];
  await until(() => [...gone, ...stays].every((each) => each.synced));
  // At once, perhaps before the organization's object has heard of the room.
  await endAccess(bindings, { organization, users: [anna.user] });
  await until(() => gone.every((each) => each.closed === closeCode.accessRemoved));
  expect(stays.every((each) => each.closed === null)).toBe(true);
});

test("the organization's list sockets are renewed alike: news waits, and who is gone hears none of it", async () => {
  const { organization, room } = await world();
  const hub = () => env.ORGANIZATION.getByName(organization);
  const listen = async (grant: Grant) => {
    const headers = { upgrade: "websocket", "x-hotgigs-grant": asciiJson(grant) };
    const { webSocket } = await hub().fetch("https://hotgigs.test/", { headers });
    const heard: string[] = [];
    const list = { heard, closed: null as number | null };
    webSocket?.addEventListener("message", (event) => void heard.push(JSON.parse(String(event.data)).t));
    webSocket?.addEventListener("close", (event) => {
      list.closed = event.code;
    });
    webSocket?.accept();
    await until(() => heard.length >= 2);
    return list;
  };
  const [anna, ben] = [await member(organization), await member(organization)];
  const stays = await listen(anna.grant(leaseMs));
  const gone = await listen(ben.grant(leaseMs));
  await run("DELETE FROM member WHERE user_id = ?1", ben.user);
  jumped = leaseMs + 1_000;
  // A projection of what was set up may have been told before.
  const before = [...gone.heard];
  stays.heard.length = 0;
  await hub().changed(room.address.requisition);
  await until(() => stays.heard.includes("changed") && gone.closed !== null);
  expect(gone).toEqual({ heard: before, closed: closeCode.accessRemoved });
  expect(stays.closed).toBeNull();
  expect(renewals(organization)).toEqual([2]);
});
