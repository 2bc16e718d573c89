// Every page of the site map, as everybody, on the app as it is served; and the headers of all that it answers.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import siteMap from "#app/routes.ts";
import { newId } from "#domain/ids/ids.ts";
import { type PageAnswers, pages } from "#tests/authz/pages.ts";
import { type Person, personKinds } from "#tests/authz/people.ts";
import { apart, routes } from "#tests/authz/policy.ts";
import { differences } from "#tests/authz/table.ts";
import { headerFaults } from "./headers.ts";
import { furnishServed, type ServedHouses, type ServedPlace, serveHouses } from "./served-houses.ts";

const stateDir = mkdtempSync(join(tmpdir(), "hotgigs-access-"));
let served: ServedHouses;
const places = {} as Record<"own" | "theirs" | "nobodys", ServedPlace>;
let cells = 0;

beforeAll(async () => {
  served = await serveHouses(stateDir);
  places.own = await furnishServed(served.app, served.ours);
  places.theirs = await furnishServed(served.app, served.theirs);
  places.nobodys = {
    requisition: newId("req"),
    application: newId("app"),
    token: places.theirs.token.replace(/^slk_\w{26}/, newId("slk")),
    file: places.theirs.file.replace(/file_\w{26}/, newId("file")),
  };
  for (const { cookies } of Object.values(served.ours.people)) {
    await get("/api/auth/sign-out", { method: "POST", cookie: cookies.revoked, body: {} });
  }
});

afterAll(async () => {
  await served?.app.stop();
  rmSync(stateDir, { recursive: true, force: true });
});

interface SiteRoute {
  path?: string | undefined;
  index?: boolean | undefined;
  id?: string | undefined;
  file: string;
  children?: SiteRoute[] | undefined;
}
interface SitePage {
  path: string;
  /** Its own loader's name and those of the pages around it. */
  loaders: string[];
}

/** Pages as one meets them: layouts have no address of their own. */
function pagesOf(routes: readonly SiteRoute[], above: SitePage = { path: "", loaders: [] }): SitePage[] {
  return routes.flatMap((route) => {
    const path = route.path === undefined ? above.path : `${above.path}/${route.path}`;
    const here = { path, loaders: [...above.loaders, route.file.replace(/\.tsx?$/, "")] };
    const own = route.path !== undefined || route.index ? [{ ...here, path: path || "/" }] : [];
    return [...own, ...pagesOf(route.children ?? [], here)];
  });
}
const sitePages = pagesOf(siteMap);

describe("the table and the site map name the same", () => {
  test("every page", () => {
    expect(
      differences(
        sitePages.map(({ path }) => path),
        pages,
      ),
    ).toEqual([]);
  });

  test("a page that somebody adds is missed, in a layout or not", () => {
    const planted = [...siteMap, { file: "a.tsx", children: [{ path: "salaries", file: "b.tsx" }] }];
    expect(
      differences(
        pagesOf(planted).map(({ path }) => path),
        pages,
      ),
    ).toEqual(["/salaries: in the code, not in the policy"]);
  });
});

interface Asked {
  method?: string;
  cookie?: string | undefined;
  body?: Record<string, string>;
  headers?: Record<string, string>;
}
interface Answered {
  status: number;
  /** As the policy writes it. */
  answer: string;
  body: string;
}

/** Asks the served app; whatever it answers must carry the headers. */
async function get(path: string, { method = "GET", cookie, body, headers }: Asked = {}): Promise<Answered> {
  cells += 1;
  const response = await fetch(`${served.app.url}${path}`, {
    method,
    redirect: "manual",
    headers: { origin: served.app.url, ...(cookie !== undefined && { cookie }), ...headers },
    ...(body && { body: new URLSearchParams(body) }),
  });
  const text = await response.text();
  expect(headerFaults(response, text), `${method} ${path}`).toEqual([]);
  const to = response.headers.get("location");
  const answer = to === null ? String(response.status) : `→ ${to.split("?")[0]}`;
  return { status: response.status, answer, body: text };
}

