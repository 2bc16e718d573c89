// What is done about sign-ins, accounts, security and members is a line of the audit chain: act by act.
import { Secret, TOTP } from "otpauth";
import { beforeAll, describe, expect, test } from "vitest";
import type { AuditAction } from "#domain/audit/schema.ts";
import type { AccountView, RecoveryCodes, SecondFactorSetup } from "#domain/views/account.ts";
import { madePasskey } from "#tests/factories/passkey.ts";
import { ask, invitedToken, newFounder, newMember, whoIs } from "#workers/auth/testing/members.ts";
import { cookieOf, mailedToken, origin, post, send, signIn, testEnv } from "#workers/auth/testing/world.ts";

const domain = "lines.example";
const password = "a password of mine";
let owner = "";
let admin = "";
/** A member who does things about themselves. */
let ana = "";
let [adminId, anaId, requisition] = ["", "", ""];

beforeAll(async () => {
  owner = await newFounder(`owner@${domain}`, "Lines");
  admin = await newMember(owner, `admin@${domain}`, "admin");
  ana = await newMember(owner, `ana@${domain}`, "recruiter");
  [adminId, anaId] = [(await whoIs(admin)).user.id, (await whoIs(ana)).user.id];
  const role = { title: "Optics engineer", team: "Hardware", location: "Lisbon", openings: 1 };
  requisition = (await made<{ id: string }>(ana, "POST", "/v1/requisitions", role)).id;
}, 60_000);

/** An act that must be granted, and what it answered. */
async function made<T = unknown>(cookie: string, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await ask<T>(cookie, method, path, body);
  expect([method, path, answer.status < 300, answer.body]).toEqual([method, path, true, answer.body]);
  return answer.body;
}

interface Line {
  action: AuditAction;
  actor: { id: string };
  subject: string | null;
  before: string | null;
  after: string | null;
  network: string | null;
}

async function lines(action: AuditAction): Promise<Line[]> {
  const { rows } = (await ask<{ rows: Line[] }>(owner, "GET", `/v1/audit?action=${action}&limit=200`)).body;
  return rows;
}

const totp = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate();
const laterOn = () =>
  testEnv.DB_IDENTITY.prepare("UPDATE second_factor SET last_step = last_step - 10").run();
const account = (path = "") => `/v1/account${path}`;
let factor: { secret: string; codes: string[] };
let key = { id: "" };
let group = { id: "" };
let invitation = "";

async function invite(email: string): Promise<string> {
  const [result] = await made<{ invitation: string }[]>(admin, "POST", "/v1/invitations", {
    ...{ emails: [email], role: "viewer" },
  });
  return result?.invitation ?? "";
}
const firstStep = async (email: string) =>
  cookieOf(await post("/api/auth/sign-in/email", { email, password }));
async function secondStep(code: string): Promise<void> {
  await laterOn();
  const cookie = await firstStep(`ana@${domain}`);
  expect((await post("/api/auth/second-step", { code }, { cookie })).status).toBe(200);
}

