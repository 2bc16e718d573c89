import { beforeAll, describe, expect, test } from "vitest";
import type { SessionView } from "#domain/views/account.ts";
import { seedDemoPeople } from "#workers/auth/demo.ts";
import { ask, newFounder } from "#workers/auth/testing/members.ts";
import { mailedToken, origin, post, send, signIn, testEnv } from "#workers/auth/testing/world.ts";
import { listMails } from "#workers/db/identity/mails.ts";
import { forgetExpired } from "#workers/db/identity/sessions.ts";

const password = "a password of mine";
const account = <T = { code?: string }>(cookie: string, method: string, path = "", body?: unknown) =>
  ask<T>(cookie, method, `/v1/account${path}`, body);
const isIn = async (cookie: string) => (await account(cookie, "GET")).status === 200;
const mailsTo = async (to: string) =>
  (await listMails(testEnv.DB_IDENTITY)).filter((mail) => mail.to === to).map(({ subject }) => subject);

beforeAll(async () => {
  await seedDemoPeople(testEnv);
}, 60_000);

describe("where one is signed in", () => {
  test("each device says what it is; one can be ended, or all but this one", async () => {
    const email = "devices@example.com";
    const here = await newFounder(email, "Devices");
    // Confirming the address opened one of its own.
    await account(here, "DELETE", "/sessions");
    const phone =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1";
    const there = await signInFrom(email, phone);
    const other = await signIn(email, password);
    const { body } = await account<SessionView[]>(here, "GET", "/sessions");
    expect(body).toHaveLength(3);
    expect(body.filter(({ current }) => current)).toHaveLength(1);
    const mobile = body.find(({ device }) => device.kind === "phone");
    expect(mobile).toMatchObject({ device: { browser: "Safari", system: "iOS" }, method: "password" });
    expect((await account(here, "DELETE", `/sessions/${mobile?.id}`)).status).toBe(204);
    expect([await isIn(there), await isIn(other)]).toEqual([false, true]);
    expect((await account<{ ended: number }>(here, "DELETE", "/sessions")).body).toEqual({ ended: 1 });
    expect([await isIn(other), await isIn(here)]).toEqual([false, true]);
  });

  test("nobody ends somebody else's, and theirs reads like one that never was", async () => {
    const mine = await signIn("recruiter@demo.hotgigs.dev");
    const theirs = await account<SessionView[]>(await signIn("admin@demo.hotgigs.dev"), "GET", "/sessions");
    const [first, second] = [
      await account(mine, "DELETE", `/sessions/${theirs.body[0]?.id}`),
      await account(mine, "DELETE", "/sessions/nobodys"),
    ];
    expect(first).toEqual(second);
    expect(first.status).toBe(404);
  });

  test("ending a session closes what it has open, at once", async () => {
    const email = "closing@example.com";
    const here = await newFounder(email, "Closing");
    const there = await signIn(email, password);
    const response = await send("/live/organization", {
      headers: { cookie: there, origin, upgrade: "websocket", "sec-websocket-protocol": "hotgigs.v1" },
    });
    const socket = response.webSocket;
    if (!socket) throw new Error("no socket");
    const closed = new Promise<number>((resolve) =>
      socket.addEventListener("close", ({ code }) => resolve(code)),
    );
    socket.accept();
    await account(here, "DELETE", "/sessions");
    expect(await closed).toBe(4401);
  });

  test("what ran out is forgotten by cron", async () => {
    const email = "sweeping@example.com";
    const cookie = await newFounder(email, "Sweeping");
    await testEnv.DB_IDENTITY.prepare(
      "UPDATE session SET expires_at = 5 WHERE user_id IN (SELECT id FROM user WHERE email = ?1)",
    )
      .bind(email)
      .run();
    await forgetExpired(testEnv.DB_IDENTITY, Date.now());
    expect(await isIn(cookie)).toBe(false);
    const left = await testEnv.DB_IDENTITY.prepare(
      "SELECT COUNT(*) AS n FROM session WHERE expires_at = 5",
    ).first();
    expect(left).toEqual({ n: 0 });
  });

  test("a session that is used lives on, and the browser gets its cookie anew", async () => {
    const cookie = await newFounder("sliding@example.com", "Sliding");
    const day = 24 * 60 * 60_000;
    const db = testEnv.DB_IDENTITY;
    await db
      .prepare("UPDATE session SET updated_at = ?1, expires_at = ?2, created_at = ?1")
      .bind(Date.now() - 5 * day, Date.now() + 2 * day)
      .run();
    const response = await send("/api/v1/account", { headers: { cookie } });
    expect(response.headers.get("set-cookie")).toMatch(/^__Host-hotgigs_session=.+; Max-Age=60\d{4}; /);
    const again = await send("/api/v1/account", { headers: { cookie } });
    expect(again.headers.get("set-cookie")).toBeNull();
    const row = await db.prepare("SELECT MAX(expires_at) AS until FROM session").first<{ until: number }>();
    expect(row?.until).toBeGreaterThan(Date.now() + 6 * day);
  });
});

