/** How each route of the policy is asked, so that whoever may is answered with what they wanted. */
import { newId } from "#domain/ids/ids.ts";
import { origin } from "#workers/auth/testing/world.ts";
import { person, role } from "#workers/testing/tenant.ts";
import type { Place } from "./place.ts";

export interface Ask {
  path: string;
  /** To be called when it was granted: it works once. */
  granted?: () => void;
  init: Omit<RequestInit, "headers"> & { headers: Record<string, string> };
}

/** Bodies by route; what is not here has none. Functions, as every one must be new. */
const bodies: Record<string, (at: Place) => unknown> = {
  "POST /__internal/seed": () => ({ now: -1 }),
  "POST /api/v1/requisitions": () => role,
  "POST /api/v1/requisitions/:requisition/commands": ({ application, next }) => ({
    id: newId("cmd"),
    baseSeq: 0,
    type: "application.move",
    args: { application, to: next, rank: "a5" },
  }),
  "POST /api/v1/requisitions/:requisition/commands/batch": ({ application, next }) => ({
    commands: [
      { id: newId("cmd"), baseSeq: 0, type: "application.move", args: { application, to: next, rank: "a5" } },
    ],
  }),
  "POST /api/v1/requisitions/:requisition/applications/:application/also-considered": ({ requisition }) => ({
    requisition,
  }),
  "POST /api/v1/requisitions/:requisition/applications": ({ stage }) => ({ stage, candidate: person }),
  "POST /api/v1/requisitions/:requisition/views": () => ({ name: "Waiting", settings: {} }),
  "PATCH /api/v1/requisitions/:requisition/views/:view": () => ({ name: "Waiting" }),
  "PUT /api/v1/requisitions/:requisition/default-view": () => ({ view: null }),
  "PUT /api/v1/requisitions/:requisition/pay": () => ({ range: null }),
  "PUT /api/v1/visibility": () => ({ managersSeeExpectations: false }),
  "PUT /api/v1/reports/eeo/asking": () => ({ asks: true }),
  "PUT /api/v1/status/self-identification": () => ({ gender: "declined" }),
  "POST /api/v1/notifications/seen": () => ({ upTo: newId("ntc") }),
  "POST /api/v1/agencies": () => ({ name: newId("cmd") }),
  // As far as the form: nothing else is to be shared with the agency of the tests.
  "PUT /api/v1/requisitions/:requisition/agencies/:agency": () => ({ ownershipDays: 0 }),
  "PATCH /api/v1/agencies/:agency": () => ({ name: newId("cmd") }),
  "POST /api/v1/lists/:list": () => ({ name: newId("cmd") }),
  "PUT /api/v1/lists/:list/order": () => ({ ids: [] }),
  "POST /api/v1/templates": () => ({
    name: newId("cmd"),
    stages: [{ name: "Look", kind: "review", publicName: null, announce: { mode: "manual" } }],
  }),
  "PATCH /api/v1/members/:person": () => ({ role: "viewer" }),
  "POST /api/v1/groups": () => ({ name: newId("cmd") }),
  "PATCH /api/v1/groups/:group": () => ({ name: newId("cmd") }),
  "POST /api/v1/invitations": () => ({
    emails: [`${newId("usr").toLowerCase()}@example.com`],
    role: "viewer",
  }),
  "PATCH /api/v1/requisitions/:requisition/applications/:application/candidate": () => person,
};

/** The request for a route ("POST /api/…/:requisition") at a place; sockets ask for their upgrade. */
export function askFor(route: string, at: Place): Ask {
  const [method = "GET", pattern = ""] = route.split(" ");
  const init: Ask["init"] = { method: method === "ALL" ? "GET" : method, headers: { origin } };
  if (pattern.startsWith("/live/")) return { path: fill(pattern, at), init: live(route, at, init) };
  if (pattern === "/files/:file") return { path: at.file, init };
  if (pattern.startsWith("/api/v1/status")) init.headers.authorization = `Bearer ${at.token}`;
  if (route.endsWith("/files") && method === "POST") {
    const form = new FormData();
    form.set("stage", at.stage);
    form.set("upload", `upload-${newId("cmd")}`);
    form.set("file", new File(["%PDF-1.4\nhello"], "cv.pdf"));
    init.body = form;
  } else if (init.method !== "GET") {
    init.headers["content-type"] = "application/json";
    init.body = JSON.stringify(bodies[route]?.(at) ?? {});
  }
  // Ended, the link is a new one afterwards: it is not the one that other routes ask with.
  const application = method === "DELETE" ? at.ending : at.application;
  // The share that there is stays: other routes ask for it.
  const agency = method === "DELETE" ? newId("agy") : at.agency;
  const [person, used] = personFor(route, at);
  const path = fill(pattern.replace(":person", person), { ...at, application, agency });
  return { path, init, granted: () => used?.shift() };
}

/** After these somebody is no member any more. */
const takesSomebody = ["DELETE /api/v1/members/:person", "PUT /api/v1/members/:person/deactivation"];

/** Whom a route is about, and the list that it takes somebody or something from. */
function personFor(route: string, at: Place): [string, string[]?] {
  if (route.endsWith("/ownership")) return [at.owner];
  if (takesSomebody.includes(route)) return [at.extras[0] ?? "", at.extras];
  if (route === "DELETE /api/v1/groups/:group") return ["", at.groups];
  if (route === "DELETE /api/v1/invitations/:invitation") return ["", at.invitations];
  return [at.viewer];
}

function live(route: string, at: Place, init: Ask["init"]): Ask["init"] {
  if (!/(events|frames)$/.test(route)) return upgrade(route, at, init);
  const { token } = at;
  const bearer: Record<string, string> = route.includes("applications")
    ? { authorization: `Bearer ${token}` }
    : {};
  const headers = { ...init.headers, ...bearer, "content-type": "application/json" };
  if (init.method === "GET") return { ...init, headers };
  return {
    ...init,
    headers,
    body: JSON.stringify({ stream: crypto.randomUUID(), frames: [{ text: "ping" }] }),
  };
}

function upgrade(pattern: string, { token }: Place, init: Ask["init"]): Ask["init"] {
  const protocols = pattern.includes("applications") ? `hotgigs.v1, token.${token}` : "hotgigs.v1";
  const headers = { ...init.headers, upgrade: "websocket", "sec-websocket-protocol": protocols };
  return { ...init, headers };
}

function fill(pattern: string, at: Place): string {
  const { requisition, application, invitations, groups, organization, agency } = at;
  return pattern
    .replace(":agency", agency)
    .replace(":submission", newId("sub"))
    .replace(":group", groups[0] ?? "")
    .replace(":organization", organization)
    .replace(":invitation", invitations[0] ?? "")
    .replace(":requisition", requisition)
    .replace(":application", application)
    .replace(":document", "board")
    .replace(":interview", at.interview ?? newId("itv"))
    .replace(":view", newId("view"))
    .replace(":list", "labels")
    .replace(":id", newId("cmd"))
    .replace("*", "nothing-here");
}
