// Every route of the Worker, asked as everybody, compared with policy.ts.
import { Hono } from "hono";
import { inspectRoutes } from "hono/dev";
import { beforeAll, describe, expect, test } from "vitest";
import { origin, post, send, testEnv } from "#workers/auth/testing/world.ts";
import type { HttpEnv } from "#workers/http/context.ts";
import { http } from "#workers/http/server.ts";
import { type Ask, askFor } from "./asks.ts";
import { buildHouse, type House, type Person, personKinds } from "./people.ts";
import { furnish, nowhere, type Place } from "./place.ts";
import { middleware, type RouteRule, reach, routes } from "./policy.ts";
import { answerOf, differences } from "./table.ts";

let ours: House;
const places = {} as Record<"own" | "offTeam" | "confidential" | "above" | "theirs" | "nobodys", Place>;
/** Cells of the table that were asked, so that a test that asks nothing is seen. */
let cells = 0;

beforeAll(async () => {
  const build = () => buildHouse(testEnv.DB_IDENTITY, testEnv.AUTH_SECRET, Date.now());
  const houses = await Promise.all([build(), build()]);
  ours = houses[0];
  [places.own, places.theirs] = await Promise.all([furnish(houses[0]), furnish(houses[1])]);
  places.offTeam = await furnish(houses[0], { team: false, confidential: false });
  places.above = await furnish(houses[0], { team: true, confidential: false, above: true });
  places.confidential = await furnish(houses[0], { team: false, confidential: true });
  places.nobodys = nowhere(places.theirs);
  for (const { cookies } of Object.values(ours.people)) {
    await post("/api/auth/sign-out", {}, { cookie: cookies.revoked });
  }
  // Two houses with everybody in them: on a busy machine more than the usual ten seconds.
}, 60_000);

/** "GET /path" for what answers, "USE /path/*" for what stands before it. */
function registered(app: Hono<HttpEnv>): string[] {
  return inspectRoutes(app).map(({ method, path, isMiddleware }) =>
    isMiddleware && method === "ALL" ? `USE ${path}` : `${method} ${path}`,
  );
}

describe("the table and the code name the same", () => {
  test("every route, and every middleware that stands before one", () => {
    expect(differences(registered(http), { ...routes, ...middleware })).toEqual([]);
  });

  test("a route that somebody adds, wherever they mount it, is missed", () => {
    const nested = new Hono<HttpEnv>().get("/salaries", (c) => c.text(""));
    const planted = new Hono<HttpEnv>().route("/", http).route("/api/v1/reports", nested);
    planted.use("/hidden/*", async (c) => c.text("a handler in disguise"));
    expect(differences(registered(planted), { ...routes, ...middleware })).toEqual([
      "GET /api/v1/reports/salaries: in the code, not in the policy",
      "ALL /hidden/*: in the code, not in the policy",
    ]);
  });
});

async function ask({ path, init, granted }: Ask, cookie?: string): Promise<Response> {
  cells += 1;
  const headers = { ...init.headers, ...(cookie === undefined ? {} : { cookie }) };
  const response = await send(path, { ...init, headers });
  if (response.ok) granted?.();
  response.webSocket?.accept();
  response.webSocket?.close();
  if (response.headers.get("content-type") === "text/event-stream") await response.body?.cancel();
  return response;
}

const hasId = (route: string) =>
  /:(requisition|application|file|person|invitation|organization|agency|group)/.test(route);

/** What somebody with a living session is answered at this place. */
function expected(rule: RouteRule, { kind }: Person, where: keyof typeof places, route: string): string {
  const { may, answer, outsider = "403 access.denied" } = rule;
  if (may === "everybody") return answer;
  if (may === "operator") return "404 resource.missing";
  if (may === "holder") return where === "nobodys" ? "404 resource.missing" : answer;
  if (kind === "outsider") return outsider;
  if (rule.looks && !rule.looks.includes(kind)) return "403 access.denied";
  if ((where === "theirs" || where === "nobodys") && hasId(route)) return "404 resource.missing";
  if (where in reach && route.includes(":requisition")) {
    const reached = rule.reach ?? reach;
    if (!reached[where as keyof typeof reach].includes(kind)) return "404 resource.missing";
  }
  return may === "signedIn" || may.includes(kind) ? answer : "403 access.denied";
}

/** Without a living session: everybody is one and the same stranger. */
function expectedOfStrangers({ may, answer }: RouteRule): string {
  if (may === "operator") return "404 resource.missing";
  return may === "everybody" || may === "holder" ? answer : "401 session.missing";
}