const at = (path: string, place: ServedPlace) =>
  path
    .replace(":requisition", place.requisition)
    .replace(":application", place.application)
    .replace(":token", place.token)
    .replace(":mail", "nothing-here");

function expected(rule: PageAnswers, person: Person | null): string {
  if (!person) return rule.anonymous;
  if (person.kind === "outsider") return rule.outsider;
  const own = rule.as?.[person.kind];
  if (own !== undefined) return own;
  if (rule.may.includes(person.kind)) return rule.answer;
  return apart.includes(person.kind) ? (rule.unreached ?? rule.others) : rule.others;
}
const fits = (got: string, wanted: string) =>
  wanted.endsWith("/*") ? got.startsWith(wanted.slice(0, -1)) : got === wanted;

/** Everybody, with a cookie or none. Who lost their session is a stranger (the API's routes are asked as every one). */
function everybody(session: "living" | "spare" = "living"): [string, Person | null, string | undefined][] {
  return [
    ["anonymous", null, undefined],
    ...personKinds.flatMap((kind): [string, Person | null, string][] => {
      const person = served.ours.people[kind];
      const { revoked, expired, forged } = person.cookies;
      if (kind !== "owner" && kind !== "outsider") return [[kind, person, person.cookies[session]]];
      return [
        [kind, person, person.cookies[session]],
        [`${kind}, revoked`, null, revoked],
        [`${kind}, expired`, null, expired],
        [`${kind}, forged`, null, forged],
      ];
    }),
  ];
}

const foreign: Record<string, string>[] = [
  { origin: "https://evil.example" },
  { "sec-fetch-site": "cross-site" },
];
/** Forms with something in them, so that whoever may is not refused for another reason. */
const filledIn = (path: string): Record<string, string> => {
  if (path === "/requisitions") return filled;
  const person = served.ours.people.viewer.id;
  return path === "/settings/members" ? { intent: "role", person, name: "Ana", role: "viewer" } : {};
};
const filled = { title: "Welder", team: "Works", location: "Bergen", openings: "1", status: "open" };

describe.each(sitePages)("$path", ({ path, loaders }) => {
  const rule = pages[path] as (typeof pages)[string];
  const hasId = /:(requisition|application)/.test(path);

  test("as everybody: the page, and each of its loaders alone", async () => {
    const wrong: string[] = [];
    for (const [who, person, cookie] of everybody()) {
      const wanted = expected(rule, person);
      const { answer } = await get(at(path, places.own), { cookie });
      if (!fits(answer, wanted)) wrong.push(`${who}: ${answer} instead of ${wanted}`);
      if (who.includes(",") || wanted === "200" || path === "/") continue;
      // A page's data can be asked for without the layout that guards it: what is closed must be closed there too.
      const data = await get(`${at(path, places.own)}.data?_routes=${loaders.at(-1)}`, { cookie });
      if (data.status === 200) wrong.push(`${who}: the data alone is open`);
    }
    expect(wrong).toEqual([]);
  });

  test("its form, as everybody", async () => {
    const wrong: string[] = [];
    const body = filledIn(path);
    for (const [who, person, cookie] of everybody(path === "/sign-out" ? "spare" : "living")) {
      const { answer } = await get(at(path, places.own), { method: "POST", cookie, body });
      // Where there is no form, one is told so; or sent to sign in by the layout around it.
      const guard = expected(rule, person);
      const wanted = rule.form
        ? [expected(rule.form, person)]
        : ["405", ...(guard.startsWith("→") ? [guard] : [])];
      if (!wanted.some((each) => fits(answer, each))) wrong.push(`${who}: ${answer} instead of ${wanted}`);
    }
    expect(wrong).toEqual([]);
  });

  test("no other site sends it", async () => {
    const { living: cookie } = served.ours.people.owner.cookies;
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      for (const headers of foreign) {
        for (const data of ["", ".data"]) {
          const asked = { method, cookie, headers, body: filled };
          const { status, body } = await get(`${at(path, places.own)}${data}`, asked);
          expect([status, body]).toEqual([403, expect.stringContaining("request.foreignOrigin")]);
        }
      }
    }
  });

  if (hasId) {
    test("what is theirs reads like what nobody has", async () => {
      for (const kind of personKinds.filter((each) => each !== "outsider")) {
        const { living: cookie } = served.ours.people[kind].cookies;
        for (const suffix of ["", ".data"]) {
          const [theirs, nobodys] = [
            await get(`${at(path, places.theirs)}${suffix}`, { cookie }),
            await get(`${at(path, places.nobodys)}${suffix}`, { cookie }),
          ];
          expect([kind, theirs.status]).toEqual([kind, nobodys.status]);
          expect(theirs.status).not.toBe(200);
          expect(bare(theirs.body)).toBe(bare(nobodys.body));
        }
      }
    });
  }
});

