import { beforeAll, expect, test } from "vitest";
import type { KeysView, NewKey } from "#domain/views/keys.ts";
import { seedDemoPeople } from "#workers/auth/demo.ts";
import { limits } from "#workers/auth/limits.ts";
import { ask, newFounder, newMember, whoIs } from "#workers/auth/testing/members.ts";
import { origin, send, signIn, testEnv } from "#workers/auth/testing/world.ts";

let admin: string;

beforeAll(async () => {
  await seedDemoPeople(testEnv);
  admin = await newFounder("keys@example.com", "Keys & Co");
}, 60_000);

type Where = "/v1/keys" | "/v1/account/tokens";
const make = async (cookie: string, where: Where, capabilities: string[], days: number | null = 90) =>
  ask<NewKey & { code?: string }>(cookie, "POST", where, { name: "A program", capabilities, days });
const list = async (cookie: string, where: Where) => (await ask<KeysView>(cookie, "GET", where)).body;

/** A request by a program: a key, and no cookie. */
function by(key: string, method: string, path: string, body?: object): Promise<Response> {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  return send(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
}
const role = { title: "Optics engineer", team: "Hardware", location: "Lisbon", openings: 1 };

test("a key does what it was given, and nothing else; what it did is the key's", async () => {
  const { body } = await make(admin, "/v1/keys", ["requisition.list", "requisition.create"]);
  expect(body.key).toMatch(/^hg_[\w-]{43}$/);
  expect((await by(body.key, "POST", "/api/v1/requisitions", role)).status).toBe(201);
  const listed = await by(body.key, "GET", "/api/v1/requisitions");
  expect(await listed.json()).toHaveLength(1);
  expect((await by(body.key, "GET", "/api/v1/members")).status).toBe(403);
  const line = await testEnv.DB_IDENTITY.prepare("SELECT last_used_at FROM api_key WHERE id = ?1")
    .bind(body.id)
    .first();
  expect(line?.last_used_at).not.toBeNull();
});

test("it is shown once, and kept as a hash", async () => {
  const { body } = await make(admin, "/v1/keys", ["requisition.list"]);
  const view = await list(admin, "/v1/keys");
  expect(view.keys.find(({ id }) => id === body.id)).toMatchObject({
    name: "A program",
    hint: body.key.slice(-4),
    capabilities: ["requisition.list"],
    maker: "Founder",
  });
  const { results } = await testEnv.DB_IDENTITY.prepare("SELECT * FROM api_key").all();
  for (const text of [JSON.stringify(view), JSON.stringify(results)])
    expect(text).not.toContain(body.key.slice(3));
});

test("revoked, run out, or made up, it is nobody, and reads alike", async () => {
  const revoked = (await make(admin, "/v1/keys", ["requisition.list"])).body;
  expect((await ask(admin, "DELETE", `/v1/keys/${revoked.id}`)).status).toBe(204);
  const old = (await make(admin, "/v1/keys", ["requisition.list"], 1)).body;
  await testEnv.DB_IDENTITY.prepare("UPDATE api_key SET expires_at = 5 WHERE id = ?1").bind(old.id).run();
  const answers = await Promise.all(
    [revoked.key, old.key, `hg_${"A".repeat(43)}`].map(async (key) => {
      const response = await by(key, "GET", "/api/v1/requisitions");
      return [response.status, await response.text()];
    }),
  );
  expect(new Set(answers.map(String)).size).toBe(1);
  expect(answers[0]?.[0]).toBe(401);
});

test("nobody gives a key more than they have, and keys make no keys", async () => {
  const recruiter = await newMember(admin, "key-recruiter@example.com", "recruiter");
  expect((await make(recruiter, "/v1/keys", ["requisition.list"])).status).toBe(403);
  expect((await make(recruiter, "/v1/account/tokens", ["requisition.viewConfidential"])).status).toBe(403);
  expect((await make(admin, "/v1/keys", ["organization.manage"])).status).toBe(403);
  expect((await make(admin, "/v1/keys", ["system.operate"])).status).toBe(403);
  const { body } = await make(admin, "/v1/keys", (await list(admin, "/v1/keys")).givable);
  const more = { name: "Another", capabilities: ["requisition.list"] };
  for (const [method, path] of [
    ["POST", "/api/v1/keys"],
    ["POST", "/api/v1/account/tokens"],
    ["GET", "/api/v1/account"],
    ["GET", "/api/v1/security"],
    ["GET", "/api/v1/account/sessions"],
  ] as const) {
    const response = await by(body.key, method, path, method === "POST" ? more : undefined);
    expect([path, response.status]).toEqual([path, 403]);
  }
});

test("a personal token does what its person may at that moment, and ends with their membership", async () => {
  const email = "token@example.com";
  const cookie = await newMember(admin, email, "recruiter");
  const { body } = await make(cookie, "/v1/account/tokens", ["requisition.list", "requisition.create"]);
  expect((await by(body.key, "POST", "/api/v1/requisitions", role)).status).toBe(201);
  const { user } = await whoIs(cookie);
  await ask(admin, "PATCH", `/v1/members/${user.id}`, { role: "viewer" });
  expect((await by(body.key, "POST", "/api/v1/requisitions", role)).status).toBe(403);
  expect((await by(body.key, "GET", "/api/v1/requisitions")).status).toBe(200);
  await ask(admin, "DELETE", `/v1/members/${user.id}`);
  expect((await by(body.key, "GET", "/api/v1/requisitions")).status).toBe(401);
});

test("one's tokens are one's own: nobody else sees or revokes them, admins' keys neither", async () => {
  const mine = await newMember(admin, "own-token@example.com", "recruiter");
  const { body } = await make(mine, "/v1/account/tokens", ["requisition.list"]);
  expect((await list(admin, "/v1/account/tokens")).keys).toEqual([]);
  expect((await ask(admin, "DELETE", `/v1/account/tokens/${body.id}`)).status).toBe(404);
  expect((await ask(admin, "DELETE", `/v1/keys/${body.id}`)).status).toBe(404);
  const elsewhere = await signIn("admin@demo.hotgigs.dev");
  expect((await ask(elsewhere, "DELETE", `/v1/keys/${body.id}`)).status).toBe(404);
  expect((await by(body.key, "GET", "/api/v1/requisitions")).status).toBe(200);
});

test("a key asks the API alone: no sockets, no pages; and beside it a cookie is not looked at", async () => {
  const { body } = await make(admin, "/v1/keys", (await list(admin, "/v1/keys")).givable);
  const headers = { authorization: `Bearer ${body.key}`, cookie: admin, origin };
  const socket = await send("/live/organization", { headers: { ...headers, upgrade: "websocket" } });
  expect(socket.status).toBe(401);
  const wrong = { authorization: `Bearer hg_${"B".repeat(43)}`, cookie: admin };
  expect((await send("/api/v1/requisitions", { headers: wrong })).status).toBe(401);
});

test("trying keys is counted, and then answered with how long to wait", async () => {
  const key = `hg_${"C".repeat(43)}`;
  let last = await by(key, "GET", "/api/v1/requisitions");
  for (let at = 0; at < limits.token.person; at += 1) last = await by(key, "GET", "/api/v1/requisitions");
  expect(last.status).toBe(429);
  expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(800);
});

test("making one asks for a recent proof", async () => {
  const stale = await newMember(admin, "stale-token@example.com", "recruiter");
  const { user } = await whoIs(stale);
  await testEnv.DB_IDENTITY.prepare("UPDATE session SET confirmed_at = 0 WHERE user_id = ?1")
    .bind(user.id)
    .run();
  expect((await make(stale, "/v1/account/tokens", ["requisition.list"])).body).toMatchObject({
    code: "session.notFresh",
  });
});