describe.each(Object.entries(routes))("%s", (route, rule) => {
  test("as every role, here and elsewhere", async () => {
    const wrong: string[] = [];
    for (const kind of personKinds) {
      const person = ours.people[kind];
      const cookie = person.cookies[route.endsWith("/sign-out") ? "spare" : "living"];
      for (const [where, place] of Object.entries(places)) {
        // Apart from requisitions, these are our own place once more.
        if (["offTeam", "confidential", "above"].includes(where) && !route.includes(":requisition")) continue;
        const got = await answerOf(await ask(askFor(route, place), cookie));
        const wanted = expected(rule, person, where as keyof typeof places, route);
        if (got !== wanted) wrong.push(`${kind}, ${where}: ${got} instead of ${wanted}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("without a session, with one that has ended or run out, with one that we did not sign", async () => {
    const wanted = expectedOfStrangers(rule);
    const wrong: string[] = [];
    const say = async (who: string, cookie?: string) => {
      const got = await answerOf(await ask(askFor(route, places.own), cookie));
      if (got !== wanted) wrong.push(`${who}: ${got} instead of ${wanted}`);
    };
    await say("anonymous");
    for (const kind of personKinds) {
      const { revoked, expired, forged } = ours.people[kind].cookies;
      await say(`${kind}, revoked`, revoked);
      await say(`${kind}, expired`, expired);
      // A signature knows no roles: once is enough.
      if (kind === "owner") await say(`${kind}, forged`, forged);
    }
    expect(wrong).toEqual([]);
  });

  if (hasId(route) || rule.may === "holder") {
    test("what is theirs reads like what nobody has, to the letter", async () => {
      for (const kind of personKinds) {
        const cookie = ours.people[kind].cookies.living;
        // A link that somebody holds is good at its own place: there only the nobody's can be asked for.
        const theirs = rule.may === "holder" ? mixed(route) : places.theirs;
        const [first, second] = [
          await ask(askFor(route, theirs), cookie),
          await ask(askFor(route, places.nobodys), cookie),
        ];
        expect(await told(first)).toEqual(await told(second));
        expect([403, 404]).toContain(first.status);
      }
    });
  }

  if (route.includes(":requisition") && route.includes(":application")) {
    test("their application on our requisition is as missing as nobody's", async () => {
      for (const kind of personKinds) {
        const cookie = ours.people[kind].cookies.living;
        const at = (application: string) =>
          askFor(route, { ...places.own, application, ending: application });
        const first = await ask(at(places.theirs.application), cookie);
        const second = await ask(at(places.nobodys.application), cookie);
        expect(await told(first)).toEqual(await told(second));
        expect([403, 404]).toContain(first.status);
      }
    });
  }

  if (rule.may === "operator") {
    test("with the operators' token", async () => {
      const { path, init } = askFor(route, places.own);
      const headers = { ...init.headers, "x-hotgigs-internal": testEnv.INTERNAL_TOKEN };
      expect(await answerOf(await ask({ path, init: { ...init, headers } }))).toBe(rule.answer);
    });
  }

  if (!/^(GET|ALL) /.test(route)) {
    test("refuses what another site made a browser send", async () => {
      const { path, init } = askFor(route, places.own);
      const { cookies } = ours.people.owner;
      const token = { "x-hotgigs-internal": testEnv.INTERNAL_TOKEN };
      const foreign: Record<string, string>[] = [
        { origin: "https://evil.example" },
        { origin: "null" },
        { origin, "sec-fetch-site": "cross-site" },
        { origin, "sec-fetch-site": "same-site" },
        { origin: `${origin}.evil.example` },
      ];
      for (const headers of foreign) {
        const sent = { ...init, headers: { ...init.headers, ...token, ...headers } };
        expect(await answerOf(await ask({ path, init: sent }, cookies.living))).toBe(
          "403 request.foreignOrigin",
        );
      }
    });
  }
});

/** Ours with the link of others: the id of one thing, the signature of another. */
function mixed(route: string): Place {
  const { own, theirs } = places;
  const file = theirs.file.replace(/file_\w{26}/, /file_\w{26}/.exec(own.file)?.[0] ?? "");
  const token = theirs.token.replace(/^slk_\w{26}/, own.token.slice(0, 30));
  return route.includes("/live/") ? { ...own, token: theirs.token } : { ...own, file, token };
}

/** All that an answer tells: its status, its body and its headers, but the request's own number. */
async function told(response: Response): Promise<unknown> {
  const headers = Object.fromEntries(response.headers);
  delete headers["x-request-id"];
  return [response.status, await response.text(), headers];
}

test("that were enough questions", () => {
  expect(cells).toBeGreaterThan(2_400);
});