/** A page without what is new with each request: its nonce, and the id that was asked for. */
const bare = (body: string) => body.replace(/[0-9a-f]{32}/g, "nonce").replace(/(req|app)_\w{26}/g, "id");

test("what is no page at all, the API, files and the build's own files carry the headers too", async () => {
  const { living: cookie } = served.ours.people.owner.cookies;
  const page = await get("/sign-in");
  const board = await get(`/requisitions/${places.own.requisition}`, { cookie });
  const assets = [...`${page.body}${board.body}`.matchAll(/(?:src|href)="(\/[^"]+\.\w+)"/g)].map(
    ([, src]) => src,
  );
  expect(assets.length).toBeGreaterThan(5);
  const paths = [
    ...new Set(assets as string[]),
    "/icon.svg",
    "/nothing-here",
    "/assets/nothing-here.js",
    "/healthz",
    "/readyz",
    "/api/nothing-here",
    "/api/v1/openapi.json",
    "/api/v1/requisitions",
    "/live/organization",
    "/__internal/parked",
    places.own.file,
    places.nobodys.file,
    "/%E0%A4%A",
    "/__manifest?paths=%2Frequisitions&version=1",
  ];
  for (const path of paths) await get(path, { cookie });
  for (const method of ["HEAD", "OPTIONS"]) await get("/sign-in", { method });
});

test("so does every route that Hono knows: granted, refused, malformed, too large, with the wrong method", async () => {
  const { living: cookie } = served.ours.people.owner.cookies;
  const faults: string[] = [];
  for (const route of Object.keys(routes)) {
    const [method = "GET", pattern = ""] = route.split(" ");
    const path = at(pattern, places.own).replace(/:\w+|\*/g, "nothing-here");
    const safe = method === "GET" || method === "ALL";
    const asked: RequestInit[] = safe
      ? [{ headers: { cookie } }, {}, { method: "PROPFIND" }]
      : ["{", "{}", JSON.stringify({ much: "x".repeat(300_000) })].map((body) => ({
          ...{ method, body },
          headers: { origin: served.app.url, "content-type": "application/json" },
        }));
    for (const init of asked) {
      const stop = new AbortController();
      const ask = () =>
        fetch(`${served.app.url}${path}`, { redirect: "manual", signal: stop.signal, ...init });
      // The connection of the one before may be gone, as its body was more than the server would read.
      const response = await ask().catch(ask);
      const endless = response.headers.get("content-type") === "text/event-stream";
      const found = headerFaults(response, endless ? "" : await response.text());
      stop.abort();
      faults.push(...found.map((fault) => `${route}, ${response.status}: ${fault}`));
      cells += 1;
    }
  }
  expect(faults).toEqual([]);
});

