// Single sign-on, on the app as it is served, with a real provider (the certified oidc-provider) on loopback.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SecurityView } from "#domain/views/security.ts";
import { type RunningApp, startApp } from "#scripts/serve.ts";
import { Browser } from "./browser.ts";
import { client, TestProvider } from "./provider.ts";

const stateDir = mkdtempSync(join(tmpdir(), "hotgigs-sso-"));
const domain = "fernlight.example.com";
let app: RunningApp;
let provider: TestProvider;
let admin: Browser;

interface Me {
  user: { email: string; name: string };
  organization: { name: string; role: string } | null;
  organizations: { name: string }[];
}

beforeAll(async () => {
  app = await startApp({
    stateDir,
    ...(process.env.HOTGIGS_BUILD ? { build: process.env.HOTGIGS_BUILD } : {}),
  });
  provider = new TestProvider(`${app.url}/sign-in/sso/callback`);
  await provider.start();
  admin = await signedIn("admin@demo.hotgigs.dev");
});

afterAll(async () => {
  await provider?.stop();
  await app?.stop();
  rmSync(stateDir, { recursive: true, force: true });
});

beforeEach(() => {
  provider.lie = null;
  provider.forge = false;
  provider.person = { sub: "s-ada", email: `ada@${domain}`, name: "Ada of Fernlight" };
});

async function signedIn(email: string): Promise<Browser> {
  const browser = new Browser(app.url);
  const answer = await browser.post("/api/auth/sign-in/email", { email, password: "demo-hotgigs" });
  expect(answer.status).toBe(200);
  return browser;
}

const security = async () => (await admin.get<SecurityView>("/api/v1/security")).body;
const change = async (method: string, path: string, body?: object) =>
  await admin.send<{ code?: string }>(method, `/api/v1/security${path}`, body);

/** Leaves for the provider and comes back; `meddle` may change the address that the browser goes to. */
async function come(
  browser = new Browser(app.url),
  email = provider.person.email,
  meddle: (url: URL) => void = () => undefined,
) {
  const started = await browser.post<{ location?: string; code?: string }>("/api/auth/sso/start", { email });
  if (!started.body.location) return { browser, status: started.status, code: started.body.code, at: null };
  const away = new URL(started.body.location);
  meddle(away);
  const landed = await browser.follow(away.href);
  return { browser, status: landed.status, code: undefined, at: landed.url, text: landed.text };
}

const me = async (browser: Browser) => browser.get<Me>("/api/auth/session");
/** Refused at our door: nobody is signed in, and the page says so. */
async function refused(came: Awaited<ReturnType<typeof come>>): Promise<void> {
  expect(came.status).toBe(403);
  expect(came.at).toContain("/sign-in/sso/callback");
  expect((await me(came.browser)).status).toBe(401);
}

describe("setting it up", () => {
  test("an address where no provider answers is refused", async () => {
    const wrong = {
      issuer: app.url,
      clientId: client.id,
      clientSecret: client.secret,
      defaultRole: "viewer",
    };
    expect((await change("PUT", "/sso", wrong)).body).toMatchObject({ code: "sso.issuerInvalid" });
    const inside = { ...wrong, issuer: "https://10.0.0.1" };
    expect((await change("PUT", "/sso", inside)).body).toMatchObject({ code: "sso.issuerInvalid" });
  });

  test("nobody gets in by a provider whose domain is not proven", async () => {
    const saved = await change("PUT", "/sso", {
      issuer: provider.issuer,
      clientId: client.id,
      clientSecret: client.secret,
      defaultRole: "coordinator",
    });
    expect(saved.status).toBe(204);
    expect((await change("POST", "/domains", { domain })).status).toBe(204);
    expect((await change("PUT", "/sso/active", { on: true })).body).toMatchObject({ code: "sso.notSetUp" });
    expect(await come()).toMatchObject({ status: 409, code: "sso.notSetUp" });
    const [waiting] = (await security()).domains;
    expect((await change("POST", `/domains/${waiting?.id}/proof`)).body).toMatchObject({
      code: "sso.domainUnproven",
    });
  });

  test("the TXT record proves the domain, and then it is nobody else's", async () => {
    const [waiting] = (await security()).domains;
    await app.internal("dns", { name: waiting?.record.name, values: ["v=spf1 -all", waiting?.record.value] });
    expect((await change("POST", `/domains/${waiting?.id}/proof`)).status).toBe(204);
    expect((await change("PUT", "/sso/active", { on: true })).status).toBe(204);
    const view = await security();
    expect(view.domains[0]?.verified).toBe(true);
    expect(JSON.stringify(view)).not.toContain(client.secret);
  });
});

