import { beforeAll, expect, test } from "vitest";
import { newId } from "#domain/ids/ids.ts";
import { closeCode } from "#domain/live/wire.ts";
import type { MemberView } from "#domain/views/members.ts";
import { ask, invitedToken, newFounder, newMember, whoIs } from "#workers/auth/testing/members.ts";
import { origin, send, testEnv } from "#workers/auth/testing/world.ts";

let owner = "";
let admin = "";
let recruiter = "";
let ids: Record<"owner" | "admin" | "recruiter", string>;

beforeAll(async () => {
  owner = await newFounder("owner@m.example", "Members");
  admin = await newMember(owner, "admin@m.example", "admin");
  recruiter = await newMember(owner, "recruiter@m.example", "recruiter");
  const [a, b, c] = await Promise.all([owner, admin, recruiter].map(whoIs));
  ids = { owner: a?.user.id ?? "", admin: b?.user.id ?? "", recruiter: c?.user.id ?? "" };
});

const change = (cookie: string, person: string, role: string) =>
  ask(cookie, "PATCH", `/v1/members/${person}`, { role });
const remove = (cookie: string, person: string) => ask(cookie, "DELETE", `/v1/members/${person}`);
const roleOf = async (cookie: string) => (await whoIs(cookie)).organization?.role;
const refused = (status: number, code: string) => ({ status, body: { code } });

/** Opens the organization's own socket for somebody; `closed` is the code that it ends with. */
async function listSocket(cookie: string): Promise<{ closed: Promise<number> }> {
  const { webSocket } = await send("/live/organization", {
    headers: { cookie, origin, upgrade: "websocket" },
  });
  const closed = new Promise<number>((resolve) => {
    webSocket?.addEventListener("close", ({ code }) => resolve(code));
  });
  webSocket?.accept();
  return { closed };
}

test("an admin gives what they have, and no more; others give nothing", async () => {
  expect((await change(admin, ids.recruiter, "coordinator")).status).toBe(204);
  expect(await roleOf(recruiter)).toBe("coordinator");
  expect((await change(admin, ids.recruiter, "recruiter")).status).toBe(204);
  expect(await change(admin, ids.recruiter, "owner")).toMatchObject(refused(403, "access.denied"));
  expect(await change(admin, ids.owner, "viewer")).toMatchObject(refused(403, "access.denied"));
  expect(await remove(admin, ids.owner)).toMatchObject(refused(403, "access.denied"));
  expect(await change(recruiter, ids.admin, "viewer")).toMatchObject(refused(403, "access.denied"));
  expect(await change(admin, ids.recruiter, "emperor")).toMatchObject(refused(422, "input.invalid"));
});

test("nobody changes their own role, and the last owner neither goes nor is lowered", async () => {
  expect(await change(admin, ids.admin, "viewer")).toMatchObject(refused(409, "member.ownRole"));
  expect(await change(owner, ids.owner, "admin")).toMatchObject(refused(409, "member.ownRole"));
  expect(await remove(owner, ids.owner)).toMatchObject(refused(409, "member.lastOwner"));
});

test("the list says what the viewer may do, and that is what they may do", async () => {
  const { body } = await ask<MemberView[]>(admin, "GET", "/v1/members");
  const may = Object.fromEntries(body.map((each) => [each.id, each.may]));
  expect(may[ids.owner]).toMatchObject({
    roles: [],
    remove: false,
    deactivate: false,
    manager: false,
    transfer: false,
    leave: false,
  });
  expect(may[ids.admin]).toMatchObject({
    roles: [],
    remove: false,
    deactivate: false,
    manager: true,
    transfer: false,
    leave: true,
  });
  expect(may[ids.recruiter]).toMatchObject({ remove: true, manager: true, transfer: false });
  expect(may[ids.recruiter]?.roles).not.toContain("owner");
});

test("people of another organization are not there, with the same answer as nobody", async () => {
  const boss = await newFounder("boss@n.example", "Neighbours");
  for (const person of [ids.recruiter, newId("usr"), "nonsense"]) {
    expect(await change(boss, person, "viewer")).toMatchObject(refused(404, "resource.missing"));
    expect(await remove(boss, person)).toMatchObject(refused(404, "resource.missing"));
    expect(await ask(boss, "POST", `/v1/members/${person}/ownership`)).toMatchObject(
      refused(404, "resource.missing"),
    );
  }
  const own = (await whoIs(owner)).organization?.id;
  expect(await ask(boss, "POST", `/v1/organizations/${own}/current`)).toMatchObject(
    refused(404, "resource.missing"),
  );
});