test("the cookie that lets somebody in is for this host alone and out of reach of scripts", async () => {
  const { living: cookie } = served.ours.people.owner.cookies;
  const send = (path: string, body: object, who = "") =>
    fetch(`${served.app.url}${path}`, {
      method: "POST",
      headers: { cookie: who, origin: served.app.url, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  await send("/api/v1/invitations", { emails: ["cookie@example.com"], role: "viewer" }, cookie);
  const mailbox = await get("/mailbox", { cookie });
  const mail = /"(\/mailbox\/[\w-]+)"/.exec(mailbox.body)?.[1] ?? "";
  const letter = await (await fetch(`${served.app.url}${mail}`, { headers: { cookie } })).text();
  const token = /\/invitation\/([\w-]+)/.exec(letter)?.[1];
  const joined = await send("/api/auth/invitation/join", {
    token,
    name: "Coo Kie",
    password: "a password of mine",
  });
  expect([joined.status, headerFaults(joined)]).toEqual([200, []]);
  expect(joined.headers.getSetCookie().some((line) => line.startsWith("__Host-hotgigs_session="))).toBe(true);
});

test("a header that is missing or weaker, a cookie that is open, and a script without the nonce are seen", () => {
  const nonce = "0".repeat(32);
  const right: Record<string, string> = {
    "strict-transport-security": "max-age=63072000; includeSubDomains; preload",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "content-security-policy": `default-src 'self'; script-src 'self' 'nonce-${nonce}'; frame-ancestors 'none'`,
    "content-type": "text/html",
    "cache-control": "no-store",
    "set-cookie": "__Host-hotgigs_session=x; Path=/; Secure; HttpOnly; SameSite=Lax",
  };
  const page = `<script nonce="${nonce}">1</script>`;
  const faults = (change: Record<string, string | null> = {}, body = page) => {
    const headers = Object.entries({ ...right, ...change }).filter(([, value]) => value !== null);
    return headerFaults(new Response(null, { headers: headers as [string, string][] }), body).length;
  };
  expect(faults()).toBe(0);
  for (const name of Object.keys(right).filter((each) => !/^(content-type|set-cookie)$/.test(each))) {
    expect([name, faults({ [name]: null }) > 0]).toEqual([name, true]);
  }
  const weaker: Record<string, string>[] = [
    { "strict-transport-security": "max-age=60" },
    { "content-security-policy": `${right["content-security-policy"]}; style-src 'unsafe-inline'` },
    { "content-security-policy": "default-src 'self'; frame-ancestors *" },
    ...["HttpOnly", "Secure", "SameSite=Lax"].map((part) => ({
      "set-cookie": right["set-cookie"]?.replace(`; ${part}`, "") ?? "",
    })),
    { "set-cookie": "hotgigs_session=x; Path=/; Secure; HttpOnly; SameSite=Lax" },
  ];
  for (const change of weaker) expect([change, faults(change) > 0]).toEqual([change, true]);
  expect(faults({}, "<script>1</script>")).toBeGreaterThan(0);
  expect(faults({}, `${page}<button onclick="go()">`)).toBeGreaterThan(0);
});

test("a kept mail (development only) is the one thing with styles of its own: sandboxed, without scripts", async () => {
  const { living: cookie } = served.ours.people.owner.cookies;
  const invited = await fetch(`${served.app.url}/api/v1/invitations`, {
    method: "POST",
    headers: { cookie, origin: served.app.url, "content-type": "application/json" },
    body: JSON.stringify({ emails: ["mira@example.com"], role: "viewer" }),
  });
  expect(invited.status).toBe(200);
  const { body } = await get("/mailbox", { cookie });
  const path = /"(\/mailbox\/[\w-]+)"/.exec(body)?.[1];
  const mail = await fetch(`${served.app.url}${path}`, { headers: { cookie } });
  expect(mail.status).toBe(200);
  const policy = mail.headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(/^sandbox .*default-src 'none'.*frame-ancestors 'self'/);
  expect(policy).not.toMatch(/allow-scripts|allow-same-origin|script-src/);
});

test("that were enough questions", () => {
  expect(cells).toBeGreaterThan(sitePages.length * 55);
});
