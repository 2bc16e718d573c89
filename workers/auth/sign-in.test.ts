import { beforeAll, describe, expect, test } from "vitest";
import { seedDemoPeople } from "#workers/auth/demo.ts";
import { demoPeople } from "#workers/auth/demo-people.ts";
import { cookieOf, mailedToken, post, send, signIn, testEnv } from "#workers/auth/testing/world.ts";
import { viewerOf } from "#workers/auth/viewer.ts";
import { forge } from "#workers/testing/forge.ts";

beforeAll(async () => {
  await seedDemoPeople(testEnv);
});

const viewer = (cookie: string) =>
  viewerOf(new Request("http://hotgigs.test/", { headers: { cookie } }), testEnv);

test("a demo person signs in and is the viewer, with what their role may do", async () => {
  const cookie = await signIn("recruiter@demo.hotgigs.dev");
  const seen = await viewer(cookie);
  expect(seen).toMatchObject({
    user: { name: demoPeople.recruiter.name, email: "recruiter@demo.hotgigs.dev" },
    organization: { name: "Fernlight Instruments", role: "recruiter" },
  });
  expect(seen?.capabilities).toContain("application.move");
  expect(seen?.capabilities).not.toContain("organization.manage");
});

test("a candidate has no organization and may do nothing", async () => {
  const seen = await viewer(await signIn("candidate@demo.hotgigs.dev"));
  expect(seen).toMatchObject({ organization: null, organizations: [], capabilities: [] });
});

test("the cookie is __Host-, Secure, HttpOnly and SameSite=Lax, and the token is in no body", async () => {
  const response = await post("/api/auth/sign-in/email", {
    email: "manager@demo.hotgigs.dev",
    password: "demo-hotgigs",
  });
  const line = response.headers.getSetCookie().find((each) => each.startsWith("__Host-hotgigs_session="));
  for (const attribute of ["Secure", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=604800"]) {
    expect(line).toContain(attribute);
  }
  expect(line).not.toContain("Domain");
  expect(await response.json()).toEqual({ ok: true });
});

test("a cookie that we did not sign is nobody's", async () => {
  const cookie = await signIn("recruiter@demo.hotgigs.dev");
  expect(await viewer(forge(cookie, "="))).toBeNull();
  expect(await viewer("__Host-hotgigs_session=nonsense")).toBeNull();
  expect(await viewer("")).toBeNull();
});

test("after signing out the session is over, also for who kept the cookie", async () => {
  const cookie = await signIn("recruiter@demo.hotgigs.dev");
  const response = await post("/api/auth/sign-out", {}, { cookie });
  expect(response.headers.getSetCookie().join()).toContain("Max-Age=0");
  expect(await viewer(cookie)).toBeNull();
});

describe("nobody can find out who has an account", () => {
  test("a wrong password and an unknown address are answered alike", async () => {
    const attempt = (email: string) =>
      post("/api/auth/sign-in/email", { email, password: "not-the-password" });
    const known = await attempt("admin@demo.hotgigs.dev");
    const unknown = await attempt("nobody@demo.hotgigs.dev");
    expect(known.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(await known.text()).toBe(await unknown.text());
  });

  test("a link is promised to every address, and only the mailbox tells the difference", async () => {
    const known = await post("/api/auth/sign-in/magic-link", { email: "agency@demo.hotgigs.dev" });
    const unknown = await post("/api/auth/sign-in/magic-link", { email: "stranger@example.com" });
    expect([known.status, unknown.status]).toEqual([200, 200]);
    expect(await known.text()).toBe(await unknown.text());
    expect(await mailedToken("agency@demo.hotgigs.dev")).not.toBe("");
    expect(await mailedToken("stranger@example.com")).toBe("");
  });

  test("signing up with a known address is answered like a new one, and changes nothing", async () => {
    const signUp = (email: string) =>
      post("/api/auth/sign-up/email", { name: "A", email, password: "long enough here", organization: "O" });
    const known = await signUp("admin@demo.hotgigs.dev");
    const fresh = await signUp("fresh@example.com");
    expect([known.status, fresh.status]).toEqual([200, 200]);
    expect(await known.text()).toBe(await fresh.text());
    const seen = await viewer(await signIn("admin@demo.hotgigs.dev"));
    expect(seen?.organizations).toHaveLength(1);
  });
});

test("a mailed link signs in once and never again", async () => {
  await post("/api/auth/sign-in/magic-link", { email: "interviewer1@demo.hotgigs.dev" });
  const token = await mailedToken("interviewer1@demo.hotgigs.dev");
  const first = await post("/api/auth/magic-link/verify", { token });
  expect(first.status).toBe(200);
  expect(await viewer(cookieOf(first))).toMatchObject({ user: { email: "interviewer1@demo.hotgigs.dev" } });
  const second = await post("/api/auth/magic-link/verify", { token });
  expect(second.status).toBe(410);
  expect(second.headers.getSetCookie()).toEqual([]);
});

test("signing up needs the address confirmed, then the person owns their organization", async () => {
  const email = "founder@example.com";
  const password = "a password of mine";
  await post("/api/auth/sign-up/email", { name: "Ana Founder", email, password, organization: "Ana & Co" });
  const early = await post("/api/auth/sign-in/email", { email, password });
  expect(early.status).toBe(403);
  expect(await early.json()).toMatchObject({ code: "session.unconfirmed" });
  const token = await mailedToken(email);
  const confirmed = await post("/api/auth/verify-email", { token });
  expect(await viewer(cookieOf(confirmed))).toMatchObject({
    user: { name: "Ana Founder" },
    organization: { name: "Ana & Co", role: "owner" },
  });
  expect((await post("/api/auth/verify-email", { token })).status).toBe(410);
  expect(await viewer(await signIn(email, password))).not.toBeNull();
});

test("what the library could do beyond our list does not exist", async () => {
  const cookie = await signIn("admin@demo.hotgigs.dev");
  for (const path of [
    "/organization/create",
    "/update-user",
    "/change-email",
    "/list-sessions",
    "/magic-link/verify?token=x",
  ]) {
    const response = await send(`/api/auth${path}`, { headers: { cookie } });
    expect([path, response.status]).toEqual([path, 404]);
  }
});

test("seeding the demo again changes nothing, and production refuses", async () => {
  const first = await seedDemoPeople(testEnv);
  expect(await seedDemoPeople(testEnv)).toEqual(first);
  await expect(seedDemoPeople({ ...testEnv, ENVIRONMENT: "production" })).rejects.toThrow("production");
});