test("who is removed is out on the next request, and what they had open closes at once", async () => {
  const cookie = await newMember(owner, "gone@m.example", "recruiter");
  const { user } = await whoIs(cookie);
  const { closed } = await listSocket(cookie);
  expect((await remove(admin, user.id)).status).toBe(204);
  expect(await closed).toBe(closeCode.accessRemoved);
  expect((await whoIs(cookie)).organization).toBeNull();
  expect((await ask(cookie, "GET", "/v1/requisitions")).status).toBe(403);
  expect(await remove(admin, user.id)).toMatchObject(refused(404, "resource.missing"));
});

test("after a change of role sockets close in a way that lets them come back", async () => {
  const cookie = await newMember(owner, "comes.back@m.example", "recruiter");
  const { user } = await whoIs(cookie);
  const { closed } = await listSocket(cookie);
  await change(owner, user.id, "viewer");
  expect(await closed).toBe(closeCode.leaseEnded);
});

test("the ownership goes over whole: a new owner, and the old one is an admin", async () => {
  expect(await ask(admin, "POST", `/v1/members/${ids.recruiter}/ownership`)).toMatchObject(
    refused(403, "access.denied"),
  );
  expect((await ask(owner, "POST", `/v1/members/${ids.admin}/ownership`)).status).toBe(204);
  expect([await roleOf(owner), await roleOf(admin)]).toEqual(["admin", "owner"]);
  expect((await ask(admin, "POST", `/v1/members/${ids.owner}/ownership`)).status).toBe(204);
  expect([await roleOf(owner), await roleOf(admin)]).toEqual(["owner", "admin"]);
});

test("two owners who lower, remove or leave each other at once leave one owner", async () => {
  for (const way of ["change", "remove", "leave"] as const) {
    const first = await newFounder(`first.${way}@m.example`, `Pair ${way}`);
    const second = await newMember(first, `second.${way}@m.example`, "owner");
    const [one, two] = [(await whoIs(first)).user.id, (await whoIs(second)).user.id];
    const acts = {
      change: [() => change(first, two, "viewer"), () => change(second, one, "viewer")],
      remove: [() => remove(first, two), () => remove(second, one)],
      leave: [() => remove(first, one), () => remove(second, two)],
    }[way];
    await Promise.all(acts.map((act) => act()));
    const { results } = await testEnv.DB_IDENTITY.prepare(
      "SELECT 1 FROM member m JOIN organization o ON o.id = m.organization_id WHERE o.name = ?1 AND m.role = 'owner'",
    )
      .bind(`Pair ${way}`)
      .all();
    expect([way, results.length]).toEqual([way, 1]);
  }
});

test("one person in two organizations chooses where to work, and leaves one", async () => {
  const cookie = await newFounder("both@m.example", "Own");
  const own = (await whoIs(cookie)).organization?.id;
  await ask(owner, "POST", "/v1/invitations", { emails: ["both@m.example"], role: "viewer" });
  await ask(cookie, "POST", "/auth/invitation/accept", { token: await invitedToken("both@m.example") });
  expect((await whoIs(cookie)).organization?.name).toBe("Members");
  expect((await ask(cookie, "POST", `/v1/organizations/${own}/current`)).status).toBe(204);
  expect((await whoIs(cookie)).organization?.name).toBe("Own");
  const { body } = await ask<{ name: string; current: boolean }[]>(cookie, "GET", "/v1/organizations");
  expect(body).toMatchObject([
    { name: "Own", current: true },
    { name: "Members", current: false },
  ]);
  const there = (await whoIs(owner)).organization?.id;
  await ask(cookie, "POST", `/v1/organizations/${there}/current`);
  expect((await remove(cookie, (await whoIs(cookie)).user.id)).status).toBe(204);
  expect((await whoIs(cookie)).organization?.name).toBe("Own");
});
