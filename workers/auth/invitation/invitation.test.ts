import { beforeAll, expect, test } from "vitest";
import { newId } from "#domain/ids/ids.ts";
import type { InvitationView, InviteResult } from "#domain/views/members.ts";
import { limits } from "#workers/auth/limits.ts";
import { hashOfSecret } from "#workers/auth/secret.ts";
import {
  ask,
  eightDaysLater,
  invitedToken,
  newFounder,
  newMember,
  whoIs,
} from "#workers/auth/testing/members.ts";
import { cookieOf, mailedToken, post, signIn, testEnv } from "#workers/auth/testing/world.ts";
import { acceptAs } from "#workers/db/identity/invited.ts";

let ana = "";
let organization = "";
let other = "";
const password = "a password of mine";

beforeAll(async () => {
  ana = await newFounder("ana@one.example", "One");
  other = await newFounder("olga@two.example", "Two");
  organization = (await whoIs(ana)).organization?.id ?? "";
});

const invite = (emails: string[], role = "recruiter", cookie = ana) =>
  ask<InviteResult[]>(cookie, "POST", "/v1/invitations", { emails, role });
const invitations = async () => (await ask<InvitationView[]>(ana, "GET", "/v1/invitations")).body;
const accept = (cookie: string, token: string) => ask(cookie, "POST", "/auth/invitation/accept", { token });
const look = (token: string) => ask<object>("", "POST", "/auth/invitation", { token });
const join = (token: string, name = "Ben") => post("/api/auth/invitation/join", { token, name, password });
const members = async (cookie = ana) =>
  (await ask<{ email: string; role: string }[]>(cookie, "GET", "/v1/members")).body;

test("a new person sets a name and a password, is in with the role, and their address is confirmed by that", async () => {
  const invited = await invite(["Ben@One.example"], "coordinator");
  expect(invited.body).toMatchObject([{ email: "ben@one.example", sent: true, code: null }]);
  expect(await invitations()).toMatchObject([
    { email: "ben@one.example", state: "pending", inviter: "Founder" },
  ]);
  const joined = await join(await invitedToken("ben@one.example"));
  expect(joined.status).toBe(200);
  expect(await joined.json()).toEqual({ ok: true });
  expect(await whoIs(cookieOf(joined))).toMatchObject({
    user: { name: "Ben", email: "ben@one.example" },
    organization: { id: organization, role: "coordinator" },
  });
  expect(await invitations()).toEqual([]);
  expect((await whoIs(await signIn("ben@one.example", password))).organization?.id).toBe(organization);
  const { DB_TENANT_0 } = testEnv;
  const named = DB_TENANT_0.prepare("SELECT name FROM members WHERE organization_id = ?1 AND name = 'Ben'");
  expect((await named.bind(organization).all()).results).toHaveLength(1);
});

test("the token works once, and is nowhere in the database but in the mail", async () => {
  await invite(["cleo@one.example"]);
  const token = await invitedToken("cleo@one.example");
  const { results } = await testEnv.DB_IDENTITY.prepare("SELECT * FROM invitation").all();
  expect(JSON.stringify(results)).not.toContain(token);
  expect(JSON.stringify(results)).toContain(await hashOfSecret(token));
  expect((await join(token)).status).toBe(200);
  const again = await join(token, "Somebody else");
  expect([again.status, again.headers.getSetCookie()]).toEqual([410, []]);
  expect((await look(token)).body).toMatchObject({ code: "invitation.gone" });
});

test("two people who take the same link at once make one account and one membership", async () => {
  await invite(["race@one.example"]);
  const token = await invitedToken("race@one.example");
  const answers = await Promise.all(["A", "B", "C", "D"].map((name) => join(token, name)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410]);
  expect((await members()).filter(({ email }) => email === "race@one.example")).toHaveLength(1);
  const accounts = testEnv.DB_IDENTITY.prepare(
    "SELECT 1 FROM account a JOIN user u ON u.id = a.user_id WHERE u.email = 'race@one.example'",
  );
  expect((await accounts.all()).results).toHaveLength(1);
});

