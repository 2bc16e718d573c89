import { Secret, TOTP } from "otpauth";
import { beforeAll, describe, expect, test } from "vitest";
import type { AccountView, RecoveryCodes, SecondFactorSetup } from "#domain/views/account.ts";
import { seedDemoPeople } from "#workers/auth/demo.ts";
import { limits } from "#workers/auth/limits.ts";
import { ask, newFounder } from "#workers/auth/testing/members.ts";
import { cookieOf, mailedToken, post, signIn, testEnv } from "#workers/auth/testing/world.ts";

const password = "a password of mine";
const account = <T = { code?: string }>(cookie: string, method: string, path = "", body?: unknown) =>
  ask<T>(cookie, method, `/v1/account${path}`, body);
const isIn = async (cookie: string) => (await account(cookie, "GET")).status === 200;

/** An authenticator app; `later` steps of half a minute ahead of its clock. */
const codeOf = (secret: string, later = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + later * 30_000 });

/** Takes the marks of used codes away: time passes. */
const laterOn = () =>
  testEnv.DB_IDENTITY.prepare("UPDATE second_factor SET last_step = last_step - 10").run();

async function withSecondFactor(email: string): Promise<{ cookie: string; secret: string; codes: string[] }> {
  const cookie = await newFounder(email, "Two steps");
  const { body } = await account<SecondFactorSetup>(cookie, "POST", "/second-factor");
  const on = await account<RecoveryCodes>(cookie, "PUT", "/second-factor", { code: codeOf(body.secret) });
  expect(on.status).toBe(200);
  await laterOn();
  return { cookie, secret: body.secret, codes: on.body.codes };
}

const first = (email: string) => post("/api/auth/sign-in/email", { email, password });
const second = (cookie: string, code: string) => post("/api/auth/second-step", { code }, { cookie });

beforeAll(async () => {
  await seedDemoPeople(testEnv);
}, 60_000);

describe("setting it up", () => {
  test("the first code turns it on and brings ten recovery codes; other sessions end", async () => {
    const email = "setup@example.com";
    const cookie = await newFounder(email, "Setup");
    const there = await signIn(email, password);
    const { body } = await account<SecondFactorSetup>(cookie, "POST", "/second-factor");
    expect(body.address).toMatch(/^otpauth:\/\/totp\/HotGigs:setup%40example\.com\?.*secret=[A-Z2-7]{32}/);
    expect((await account(cookie, "PUT", "/second-factor", { code: "000000" })).body).toMatchObject({
      code: "session.wrongCode",
    });
    // Not on yet: signing in asks for nothing more.
    expect(await isIn(await signIn(email, password))).toBe(true);
    const on = await account<RecoveryCodes>(cookie, "PUT", "/second-factor", { code: codeOf(body.secret) });
    expect(on.body.codes).toHaveLength(10);
    expect(new Set(on.body.codes).size).toBe(10);
    expect([await isIn(cookie), await isIn(there)]).toEqual([true, false]);
    const view = await account<AccountView>(cookie, "GET");
    expect(view.body.secondFactor).toEqual({ on: true, recoveryCodesLeft: 10 });
    expect((await account(cookie, "POST", "/second-factor")).body).toMatchObject({ code: "secondFactor.on" });
  });

  test("neither secret nor codes can be read in the database", async () => {
    const { secret, codes } = await withSecondFactor("sealed@example.com");
    const tables = await testEnv.DB_IDENTITY.batch([
      testEnv.DB_IDENTITY.prepare("SELECT * FROM second_factor"),
      testEnv.DB_IDENTITY.prepare("SELECT * FROM recovery_code"),
    ]);
    const text = JSON.stringify(tables.map(({ results }) => results));
    for (const hidden of [secret, ...codes, ...codes.map((code) => code.replace("-", ""))]) {
      expect(text).not.toContain(hidden);
    }
  });

  test("a sealed secret opens for its own person only", async () => {
    const mine = await withSecondFactor("mine@example.com");
    const theirs = await withSecondFactor("theirs@example.com");
    await testEnv.DB_IDENTITY.prepare(
      `UPDATE second_factor SET secret = (SELECT secret FROM second_factor f JOIN user u ON u.id = f.user_id WHERE u.email = 'mine@example.com')
       WHERE user_id = (SELECT id FROM user WHERE email = 'theirs@example.com')`,
    ).run();
    const step = cookieOf(await first("theirs@example.com"));
    expect((await second(step, codeOf(mine.secret))).status).toBe(422);
    expect((await second(step, codeOf(theirs.secret))).status).toBe(422);
  });
});

