// Members who are switched off and on again, through the API.
import { beforeAll, expect, test } from "vitest";
import { newId } from "#domain/ids/ids.ts";
import { closeCode } from "#domain/live/wire.ts";
import type { NewKey } from "#domain/views/keys.ts";
import type { DeactivatedView, MemberView, MemberWork } from "#domain/views/members.ts";
import { openSocket } from "#tests/authz/open-socket.ts";
import { ask, invitedToken, newFounder, newMember, whoIs } from "#workers/auth/testing/members.ts";
import { send, testEnv } from "#workers/auth/testing/world.ts";

let owner = "";
let admin = "";
let heir = "";
let heirId = "";

beforeAll(async () => {
  owner = await newFounder("owner@d.example", "Deactivating");
  admin = await newMember(owner, "admin@d.example", "admin");
  heir = await newMember(owner, "heir@d.example", "recruiter");
  heirId = (await whoIs(heir)).user.id;
}, 60_000);

const off = (cookie: string, person: string, handTo = heirId) =>
  ask(cookie, "PUT", `/v1/members/${person}/deactivation?handTo=${handTo}`);
const on = (cookie: string, person: string) => ask(cookie, "DELETE", `/v1/members/${person}/deactivation`);
const refused = (status: number, code: string) => ({ status, body: { code } });
const byKey = (key: string, path: string) => send(path, { headers: { authorization: `Bearer ${key}` } });

test("who is switched off reaches nothing here at once, and is back as they were", async () => {
  const cookie = await newMember(owner, "ana@d.example", "recruiter");
  const ana = (await whoIs(cookie)).user.id;
  const role = { title: "Optics engineer", team: "Hardware", location: "Lisbon", openings: 1 };
  const { id } = (await ask<{ id: string }>(cookie, "POST", "/v1/requisitions", role)).body;
  await ask(cookie, "PUT", `/v1/requisitions/${id}/team`, {
    confidential: true,
    members: [{ id: ana, team: ["recruiter"] }],
  });
  await ask(cookie, "POST", `/v1/requisitions/${id}/views`, { name: "Waiting", settings: {}, team: true });
  await ask(cookie, "POST", `/v1/requisitions/${id}/views`, { name: "Mine", settings: {} });
  const group = await ask<{ id: string }>(admin, "POST", "/v1/groups", { name: "All", members: [ana] });
  const { body: token } = await ask<NewKey>(cookie, "POST", "/v1/account/tokens", {
    ...{ name: "mine", capabilities: ["requisition.list"], days: 30 },
  });
  expect((await byKey(token.key, "/api/v1/requisitions")).status).toBe(200);
  expect((await ask<MemberWork>(admin, "GET", `/v1/members/${ana}/work`)).body).toEqual({
    ...{ teams: 1, groups: 1, applications: 0, views: 1 },
  });
  const board = await openSocket(cookie, `/live/requisitions/${id}/board`);
  expect(board.answer).toBe("101");
  expect((await off(admin, ana)).status).toBe(204);
  await expect.poll(() => board.closed).toEqual([closeCode.accessRemoved]);
  expect((await whoIs(cookie)).organization).toBeNull();
  expect((await ask(cookie, "GET", "/v1/requisitions")).status).toBe(403);
  expect((await byKey(token.key, "/api/v1/requisitions")).status).toBe(401);
  expect((await openSocket(cookie, `/live/requisitions/${id}/board`)).answer).toBe("404 resource.missing");
  // What they had is the heir's now.
  expect((await ask(heir, "GET", `/v1/requisitions/${id}`)).status).toBe(200);
  const views = await ask<{ views: { name: string; mine: boolean }[] }>(
    heir,
    "GET",
    `/v1/requisitions/${id}/views`,
  );
  expect(JSON.stringify(views.body)).toContain("Waiting");
  expect(JSON.stringify(views.body)).not.toContain("Mine");
  const groups = await ask<{ groups: { id: string; members: { id: string }[] }[] }>(
    heir,
    "GET",
    "/v1/groups",
  );
  expect(groups.body.groups.find(({ id }) => id === group.body.id)?.members).toMatchObject([{ id: heirId }]);
  const listed = await ask<DeactivatedView[]>(admin, "GET", "/v1/members/deactivated");
  expect(listed.body).toMatchObject([
    { id: ana, role: "recruiter", may: { reactivate: true, remove: true } },
  ]);
  const members = await ask<MemberView[]>(admin, "GET", "/v1/members");
  expect(members.body.some((member) => member.id === ana)).toBe(false);
  // And back: the same role, none of what passed on, and the token stays ended.
  expect((await on(admin, ana)).status).toBe(204);
  expect((await whoIs(cookie)).organization?.role).toBe("recruiter");
  expect((await ask(cookie, "GET", `/v1/requisitions/${id}`)).status).toBe(404);
  expect((await byKey(token.key, "/api/v1/requisitions")).status).toBe(401);
  expect(await on(admin, ana)).toMatchObject(refused(404, "resource.missing"));
});