describe("signing in", () => {
  test("who comes for the first time becomes a member, with the default role, and comes back as the same", async () => {
    const first = await come();
    expect(first.at).toMatch(/\/requisitions$/);
    expect((await me(first.browser)).body).toMatchObject({
      user: { email: `ada@${domain}`, name: "Ada of Fernlight" },
      organization: { name: "Fernlight Instruments", role: "coordinator" },
    });
    const members = await admin.get<{ email: string }[]>("/api/v1/members");
    expect(members.body.filter(({ email }) => email === `ada@${domain}`)).toHaveLength(1);
    // Another address at the provider is the same person here.
    provider.person = { ...provider.person, email: `ada.married@${domain}` };
    const again = await come();
    expect((await me(again.browser)).body.user.email).toBe(`ada@${domain}`);
  });

  test("an address that has passed on to somebody else is not its former owner", async () => {
    provider.person = { ...provider.person, sub: "s-another-ada" };
    await refused(await come());
  });

  test("the session proves nothing about the account: what is delicate asks for more", async () => {
    const { browser } = await come();
    const asked = await browser.send<{ code: string }>("POST", "/api/v1/account/second-factor", {});
    expect(asked.body).toMatchObject({ code: "session.notFresh" });
  });

  test("the provider's keys change, and people still come in", async () => {
    await provider.rotate();
    const { browser } = await come();
    expect((await me(browser)).status).toBe(200);
  });

  test("by a stranger's browser, or twice, a way back leads nowhere", async () => {
    const mine = new Browser(app.url);
    const started = await mine.post<{ location: string }>("/api/auth/sso/start", {
      email: provider.person.email,
    });
    const back = await mine.followUntil(started.body.location, app.url);
    const thief = await new Browser(app.url).follow(back);
    expect(thief.status).toBe(410);
    expect((await mine.follow(back)).url).toMatch(/\/requisitions$/);
    expect((await mine.follow(back)).status).toBe(410);
  });
});

describe("a provider, or somebody between, that lies", () => {
  const lies: [string, () => void][] = [
    ["another nonce", () => (provider.lie = (claims) => ({ ...claims, nonce: "another" }))],
    ["no nonce", () => (provider.lie = ({ nonce: _nonce, ...claims }) => claims)],
    ["another audience", () => (provider.lie = (claims) => ({ ...claims, aud: "somebody-else" }))],
    ["another issuer", () => (provider.lie = (claims) => ({ ...claims, iss: "https://evil.example" }))],
    ["a token that has run out", () => (provider.lie = (claims) => ({ ...claims, exp: 1_000_000_000 }))],
    ["a key that is not published", () => (provider.forge = true)],
    [
      "an address of another domain",
      () => (provider.person = { sub: "s-eve", email: "eve@example.org", name: "Eve" }),
    ],
    [
      "an address that it has not verified",
      () => (provider.person = { ...provider.person, email_verified: false }),
    ],
    ["no address at all", () => (provider.lie = ({ email: _email, ...claims }) => claims)],
  ];
  test.each(lies)("%s is refused", async (_name, tell) => {
    tell();
    await refused(await come(new Browser(app.url), `ada@${domain}`));
  });

  test("a code that was asked for with another nonce, state or challenge is refused", async () => {
    const meddled = await come(new Browser(app.url), undefined, (url) =>
      url.searchParams.set("nonce", "mine"),
    );
    await refused(meddled);
    const challenge = await come(new Browser(app.url), undefined, (url) =>
      url.searchParams.set("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
    );
    await refused(challenge);
    const state = await come(new Browser(app.url), undefined, (url) => url.searchParams.set("state", "mine"));
    expect(state.status).toBe(410);
  });
});

describe("enforced for a domain", () => {
  const people = { keeper: "admin@demo.hotgigs.dev", other: "recruiter@demo.hotgigs.dev" };

  test("needs somebody who can break the glass; then passwords and links stop working, but theirs", async () => {
    await change("POST", "/domains", { domain: "demo.hotgigs.dev" });
    const demo = (await security()).domains.find((each) => each.domain === "demo.hotgigs.dev");
    await app.internal("dns", { name: demo?.record.name, values: [demo?.record.value] });
    expect((await change("POST", `/domains/${demo?.id}/proof`)).status).toBe(204);
    const enforce = () => change("PUT", `/domains/${demo?.id}/enforced`, { on: true });
    expect((await enforce()).body).toMatchObject({ code: "sso.needsBreakGlass" });
    const { keepers } = await security();
    const recruiter = await signedIn(people.other);
    expect((await change("PUT", "/sso/break-glass", { person: keepers[0]?.id })).status).toBe(204);
    expect((await enforce()).status).toBe(204);
    // Whoever was in by password is out.
    expect((await me(recruiter)).status).toBe(401);
    const sign = (email: string, password = "demo-hotgigs") =>
      new Browser(app.url).post<{ code?: string }>("/api/auth/sign-in/email", { email, password });
    expect((await sign(people.other)).body).toMatchObject({ code: "sso.required" });
    // Only who knows the password learns that.
    expect((await sign(people.other, "not the password")).body).toMatchObject({
      code: "session.wrongCredentials",
    });
    expect((await sign(people.keeper)).status).toBe(200);
    provider.person = { sub: "s-rec", email: people.other, name: "Tomás" };
    const { browser } = await come();
    expect((await me(browser)).body).toMatchObject({ organization: { role: "recruiter" } });
    expect((await change("PUT", `/domains/${demo?.id}/enforced`, { on: false })).status).toBe(204);
    expect((await sign(people.other)).status).toBe(200);
  });

  test("turned off, nobody comes in by it, and who did is out", async () => {
    const { browser } = await come();
    expect((await me(browser)).status).toBe(200);
    expect((await change("PUT", "/sso/active", { on: false })).status).toBe(204);
    expect((await me(browser)).status).toBe(401);
    expect(await come()).toMatchObject({ status: 409, code: "sso.notSetUp" });
  });
});