describe("signing in", () => {
  test("a password alone opens nothing; the code does, once", async () => {
    const email = "steps@example.com";
    const { secret } = await withSecondFactor(email);
    const response = await first(email);
    expect(await response.json()).toEqual({ ok: true, step: "secondFactor" });
    const step = cookieOf(response);
    expect(step).not.toContain("hotgigs_session");
    expect(await isIn(step)).toBe(false);
    expect((await second(step, "123456")).status).toBe(422);
    const code = codeOf(secret);
    expect(await isIn(cookieOf(await second(step, code)))).toBe(true);
    // The half-done sign-in is used up, and so is the code.
    expect((await second(step, codeOf(secret, 1))).status).toBe(401);
    const again = await second(cookieOf(await first(email)), code);
    expect(await again.json()).toMatchObject({ code: "session.wrongCode" });
  });

  test("of two who send the same code at once, one gets in", async () => {
    const email = "twice@example.com";
    const { secret } = await withSecondFactor(email);
    const steps = [cookieOf(await first(email)), cookieOf(await first(email))];
    const code = codeOf(secret);
    const answers = await Promise.all(steps.map((step) => second(step, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  test("a mailed link asks for the second step as well", async () => {
    const email = "linked@example.com";
    const { secret } = await withSecondFactor(email);
    await post("/api/auth/sign-in/magic-link", { email });
    const response = await post("/api/auth/magic-link/verify", { token: await mailedToken(email) });
    expect(await response.json()).toEqual({ ok: true, step: "secondFactor" });
    expect(await isIn(cookieOf(response))).toBe(false);
    expect(await isIn(cookieOf(await second(cookieOf(response), codeOf(secret))))).toBe(true);
  });

  test("a recovery code works however it is typed, once", async () => {
    const email = "recovery@example.com";
    const { codes } = await withSecondFactor(email);
    const typed = ` ${codes[0]?.toUpperCase().replace("-", " ")} `;
    const cookie = cookieOf(await second(cookieOf(await first(email)), typed));
    expect(await isIn(cookie)).toBe(true);
    expect((await account<AccountView>(cookie, "GET")).body.secondFactor.recoveryCodesLeft).toBe(9);
    expect((await second(cookieOf(await first(email)), codes[0] ?? "")).status).toBe(422);
  });

  test("guesses are counted by person, exactly, whatever they come from", async () => {
    const email = "guessed@example.com";
    const { secret } = await withSecondFactor(email);
    const step = cookieOf(await first(email));
    const guesses = Array.from({ length: limits.secondFactor.person + 3 }, () => second(step, "123456"));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(3);
    const late = await second(cookieOf(await first(email)), codeOf(secret));
    expect(late.status).toBe(429);
    expect(Number(late.headers.get("retry-after"))).toBeGreaterThan(800);
  });

  test("after ten minutes one begins again", async () => {
    const email = "slow@example.com";
    const { secret } = await withSecondFactor(email);
    const step = cookieOf(await first(email));
    await testEnv.DB_IDENTITY.prepare("UPDATE one_time SET expires_at = expires_at - 600000").run();
    expect(await (await second(step, codeOf(secret))).json()).toMatchObject({ code: "session.stepExpired" });
  });
});

test("turning it off asks for a recent proof, which may be a code", async () => {
  const { cookie, secret } = await withSecondFactor("off@example.com");
  await testEnv.DB_IDENTITY.prepare("UPDATE session SET confirmed_at = 0").run();
  expect((await account(cookie, "DELETE", "/second-factor")).body).toMatchObject({
    code: "session.notFresh",
  });
  expect((await account(cookie, "POST", "/confirm", { code: codeOf(secret) })).status).toBe(204);
  expect((await account(cookie, "DELETE", "/second-factor")).status).toBe(204);
  expect(await isIn(await signIn("off@example.com", password))).toBe(true);
});