test("no invitation brings somebody back by accident, neither a new one nor one that still waits", async () => {
  const cookie = await newMember(owner, "ben@d.example", "viewer");
  const ben = (await whoIs(cookie)).user.id;
  expect((await off(admin, ben)).status).toBe(204);
  const again = await ask<{ code: string | null }[]>(admin, "POST", "/v1/invitations", {
    ...{ emails: ["ben@d.example"], role: "admin" },
  });
  expect(again.body).toMatchObject([{ code: "member.deactivated" }]);
  // One that somehow waits: written past our own door.
  const other = await newFounder("boss@e.example", "Elsewhere");
  await ask(other, "POST", "/v1/invitations", { emails: ["ben@d.example"], role: "viewer" });
  const token = await invitedToken("ben@d.example");
  const here = (await whoIs(admin)).organization?.id;
  await testEnv.DB_IDENTITY.prepare(
    "UPDATE invitation SET organization_id = ?1 WHERE email = 'ben@d.example' AND status = 'pending'",
  )
    .bind(here)
    .run();
  expect(await ask(cookie, "POST", "/auth/invitation/accept", { token })).toMatchObject(
    refused(410, "invitation.gone"),
  );
  expect((await whoIs(cookie)).organization).toBeNull();
});

test("the last owner, oneself, and who may break the glass are not switched off; nor does one reach above oneself", async () => {
  const ownerId = (await whoIs(owner)).user.id;
  const adminId = (await whoIs(admin)).user.id;
  expect(await off(admin, ownerId)).toMatchObject(refused(403, "access.denied"));
  expect(await off(owner, ownerId)).toMatchObject(refused(409, "member.ownRole"));
  expect(await off(admin, adminId)).toMatchObject(refused(409, "member.ownRole"));
  expect(await off(heir, adminId)).toMatchObject(refused(403, "access.denied"));
  expect(await off(owner, newId("usr"))).toMatchObject(refused(404, "resource.missing"));
  expect(await off(owner, adminId, adminId)).toMatchObject(refused(422, "member.notEligible"));
  const organization = (await whoIs(owner)).organization?.id;
  await testEnv.DB_IDENTITY.batch([
    testEnv.DB_IDENTITY.prepare(
      `INSERT INTO sso_connection (organization_id, issuer, client_id, client_secret, default_role, active, break_glass_user_id, updated_at)
       VALUES (?1, 'https://id.example', 'c', '', 'viewer', 1, ?2, 1)`,
    ).bind(organization, adminId),
    testEnv.DB_IDENTITY.prepare(
      `INSERT INTO sso_domain (id, organization_id, domain, token, verified_at, enforced, created_at)
       VALUES ('dom_x', ?1, 'd.example', 't', 1, 1, 1)`,
    ).bind(organization),
  ]);
  expect(await off(owner, adminId)).toMatchObject(refused(409, "member.breakGlass"));
  expect(await ask(owner, "DELETE", `/v1/members/${adminId}`)).toMatchObject(
    refused(409, "member.breakGlass"),
  );
  expect(await ask(admin, "DELETE", `/v1/members/${adminId}`)).toMatchObject(
    refused(409, "member.breakGlass"),
  );
  expect(await ask(owner, "PATCH", `/v1/members/${adminId}`, { role: "viewer" })).toMatchObject(
    refused(409, "member.breakGlass"),
  );
  await testEnv.DB_IDENTITY.prepare("DELETE FROM sso_domain WHERE id = 'dom_x'").run();
  expect((await ask(owner, "GET", "/v1/members/deactivated")).body).toHaveLength(1);
});

test("who is switched off can be removed for good, and then be invited anew", async () => {
  const cookie = await newMember(owner, "cleo@d.example", "coordinator");
  const cleo = (await whoIs(cookie)).user.id;
  expect((await off(owner, cleo)).status).toBe(204);
  expect(await ask(heir, "DELETE", `/v1/members/${cleo}`)).toMatchObject(refused(403, "access.denied"));
  expect((await ask(owner, "DELETE", `/v1/members/${cleo}?handTo=${heirId}`)).status).toBe(204);
  expect(await on(owner, cleo)).toMatchObject(refused(404, "resource.missing"));
  const again = await ask<{ code: string | null }[]>(owner, "POST", "/v1/invitations", {
    ...{ emails: ["cleo@d.example"], role: "viewer" },
  });
  expect(again.body).toMatchObject([{ code: null }]);
});
