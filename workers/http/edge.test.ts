import { Hono } from "hono";
import { beforeAll, describe, expect, test } from "vitest";
import { seedDemoPeople } from "#workers/auth/demo.ts";
import { origin, post, send, signIn, testEnv } from "#workers/auth/testing/world.ts";
import type { HttpEnv } from "#workers/http/context.ts";
import { requestScope } from "#workers/http/middleware/request-scope.ts";
import { mayAct } from "#workers/http/middleware/same-origin.ts";
import { pagePolicy } from "#workers/http/middleware/security-headers.ts";

beforeAll(async () => {
  await seedDemoPeople(testEnv);
});

describe("every answer carries the security headers", () => {
  const answers = {
    health: () => send("/healthz"),
    "a signed-in answer": async () =>
      send("/api/auth/session", { headers: { cookie: await signIn("admin@demo.hotgigs.dev") } }),
    "a refusal": () => send("/api/auth/session"),
    "a missing API route": () => send("/api/nothing"),
    "a foreign origin": () => post("/api/auth/sign-out", {}, { origin: "https://evil.example" }),
    "a refused upgrade": () => send("/live/organization", { headers: { upgrade: "websocket" } }),
    "the guarded internals": () => send("/__internal/seed", { method: "POST" }),
  };
  test.each(Object.entries(answers))("%s", async (_name, ask) => {
    const { headers } = await ask();
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("strict-transport-security")).toContain("max-age=63072000; includeSubDomains");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("permissions-policy")).toContain("camera=()");
    expect(headers.get("cache-control")).toContain("no-store");
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("a page's policy lets in our own scripts, those with the nonce, and nothing inline", () => {
    const policy = pagePolicy("abc", "https://hotgigs.example");
    expect(policy).toContain("script-src 'self' 'nonce-abc';");
    expect(policy).toContain("style-src 'self' 'nonce-abc';");
    expect(policy).toContain("connect-src 'self' wss://hotgigs.example;");
    expect(policy).not.toContain("unsafe");
    expect(policy).not.toContain("*");
  });
});

describe("no other site can act here", () => {
  const ours = "https://hotgigs.example";
  const cases: [string, Record<string, string>, boolean][] = [
    ["our own page", { origin: ours, "sec-fetch-site": "same-origin", cookie: "a=b" }, true],
    ["a foreign origin", { origin: "https://evil.example" }, false],
    ["a foreign origin with a cookie", { origin: "https://evil.example", cookie: "a=b" }, false],
    [
      "our origin, but a browser that says cross-site",
      { origin: ours, "sec-fetch-site": "cross-site" },
      false,
    ],
    ["a sister subdomain", { "sec-fetch-site": "same-site", cookie: "a=b" }, false],
    ["a form of our own under no-referrer", { origin: "null", "sec-fetch-site": "same-origin" }, true],
    ["a sandboxed frame", { origin: "null", "sec-fetch-site": "cross-site" }, false],
    ["an origin that hides itself", { origin: "null", "content-type": "application/json" }, false],
    ["a program without a cookie", { "content-type": "multipart/form-data; boundary=x" }, true],
    ["a program with a cookie that sends JSON", { cookie: "a=b", "content-type": "application/json" }, true],
    ["a cookie and a form, from nobody", { cookie: "a=b", "content-type": "multipart/form-data" }, false],
    ["a cookie and no type, from nobody", { cookie: "a=b" }, false],
  ];
  test.each(cases)("%s", (_name, headers, allowed) => {
    expect(mayAct(new Headers(headers), ours)).toBe(allowed);
  });

  test("a foreign Origin on a POST is a 403 before anything happens", async () => {
    const cookie = await signIn("admin@demo.hotgigs.dev");
    const response = await post("/api/auth/sign-out", {}, { cookie, origin: "https://evil.example" });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: "request.foreignOrigin" });
    expect((await send("/api/auth/session", { headers: { cookie } })).status).toBe(200);
  });
});

test.each(["/api/auth/session", "/api/v1/requisitions"])(
  "%s answers 401 as problem+json without a session",
  async (path) => {
    const response = await send(path);
    expect(response.status).toBe(401);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ status: 401, code: "session.missing", params: {} });
  },
);

describe("/__internal", () => {
  const ask = (headers: Record<string, string>) =>
    send("/__internal/nothing-here", { method: "POST", headers });

  test("is missing for who does not know the token, and for who nearly does", async () => {
    const token = testEnv.INTERNAL_TOKEN;
    const bodies = await Promise.all(
      [{}, { "x-hotgigs-internal": "" }, { "x-hotgigs-internal": token.slice(0, -1) }].map(
        async (headers) => {
          const response = await ask(headers as Record<string, string>);
          return [response.status, await response.text()];
        },
      ),
    );
    expect(new Set(bodies.map(String)).size).toBe(1);
    expect(bodies[0]?.[0]).toBe(404);
  });
});

test("who knows the token gets in, and a client's other x-hotgigs headers never do", async () => {
  const headers = { "x-hotgigs-internal": testEnv.INTERNAL_TOKEN };
  expect((await send("/__internal/parked", { headers })).status).toBe(200);
  let seen: Headers | undefined;
  const probe = new Hono<HttpEnv>().use(requestScope).get("/", (c) => {
    seen = c.req.raw.headers;
    return c.text("");
  });
  const forged = { "x-hotgigs-grant": "{}", "X-PartyKit-Room": "other", "x-other": "kept" };
  await probe.request("http://hotgigs.test/", { headers: forged }, testEnv);
  expect([seen?.get("x-hotgigs-grant"), seen?.get("x-partykit-room"), seen?.get("x-other")]).toEqual([
    null,
    null,
    "kept",
  ]);
});

test("a malformed body is a 422 that names the field, not an error", async () => {
  const broken = await send("/api/auth/sign-in/email", {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: "{",
  });
  expect(broken.status).toBe(422);
  const wrong = await post("/api/auth/sign-in/email", { email: "not an address", password: "x" });
  expect(await wrong.json()).toMatchObject({ code: "input.invalid", params: { field: "email" } });
});
