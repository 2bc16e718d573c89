import { Secret, TOTP } from "otpauth";
import { beforeAll, expect, test } from "vitest";
import type { RecoveryCodes, SecondFactorSetup } from "#domain/views/account.ts";
import type { SecurityView } from "#domain/views/security.ts";
import { ask, newFounder, newMember, whoIs } from "#workers/auth/testing/members.ts";
import { origin, send, testEnv } from "#workers/auth/testing/world.ts";
import { renewLeases } from "#workers/queries/renew-leases.ts";

let owner: string;
let member: string;

/** Turns two-step sign-in on for somebody. */
async function setUp(cookie: string): Promise<number> {
  const { body } = await ask<SecondFactorSetup>(cookie, "POST", "/v1/account/second-factor");
  const code = new TOTP({ secret: Secret.fromBase32(body.secret) }).generate();
  return (await ask<RecoveryCodes>(cookie, "PUT", "/v1/account/second-factor", { code })).status;
}

const socket = (cookie: string) =>
  send("/live/organization", {
    headers: { cookie, origin, upgrade: "websocket", "sec-websocket-protocol": "hotgigs.v1" },
  });
const require = (on: boolean) => ask<{ code?: string }>(owner, "PUT", "/v1/security/second-factor", { on });

beforeAll(async () => {
  owner = await newFounder("owner@requirement.example", "Requirement");
  member = await newMember(owner, "member@requirement.example", "recruiter");
}, 60_000);

test("nobody asks of others what they have not set up themselves", async () => {
  expect((await require(true)).body).toMatchObject({ code: "secondFactor.off" });
  expect(await setUp(owner)).toBe(200);
  expect((await ask<SecurityView>(owner, "GET", "/v1/security")).body).toMatchObject({
    requiresSecondFactor: false,
    membersWithout: 1,
  });
});

test("who has none sees nothing of the organization any more, by API, page or socket, until they set it up", async () => {
  const open = (await socket(member)).webSocket;
  if (!open) throw new Error("no socket");
  const closed = new Promise<number>((resolve) =>
    open.addEventListener("close", ({ code }) => resolve(code)),
  );
  open.accept();
  const { user, organization } = await whoIs(member);
  const { results } = await testEnv.DB_IDENTITY.prepare(
    "SELECT id FROM session WHERE user_id = ?1 ORDER BY created_at DESC",
  )
    .bind(user.id)
    .all<{ id: string }>();
  const token = await ask<{ key: string }>(member, "POST", "/v1/account/tokens", {
    name: "Mine",
    capabilities: ["requisition.list"],
  });
  expect((await require(true)).status).toBe(204);

  // What was open closes at once, and does not open again.
  expect(await closed).toBeGreaterThan(4000);
  expect((await socket(member)).status).toBe(403);
  for (const path of ["/v1/requisitions", "/v1/members", "/v1/account/tokens"]) {
    const { status, body } = await ask(member, "GET", path);
    expect([path, status, body.code]).toEqual([path, 403, "session.needsSecondFactor"]);
  }
  const byToken = await send("/api/v1/requisitions", {
    headers: { authorization: `Bearer ${token.body.key}` },
  });
  expect(byToken.status).toBe(403);
  expect((await whoIs(member)).organization).toBeNull();
  // A lease that an old socket asks for is not renewed either.
  const lease = {
    session: results[0]?.id ?? "",
    user: user.id,
    organization: organization?.id as `org_${string}`,
    requisition: null,
    document: null,
  };
  expect(await renewLeases(testEnv, [lease], Date.now())).toEqual([{ over: "removed" }]);

  // Their own account is theirs: there they set it up, and are in again.
  expect(await setUp(member)).toBe(200);
  expect((await ask(member, "GET", "/v1/requisitions")).status).toBe(200);
  expect((await ask(member, "DELETE", "/v1/account/second-factor")).body).toMatchObject({
    code: "secondFactor.required",
  });
});

test("only who manages the organization changes what it asks for", async () => {
  const { status } = await ask(member, "PUT", "/v1/security/second-factor", { on: false });
  expect(status).toBe(403);
  expect((await require(false)).status).toBe(204);
});