describe("passwords", () => {
  test("changing it asks for the old one, ends everything else, and a mail says so", async () => {
    const email = "changing@example.com";
    const here = await newFounder(email, "Changing");
    const there = await signIn(email, password);
    const change = (current: string, next: string) =>
      account(here, "PUT", "/password", { current, password: next });
    expect(await change("not this one", "another good one")).toMatchObject({
      status: 422,
      body: { code: "password.wrong" },
    });
    expect((await change(password, "Password123!")).body).toMatchObject({ code: "password.tooCommon" });
    expect((await change(password, "another good one")).status).toBe(204);
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
    expect(await signIn(email, password)).toBe("");
    expect(await isIn(await signIn(email, "another good one"))).toBe(true);
    expect(await mailsTo(email)).toContain("Your HotGigs password was changed");
  });

  test("guessing the old one is counted", async () => {
    const here = await newFounder("guessing@example.com", "Guessing");
    let last = { status: 0 };
    for (let at = 0; at < 11; at += 1) {
      last = await account(here, "PUT", "/password", {
        current: `guess ${at}`,
        password: "another good one",
      });
    }
    expect(last.status).toBe(429);
  });

  test("a common password is refused on signing up, too", async () => {
    const body = { name: "A", email: "common@example.com", password: "qwertyuiop", organization: "O" };
    const refused = await post("/api/auth/sign-up/email", body);
    expect(await refused.json()).toMatchObject({ code: "password.tooCommon" });
  });

  test("a forgotten one is set anew by a link, once; everybody else is signed out", async () => {
    const email = "forgetting@example.com";
    const here = await newFounder(email, "Forgetting");
    await post("/api/auth/password/forgot", { email });
    const first = await mailedToken(email);
    await post("/api/auth/password/forgot", { email });
    const token = await mailedToken(email);
    const reset = (value: string, next: string) =>
      post("/api/auth/password/reset", { token: value, password: next });
    // A newer link ends the older one; a bad choice does not use the link up.
    expect((await reset(first, "another good one")).status).toBe(410);
    expect((await reset(token, "1234567890")).status).toBe(422);
    expect((await reset(token, "another good one")).status).toBe(200);
    expect((await reset(token, "yet another one")).status).toBe(410);
    expect(await isIn(here)).toBe(false);
    expect(await isIn(await signIn(email, "another good one"))).toBe(true);
  });

  test("of many who use one link at once, one does; after half an hour nobody does", async () => {
    const email = "racing@example.com";
    await newFounder(email, "Racing");
    await post("/api/auth/password/forgot", { email });
    const token = await mailedToken(email);
    const all = await Promise.all(
      [1, 2, 3].map((at) =>
        post("/api/auth/password/reset", { token, password: `a good one, number ${at}` }),
      ),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    await post("/api/auth/password/forgot", { email });
    const late = await mailedToken(email);
    await testEnv.DB_IDENTITY.prepare("UPDATE one_time SET expires_at = expires_at - 1800000").run();
    expect((await post("/api/auth/password/reset", { token: late, password })).status).toBe(410);
  });

  test("asking for a link tells nobody whether there is an account", async () => {
    const [known, unknown] = [
      await post("/api/auth/password/forgot", { email: "manager@demo.hotgigs.dev" }),
      await post("/api/auth/password/forgot", { email: "stranger2@example.com" }),
    ];
    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);
    expect(await mailsTo("stranger2@example.com")).toEqual(["Signing in to HotGigs"]);
  });
});

describe("the address", () => {
  test("changes when the link at the new one is followed; the old one is told, and signs in no more", async () => {
    const [old, next] = ["old@example.com", "new@example.com"];
    const here = await newFounder(old, "Moving");
    expect((await account(here, "PUT", "/address", { email: next })).status).toBe(204);
    const token = await mailedToken(next);
    const confirm = () => post("/api/auth/address/confirm", { token });
    expect(await (await confirm()).json()).toEqual({ email: next });
    expect((await confirm()).status).toBe(410);
    expect(await mailsTo(old)).toContain("Your HotGigs address was changed");
    expect([await signIn(old, password), await isIn(await signIn(next, password))]).toEqual(["", true]);
  });

  test("of somebody else is answered like any other, and only its owner is told", async () => {
    const here = await newFounder("taker@example.com", "Taking");
    const taken = await account(here, "PUT", "/address", { email: "admin@demo.hotgigs.dev" });
    expect(taken).toEqual(await account(here, "PUT", "/address", { email: "free@example.com" }));
    expect(await mailsTo("admin@demo.hotgigs.dev")).toContain("You already have a HotGigs account");
  });

  test("asks for a recent proof", async () => {
    const here = await newFounder("stale@example.com", "Stale");
    await testEnv.DB_IDENTITY.prepare("UPDATE session SET confirmed_at = confirmed_at - 3600000").run();
    const ask = () => account(here, "PUT", "/address", { email: "elsewhere@example.com" });
    expect(await ask()).toMatchObject({ status: 403, body: { code: "session.notFresh" } });
    expect((await account(here, "POST", "/confirm", { password: "wrong" })).status).toBe(422);
    expect((await account(here, "POST", "/confirm", { password })).status).toBe(204);
    expect((await ask()).status).toBe(204);
  });
});

async function signInFrom(email: string, agent: string): Promise<string> {
  const response = await post("/api/auth/sign-in/email", { email, password }, { "user-agent": agent });
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .join("; ");
}
