import { expect, test } from "vitest";
import { knock, limits, welcome } from "#workers/auth/limits.ts";
import { post, testEnv } from "#workers/auth/testing/world.ts";

const from = (address: string) => new Headers({ "cf-connecting-ip": address });

test("tries at one address of a person are counted exactly, also when they come at once", async () => {
  const entry = { door: "sendLink", headers: from("192.0.2.1"), person: "one@example.com" } as const;
  const tries = await Promise.all(Array.from({ length: 12 }, () => knock(testEnv, entry)));
  expect(tries.filter(({ ok }) => ok)).toHaveLength(limits.sendLink.person);
});

test("the network's count is its own: other people from there may still try", async () => {
  const headers = from("192.0.2.2");
  for (let at = 0; at < limits.sendLink.network; at += 1) {
    const outcome = await knock(testEnv, { door: "sendLink", headers, person: `p${at}@example.com` });
    expect(outcome.ok).toBe(true);
  }
  const late = await knock(testEnv, { door: "sendLink", headers, person: "late@example.com" });
  expect(late).toMatchObject({ ok: false, refusal: { code: "request.tooMany" } });
  const elsewhere = { door: "sendLink", headers: from("192.0.2.3"), person: "other@example.com" } as const;
  expect((await knock(testEnv, elsewhere)).ok).toBe(true);
});

test("a window ends, and then it counts anew", async () => {
  const entry = { door: "redeem", headers: from("192.0.2.4"), person: "link" } as const;
  await knock(testEnv, entry);
  await testEnv.DB_IDENTITY.prepare("UPDATE attempt SET count = 1000").run();
  expect((await knock(testEnv, entry)).ok).toBe(false);
  await testEnv.DB_IDENTITY.prepare("UPDATE attempt SET ends_at = ?1").bind(Date.now()).run();
  expect((await knock(testEnv, entry)).ok).toBe(true);
});

test("after the right password the wrong ones are forgotten", async () => {
  const entry = { door: "signIn", headers: from("192.0.2.5"), person: "two@example.com" } as const;
  for (let at = 0; at < limits.signIn.person; at += 1) await knock(testEnv, entry);
  await welcome(testEnv, entry);
  expect((await knock(testEnv, entry)).ok).toBe(true);
});

test("the refusal says how long to wait, in the body and in Retry-After, and looks the same for a known address", async () => {
  const body = { email: "three@example.com", password: "not the password" };
  let answer = await post("/api/auth/sign-in/email", body);
  for (let at = 0; at < limits.signIn.person; at += 1) answer = await post("/api/auth/sign-in/email", body);
  expect(answer.status).toBe(429);
  const problem: { params?: { retryAfterSeconds?: number } } = await answer.json();
  const seconds = problem.params?.retryAfterSeconds ?? 0;
  expect(seconds).toBeGreaterThan(800);
  expect(seconds).toBeLessThanOrEqual(900);
  expect(answer.headers.get("retry-after")).toBe(String(seconds));
});

test("no address of anybody stands in the counters", async () => {
  await knock(testEnv, { door: "signIn", headers: from("192.0.2.6"), person: "four@example.com" });
  const { results } = await testEnv.DB_IDENTITY.prepare("SELECT key FROM attempt").all<{ key: string }>();
  for (const { key } of results) expect(key).toMatch(/^[A-Za-z0-9+/]{24}$/);
});

test("a laptop is lenient, production is not", async () => {
  const entry = { door: "signUp", headers: from("192.0.2.7"), person: "five@example.com" } as const;
  const development = { ...testEnv, ENVIRONMENT: "development" };
  for (let at = 0; at < limits.signUp.person * 3; at += 1) {
    expect((await knock(development, entry)).ok).toBe(true);
  }
  expect((await knock({ ...testEnv, ENVIRONMENT: "production", RATE_LIMIT_FACTOR: "9999" }, entry)).ok).toBe(
    false,
  );
});
