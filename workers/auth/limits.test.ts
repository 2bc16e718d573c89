import { beforeAll, expect, test } from "vitest";
import { seedDemoPeople } from "#workers/auth/demo.ts";
import { knock, limits, welcome } from "#workers/auth/limits.ts";
import { post, send, signIn, testEnv } from "#workers/auth/testing/world.ts";

beforeAll(async () => {
  await seedDemoPeople(testEnv);
}, 60_000);

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

/** The doors that strangers may knock at: what is sent, and how often one may. */
const doors = [
  ["/sign-in/email", "signIn", { email: "six@example.com", password: "not the password" }],
  ["/sign-in/magic-link", "sendLink", { email: "six@example.com" }],
  ["/magic-link/verify", "redeem", { token: "made-up-token-of-some-length-0000" }],
  ["/verify-email", "redeem", { token: "another-made-up-token-0000000000" }],
  ["/password/forgot", "forgot", { email: "six@example.com" }],
  ["/password/reset", "redeem", { token: "t".repeat(43), password: "a password of mine" }],
  ["/address/confirm", "redeem", { token: "u".repeat(43) }],
  ["/invitation", "invited", { token: "v".repeat(43) }],
  ["/invitation/accept", "invited", { token: "w".repeat(43) }],
  ["/invitation/decline", "invited", { token: "x".repeat(43) }],
  ["/invitation/join", "invited", { token: "y".repeat(43), name: "Six", password: "a password of mine" }],
  ["/sso/start", "sso", { email: "six@example.com" }],
  [
    "/sign-up/email",
    "signUp",
    { name: "Six", email: "six@example.com", password: "qwertyuiop", organization: "Six" },
  ],
  ["/passkey/options", "passkeyAsk", {}],
] as const;

test.each(doors)(
  "%s: the try after the last is 429, and says to the second how long to wait",
  async (path, door, body) => {
    const cookie = path.includes("/accept") ? await signIn("admin@demo.hotgigs.dev") : "";
    const headers = {
      "cf-connecting-ip": `198.51.100.${doors.findIndex(([each]) => each === path)}`,
      cookie,
    };
    const knocking = () => post(`/api/auth${path}`, body, headers);
    const first = await knocking();
    expect(first.status).not.toBe(429);
    // As if all others had been made: the counters stand at the last that is let in, minus one.
    const { person, network } = limits[door];
    const most = Math.min(person, network);
    await testEnv.DB_IDENTITY.prepare("UPDATE attempt SET count = ?1 WHERE count < ?1")
      .bind(most - 1)
      .run();
    expect((await knocking()).status).not.toBe(429);
    const answer = await knocking();
    expect([answer.status, answer.headers.get("content-type")]).toEqual([429, "application/problem+json"]);
    const problem: { code: string; params: { retryAfterSeconds: number } } = await answer.json();
    expect(problem.code).toBe("request.tooMany");
    const seconds = Number(answer.headers.get("retry-after"));
    expect(seconds).toBe(problem.params.retryAfterSeconds);
    expect(seconds).toBeGreaterThan(limits[door].window / 1_000 - 30);
    expect(seconds).toBeLessThanOrEqual(limits[door].window / 1_000);
    await testEnv.DB_IDENTITY.prepare("DELETE FROM attempt").run();
  },
);

test("keys that are nobody's, and invitations of one organization, are counted likewise", async () => {
  const guess = () =>
    send("/api/v1/requisitions", { headers: { authorization: `Bearer hg_${"A".repeat(43)}` } });
  let answer = await guess();
  for (let at = 0; at < limits.token.person; at += 1) answer = await guess();
  expect([answer.status, Number(answer.headers.get("retry-after")) > 800]).toEqual([429, true]);
  const cookie = await signIn("admin@demo.hotgigs.dev");
  const invite = (email: string) =>
    post("/api/v1/invitations", { emails: [email], role: "viewer" }, { cookie });
  expect((await invite("first@example.com")).status).toBe(200);
  await testEnv.DB_IDENTITY.prepare("UPDATE attempt SET count = ?1").bind(limits.invite.person).run();
  const late = await invite("late@example.com");
  expect(late.status).toBe(429);
  const wait = Number(late.headers.get("retry-after"));
  expect(wait).toBeGreaterThan(3_500);
  expect(wait).toBeLessThanOrEqual(3_600);
});
