import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#domain/ids/ids.ts";
import { seedDemoPeople } from "#workers/auth/demo.ts";
import { origin, send, signIn, testEnv } from "#workers/auth/testing/world.ts";
import { asciiJson, handOver } from "#workers/http/live/hand-over.ts";

beforeAll(async () => {
  await seedDemoPeople(testEnv);
});

const upgrade = (path: string, headers: Record<string, string> = {}) =>
  send(path, { headers: { upgrade: "websocket", connection: "Upgrade", ...headers } });
const board = () => `/live/requisitions/${newId("req")}/board`;

describe("a socket is authorised before it reaches its object", () => {
  test("without a session it is 401", async () => {
    expect((await upgrade(board())).status).toBe(401);
    expect((await upgrade("/live/organization")).status).toBe(401);
  });

  test("from a foreign origin it is 403, whoever it is", async () => {
    const cookie = await signIn("recruiter@demo.hotgigs.dev");
    expect((await upgrade(board(), { cookie, origin: "https://evil.example" })).status).toBe(403);
    expect((await upgrade("/live/organization", { cookie, origin: "null" })).status).toBe(403);
  });

  test("a requisition of others, or of nobody, is 404 with one and the same body", async () => {
    const cookie = await signIn("recruiter@demo.hotgigs.dev");
    const unknown = await upgrade(board(), { cookie, origin });
    const nonsense = await upgrade("/live/requisitions/nonsense/board", { cookie });
    expect([unknown.status, nonsense.status]).toEqual([404, 404]);
    expect(await unknown.text()).toBe(await nonsense.text());
  });

  test("who may not list requisitions gets no organization socket", async () => {
    const cookie = await signIn("agency@demo.hotgigs.dev");
    expect((await upgrade("/live/organization", { cookie, origin })).status).toBe(403);
  });

  test("a candidate's socket needs a token, and one that opens something", async () => {
    const path = `/live/applications/${newId("app")}`;
    expect((await upgrade(path)).status).toBe(401);
    const protocols = { "sec-websocket-protocol": `hotgigs.v1, token.${newId("slk")}.forged` };
    expect((await upgrade(path, protocols)).status).toBe(404);
  });

  test("what is no upgrade is told so", async () => {
    expect((await send("/live/organization")).status).toBe(426);
  });
});

describe("what the object gets", () => {
  const handed = async (headers: Record<string, string>, ours: Record<string, unknown>) => {
    let got: Headers | undefined;
    const object = {
      fetch: async (request: Request) => {
        got = request.headers;
        return new Response();
      },
    };
    await handOver(object, new Request(`${origin}/live/organization`, { headers }), ours);
    return got;
  };

  test("our grant, in ASCII whatever people are called; neither cookie nor token", async () => {
    const got = await handed(
      { cookie: "secret", "sec-websocket-protocol": "hotgigs.v1, token.slk_x.y" },
      { "x-hotgigs-grant": { name: "Zoë 李" }, "x-hotgigs-document": "board" },
    );
    expect(got?.get("cookie")).toBeNull();
    expect(got?.get("sec-websocket-protocol")).toBe("hotgigs.v1");
    expect(got?.get("x-hotgigs-document")).toBe("board");
    expect(got?.get("x-hotgigs-grant")).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(got?.get("x-hotgigs-grant") ?? "")).toEqual({ name: "Zoë 李" });
  });

  test("ASCII JSON says the same as JSON", () => {
    const value = { name: 'Łukasz \u{1f600} \u2028 "x"' };
    expect(JSON.parse(asciiJson(value))).toEqual(value);
  });
});