test("a known person accepts with one press, also when they press twice at once, and works there from then on", async () => {
  await invite(["olga@two.example"], "viewer");
  const token = await invitedToken("olga@two.example");
  const answers = await Promise.all([1, 2, 3].map(() => accept(other, token)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
  const olga = await whoIs(other);
  expect(olga.organizations).toHaveLength(2);
  expect(olga.organization).toMatchObject({ id: organization, role: "viewer" });
  expect((await members()).filter(({ email }) => email === "olga@two.example")).toHaveLength(1);
});

test("an invitation that was accepted does not bring back somebody who was removed since", async () => {
  const cookie = await newMember(ana, "fin@one.example", "viewer");
  const fin = await whoIs(cookie);
  const token = await invitedToken("fin@one.example");
  expect((await ask(ana, "DELETE", `/v1/members/${fin.user.id}`)).status).toBe(204);
  expect((await accept(cookie, token)).status).toBe(410);
  const tokenHash = await hashOfSecret(token);
  const replay = { user: fin.user.id, session: "s", tokenHash, member: newId("mem"), at: Date.now() };
  expect(await acceptAs(testEnv.DB_IDENTITY, replay)).toBe(false);
  expect((await whoIs(cookie)).organization).toBeNull();
});

test("somebody else cannot take it, and sees whom it is for", async () => {
  await invite(["gil@one.example"]);
  const token = await invitedToken("gil@one.example");
  expect(await accept(other, token)).toMatchObject({ status: 403, body: { code: "invitation.notYours" } });
  expect(await accept("", token)).toMatchObject({ status: 401 });
  expect((await look(token)).body).toMatchObject({ email: "gil@one.example", organization: "One" });
});

test("after seven days it is over; inviting again gives a new link in its place", async () => {
  await invite(["hal@one.example"]);
  const token = await invitedToken("hal@one.example");
  await eightDaysLater();
  expect((await look(token)).body).toMatchObject({ code: "invitation.expired" });
  expect((await join(token)).status).toBe(410);
  expect((await invitations()).find(({ email }) => email === "hal@one.example")?.state).toBe("expired");
  expect((await invite(["hal@one.example"])).body).toMatchObject([{ sent: true, code: null }]);
  expect((await invitations()).filter(({ email }) => email === "hal@one.example")).toHaveLength(1);
  expect((await join(await invitedToken("hal@one.example"))).status).toBe(200);
});

test("sent again, the new link works and the old one does not; taken back, neither does", async () => {
  const [sent] = (await invite(["ida@one.example"])).body;
  const first = await invitedToken("ida@one.example");
  expect((await ask(ana, "POST", `/v1/invitations/${sent?.invitation}/mail`)).status).toBe(204);
  const second = await invitedToken("ida@one.example");
  expect(second).not.toBe(first);
  expect((await look(first)).status).toBe(410);
  expect((await look(second)).status).toBe(200);
  expect((await ask(ana, "DELETE", `/v1/invitations/${sent?.invitation}`)).status).toBe(204);
  expect((await join(second)).status).toBe(410);
  expect((await ask(ana, "DELETE", `/v1/invitations/${sent?.invitation}`)).status).toBe(404);
});

test("who declines is seen as such and stays out", async () => {
  await invite(["jo@one.example"]);
  const token = await invitedToken("jo@one.example");
  expect((await ask("", "POST", "/auth/invitation/decline", { token })).status).toBe(200);
  expect((await invitations()).find(({ email }) => email === "jo@one.example")?.state).toBe("declined");
  expect((await join(token)).status).toBe(410);
});

test("a member and an invited address say so, also when two admins invite at once", async () => {
  const both = await Promise.all([invite(["kim@one.example"]), invite(["kim@one.example"])]);
  expect(both.flatMap(({ body }) => body.map(({ code }) => code)).sort()).toEqual(
    ["invitation.pending", null].sort(),
  );
  const mixed = await invite(["ana@one.example", "kim@one.example", "new@one.example"]);
  expect(mixed.body.map(({ code }) => code)).toEqual(["member.exists", "invitation.pending", null]);
});

test("looking at an invitation is the same for an address with an account and one without", async () => {
  await invite(["stranger@nowhere.example"]);
  await newFounder("known@three.example", "Three");
  await invite(["known@three.example"]);
  const [stranger, known] = await Promise.all(
    ["stranger@nowhere.example", "known@three.example"].map(async (email) =>
      JSON.stringify(await look(await invitedToken(email)))
        .replace(email, "")
        .replace(/\d{13}/, ""),
    ),
  );
  expect(known).toBe(stranger);
  const joined = await join(await invitedToken("known@three.example"));
  expect(await joined.json()).toMatchObject({ code: "invitation.knownAddress" });
  expect((await whoIs(await signIn("known@three.example", password))).organization?.name).toBe("Three");
});

test("an account that somebody made with the address and never confirmed gets neither in nor in the way", async () => {
  const email = "victim@one.example";
  const theirs = "the password of a thief";
  await post("/api/auth/sign-up/email", { name: "Thief", email, password: theirs, organization: "Trap" });
  expect(await mailedToken(email)).not.toBe("");
  await invite([email]);
  const joined = await join(await invitedToken(email), "Vic");
  expect(joined.status).toBe(200);
  expect(await whoIs(cookieOf(joined))).toMatchObject({
    user: { name: "Vic" },
    organization: { name: "One" },
  });
  expect((await post("/api/auth/sign-in/email", { email, password: theirs })).status).toBe(401);
});

test("another organization's invitations are not there, and only who looks after members sees any", async () => {
  const [sent] = (await invite(["lea@one.example"])).body;
  const boss = await newFounder("boss@four.example", "Four");
  const nowhere = newId("inv");
  for (const [method, rest] of [
    ["POST", "/mail"],
    ["DELETE", ""],
  ] as const) {
    const theirs = await ask(boss, method, `/v1/invitations/${sent?.invitation}${rest}`);
    expect(theirs).toEqual(await ask(boss, method, `/v1/invitations/${nowhere}${rest}`));
    expect(theirs.status).toBe(404);
  }
  const ben = await signIn("ben@one.example", password);
  for (const [method, path] of [
    ["GET", ""],
    ["POST", ""],
    ["DELETE", `/${sent?.invitation}`],
    ["POST", `/${sent?.invitation}/mail`],
  ] as const) {
    const body = method === "POST" && path === "" ? { emails: ["x@one.example"], role: "viewer" } : undefined;
    expect((await ask(ben, method, `/v1/invitations${path}`, body)).status).toBe(403);
  }
});

test("nobody invites above themselves", async () => {
  const admin = await newMember(ana, "mia@one.example", "admin");
  expect((await invite(["nan@one.example"], "owner", admin)).status).toBe(403);
  expect((await invite(["nan@one.example"], "admin", admin)).status).toBe(200);
  expect((await invite(["nan@one.example"], "emperor")).status).toBe(422);
});

test("guessing tokens and mailing one address again and again come to an end, with Retry-After", async () => {
  const token = "A".repeat(43);
  for (let at = 0; at < limits.invited.person; at += 1) expect((await look(token)).status).toBe(410);
  const late = await post("/api/auth/invitation", { token });
  expect(late.status).toBe(429);
  expect(Number(late.headers.get("retry-after"))).toBeGreaterThan(0);
  const [sent] = (await invite(["pat@one.example"])).body;
  const again = () => ask(ana, "POST", `/v1/invitations/${sent?.invitation}/mail`);
  for (let at = 0; at < limits.resend.person; at += 1) expect((await again()).status).toBe(204);
  expect((await again()).status).toBe(429);
});