/** Act, its line, and what the line holds beside it. In this order: one stands on the other. */
const acts: readonly (readonly [
  act: string,
  action: AuditAction,
  holds: string,
  go: () => Promise<unknown>,
])[] = [
  ["signing in", "session.opened", '"password"', () => signIn(`ana@${domain}`, password)],
  [
    "a wrong password",
    "session.refused",
    '"session.wrongCredentials"',
    () => signIn(`ana@${domain}`, "not it"),
  ],
  [
    "signing in by a mailed link",
    "session.opened",
    '"link"',
    async () => {
      await post("/api/auth/sign-in/magic-link", { email: `ana@${domain}` });
      const token = await mailedToken(`ana@${domain}`);
      expect((await post("/api/auth/magic-link/verify", { token })).status).toBe(200);
    },
  ],
  [
    "signing out",
    "session.ended",
    "",
    async () => post("/api/auth/sign-out", {}, { cookie: await signIn(`ana@${domain}`, password) }),
  ],
  [
    "ending another session",
    "session.ended",
    '"sessions":1',
    async () => {
      const there = await signIn(`ana@${domain}`, password);
      const sessions = await made<{ id: string; current: boolean }[]>(there, "GET", account("/sessions"));
      const own = sessions.find(({ current }) => current)?.id;
      await made(ana, "DELETE", account(`/sessions/${own}`));
    },
  ],
  ["ending all others", "session.ended", '"sessions"', () => made(ana, "DELETE", account("/sessions"))],
  [
    "changing the password",
    "account.passwordChanged",
    "",
    () => made(ana, "PUT", account("/password"), { current: password, password: "another of mine, once" }),
  ],
  [
    "setting a forgotten password anew",
    "account.passwordChanged",
    "",
    async () => {
      await post("/api/auth/password/forgot", { email: `ana@${domain}` });
      const token = await mailedToken(`ana@${domain}`);
      expect((await post("/api/auth/password/reset", { token, password })).status).toBe(200);
      ana = await signIn(`ana@${domain}`, password);
    },
  ],
  [
    "turning the second factor on",
    "account.factorAdded",
    '"app"',
    async () => {
      const { secret } = await made<SecondFactorSetup>(ana, "POST", account("/second-factor"));
      const on = await made<RecoveryCodes>(ana, "PUT", account("/second-factor"), { code: totp(secret) });
      factor = { secret, codes: on.codes };
    },
  ],
  ["signing in with its code", "session.opened", '"app"', async () => secondStep(totp(factor.secret))],
  [
    "a wrong code",
    "session.refused",
    '"session.wrongCode"',
    async () => {
      const cookie = await firstStep(`ana@${domain}`);
      await post("/api/auth/second-step", { code: "000000" }, { cookie });
    },
  ],
  ["using a recovery code", "session.opened", '"recoveryCode"', () => secondStep(factor.codes[0] ?? "")],
  [
    "making new recovery codes",
    "account.factorAdded",
    '"recoveryCodes"',
    () => made(ana, "POST", account("/recovery-codes")),
  ],
  [
    "turning the second factor off",
    "account.factorRemoved",
    '"app"',
    () => made(ana, "DELETE", account("/second-factor")),
  ],
  [
    "adding a passkey",
    "account.factorAdded",
    '"passkey"',
    async () => {
      const options = await made<{ challenge: string; rp: object }>(
        ana,
        "POST",
        account("/passkeys/options"),
      );
      const response = await madePasskey(options, origin);
      await made(ana, "POST", account("/passkeys"), { name: "Mine", response });
    },
  ],
  [
    "removing it",
    "account.factorRemoved",
    '"passkey"',
    async () => {
      const { passkeys } = await made<AccountView>(ana, "GET", account());
      await made(ana, "DELETE", account(`/passkeys/${passkeys[0]?.id}`));
    },
  ],
  [
    "changing the address",
    "account.addressChanged",
    "",
    async () => {
      await made(ana, "PUT", account("/address"), { email: `anna@${domain}` });
      const token = await mailedToken(`anna@${domain}`);
      expect((await post("/api/auth/address/confirm", { token })).status).toBe(200);
      ana = await signIn(`anna@${domain}`, password);
    },
  ],
  [
    "making a key of the organization",
    "key.made",
    "",
    async () => {
      key = await made(admin, "POST", "/v1/keys", { name: "K", capabilities: ["requisition.list"], days: 1 });
    },
  ],
  ["revoking it", "key.revoked", "", () => made(admin, "DELETE", `/v1/keys/${key.id}`)],
  [
    "making a personal token",
    "key.made",
    "",
    async () => {
      const body = { name: "T", capabilities: ["requisition.list"], days: 1 };
      key = await made(ana, "POST", account("/tokens"), body);
    },
  ],
  ["revoking that", "key.revoked", "", () => made(ana, "DELETE", account(`/tokens/${key.id}`))],
  [
    "asking members for a second factor",
    "organization.settingsChanged",
    "",
    async () => {
      const { secret } = await made<SecondFactorSetup>(owner, "POST", account("/second-factor"));
      await made(owner, "PUT", account("/second-factor"), { code: totp(secret) });
      await made(owner, "PUT", "/v1/security/second-factor", { on: true });
      await made(owner, "PUT", "/v1/security/second-factor", { on: false });
      await made(owner, "DELETE", account("/second-factor"));
    },
  ],
  [
    "adding a domain for single sign-on",
    "provider.changed",
    '"domainAdded"',
    () => made(owner, "POST", "/v1/security/domains", { domain: "sso.lines.example" }),
  ],
  [
    "taking the provider away",
    "provider.changed",
    '"removed"',
    () => made(owner, "DELETE", "/v1/security/sso"),
  ],
  [
    "inviting somebody",
    "member.invited",
    '"viewer"',
    async () => {
      invitation = await invite(`bo@${domain}`);
    },
  ],
  [
    "inviting them again",
    "invitation.resent",
    "",
    () => made(admin, "POST", `/v1/invitations/${invitation}/mail`),
  ],
  ["taking it back", "invitation.revoked", "", () => made(admin, "DELETE", `/v1/invitations/${invitation}`)],
  [
    "joining as somebody new",
    "member.joined",
    '"invitation"',
    () => newMember(admin, `cy@${domain}`, "viewer"),
  ],
  [
    "joining with an account",
    "member.joined",
    '"invitation"',
    async () => {
      const di = await newFounder(`di@${domain}`, "Another");
      await invite(`di@${domain}`);
      await made(di, "POST", "/auth/invitation/accept", { token: await invitedToken(`di@${domain}`) });
    },
  ],
  [
    "changing a role",
    "member.roleChanged",
    '"coordinator"',
    () => made(admin, "PATCH", `/v1/members/${anaId}`, { role: "coordinator" }),
  ],
  [
    "saying who manages whom",
    "member.managerChanged",
    "",
    () => made(admin, "PUT", `/v1/members/${anaId}/manager`, { manager: adminId }),
  ],
  [
    "asking what somebody can do",
    "access.explained",
    "",
    () => made(admin, "GET", `/v1/members/${anaId}/access`),
  ],
  [
    "asking it on a requisition",
    "access.explained",
    "",
    () => made(admin, "GET", `/v1/members/${anaId}/access?requisition=${requisition}`),
  ],
  [
    "making a group",
    "group.made",
    "",
    async () => {
      group = await made(admin, "POST", "/v1/groups", { name: "G", members: [anaId] });
    },
  ],
  [
    "changing it",
    "group.changed",
    '"renamed":true',
    () => made(admin, "PATCH", `/v1/groups/${group.id}`, { name: "H" }),
  ],
  [
    "changing a team, with the group on it",
    "team.changed",
    "recruiter grp_",
    () => {
      const groups = [{ id: group.id, team: ["recruiter"] }];
      return made(admin, "PUT", `/v1/requisitions/${requisition}/team`, {
        confidential: false,
        members: [],
        groups,
      });
    },
  ],
  ["deleting the group", "group.deleted", "", () => made(admin, "DELETE", `/v1/groups/${group.id}`)],
  [
    "exporting the audit itself",
    "export.made",
    "",
    async () => send("/api/v1/audit.csv", { headers: { cookie: admin } }),
  ],
  [
    "switching a member off",
    "member.deactivated",
    "",
    () => made(admin, "PUT", `/v1/members/${anaId}/deactivation?handTo=${adminId}`),
  ],
  [
    "switching them on",
    "member.reactivated",
    "",
    () => made(admin, "DELETE", `/v1/members/${anaId}/deactivation`),
  ],
  ["removing a member", "member.removed", "", () => made(admin, "DELETE", `/v1/members/${anaId}`)],
  [
    "handing the ownership over",
    "organization.transferred",
    "",
    () => made(owner, "POST", `/v1/members/${adminId}/ownership`),
  ],
  [
    "leaving",
    "member.left",
    "",
    async () =>
      made(
        await newMember(admin, `ed@${domain}`, "viewer"),
        "DELETE",
        `/v1/members/${await idOf(`ed@${domain}`)}`,
      ),
  ],
];

async function idOf(email: string): Promise<string> {
  const row = await testEnv.DB_IDENTITY.prepare("SELECT id FROM user WHERE email = ?1")
    .bind(email)
    .first<{ id: string }>();
  return row?.id ?? "";
}

describe("each act has its line", () => {
  test.each(acts)("%s: %s %s", async (_act, action, holds, go) => {
    const before = (await lines(action)).length;
    await go();
    const fitting = async () => {
      const now = await lines(action);
      return now
        .slice(0, now.length - before)
        .filter((line) => `${line.before ?? ""}${line.after ?? ""}`.includes(holds));
    };
    await expect.poll(async () => (await fitting()).length).toBeGreaterThan(0);
    const [line] = await fitting();
    expect(line).toMatchObject({
      action,
      actor: { id: expect.stringMatching(/^usr_/) },
      network: expect.any(String),
    });
  });
});

test("no line holds an address, a name or a secret", async () => {
  const csv = await (await send("/api/v1/audit.csv", { headers: { cookie: admin } })).text();
  expect(csv.split("\r\n").length).toBeGreaterThan(acts.length);
  for (const secret of [`@${domain}`, password, "sso.lines.example"]) expect(csv).not.toContain(secret);
});
