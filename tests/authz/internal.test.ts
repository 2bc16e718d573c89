// Employees as candidates: who applied, and who is above them, do not have the requisition; others have it as before.
import { beforeEach, expect, test } from "vitest";
import type { Role } from "#domain/access/access.ts";
import { newId } from "#domain/ids/ids.ts";
import { roomId } from "#domain/ids/objects.ts";
import type { OrganizationMessage } from "#domain/live/wire.ts";
import type { CardView } from "#domain/views/card.ts";
import { origin, send, testEnv } from "#workers/auth/testing/world.ts";
import { projectRoom } from "#workers/projections/project-room.ts";
import { buildHouse, type House } from "./people.ts";
import { furnish, type Place } from "./place.ts";
import { answerOf } from "./table.ts";

let house: House;
let place: Place;

/** The interviewer reports to the hiring manager, who reports to the owner. */
beforeEach(async () => {
  house = await buildHouse(testEnv.DB_IDENTITY, testEnv.AUTH_SECRET, Date.now());
  place = await furnish(house);
  expect(await answerOf(await report("interviewer", "hiringManager"))).toBe("204");
  expect(await answerOf(await report("hiringManager", "owner"))).toBe("204");
});

const cookieOf = (role: Role) => house.people[role].cookies.living;
const idOf = (role: Role) => house.people[role].id;
const board = () => `/api/v1/requisitions/${place.requisition}`;
const addressOf = (role: Role) => `${idOf(role).toLowerCase()}@example.com`;

function ask(role: Role, path: string, body?: unknown, method = body ? "POST" : "GET"): Promise<Response> {
  const headers = { cookie: cookieOf(role), origin, "content-type": "application/json" };
  return send(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
}
const report = (role: Role, to: Role | null) =>
  ask("admin", `/api/v1/members/${idOf(role)}/manager`, { manager: to && idOf(to) }, "PUT");

const project = () =>
  projectRoom(testEnv, roomId({ ...house, jurisdiction: null, requisition: place.requisition }), 1);

async function apply(role: Role): Promise<string> {
  const candidate = {
    name: "A colleague",
    email: addressOf(role),
    headline: null,
    phone: null,
    location: null,
  };
  const added = await ask("recruiter", `${board()}/applications`, { stage: place.stage, candidate });
  expect(added.status).toBe(201);
  return ((await added.json()) as { application: string }).application;
}

async function listed(role: Role): Promise<boolean> {
  const rows = (await (await ask(role, "/api/v1/requisitions")).json()) as { id: string }[];
  return rows.some(({ id }) => id === place.requisition);
}

async function open(role: Role, path = `/live/requisitions/${place.requisition}/board`) {
  const headers = { cookie: cookieOf(role), origin, upgrade: "websocket" };
  const response = await send(path, { headers: { ...headers, "sec-websocket-protocol": "hotgigs.v1" } });
  const closed: number[] = [];
  const frames: OrganizationMessage[] = [];
  response.webSocket?.addEventListener("close", ({ code }) => void closed.push(code));
  response.webSocket?.addEventListener("message", ({ data }) => {
    if (typeof data === "string" && data.startsWith("{")) frames.push(JSON.parse(data));
  });
  response.webSocket?.accept();
  return { answer: await answerOf(response), closed, frames, close: () => response.webSocket?.close() };
}

const missing = "404 resource.missing";
const doors = (application: string) => [
  board(),
  `${board()}/team`,
  `${board()}/faces?ids=${application}`,
  `${board()}/views`,
  `${board()}/applications/${application}`,
  `${board()}/applications/${application}/notes`,
];

test("from the first moment nobody above an applicant has the requisition, nor has the applicant; others have", async () => {
  const watching = {
    manager: await open("hiringManager"),
    owner: await open("owner"),
    admin: await open("admin"),
  };
  const application = await apply("interviewer");
  // Nothing was projected yet: the room knows.
  for (const role of ["hiringManager", "owner"] as const) {
    for (const door of doors(application)) {
      expect(await answerOf(await ask(role, door)), `${role} ${door}`).toBe(missing);
    }
    expect((await open(role)).answer).toBe(missing);
    expect(
      (await open(role, `/live/requisitions/${place.requisition}/notes.${application}.team`)).answer,
    ).toBe(missing);
  }
  await expect.poll(() => [watching.manager.closed, watching.owner.closed]).toEqual([[4403], [4403]]);
  expect(watching.admin.closed).toEqual([]);
  for (const role of ["admin", "recruiter", "coordinator", "viewer"] as const) {
    for (const door of doors(application))
      expect((await ask(role, door)).status, `${role} ${door}`).toBe(200);
  }
  await project();
  for (const role of ["hiringManager", "owner"] as const) {
    expect(await answerOf(await ask(role, board()))).toBe(missing);
    expect(await listed(role)).toBe(false);
    const found = await ask(role, "/api/v1/find?q=colleague");
    expect(await found.json()).toEqual([]);
  }
  expect(await listed("admin")).toBe(true);
  watching.admin.close();
});

test("an applicant does not have the requisition before anything was projected, admins included", async () => {
  const application = await apply("admin");
  for (const door of doors(application)) expect(await answerOf(await ask("admin", door))).toBe(missing);
  expect((await open("admin")).answer).toBe(missing);
  expect((await ask("owner", board())).status).toBe(200);
});

test("what is hidden is in no line of the audit, and its explanation is for those who reach it", async () => {
  const application = await apply("interviewer");
  await project();
  const lines = async (role: Role) =>
    JSON.stringify(await (await ask(role, "/api/v1/audit?limit=500")).json());
  expect(await lines("admin")).toContain(application);
  expect(await lines("owner")).not.toContain(place.requisition);
  const why = `/api/v1/members/${idOf("hiringManager")}/access?requisition=${place.requisition}`;
  const explained = (await (await ask("admin", why)).json()) as {
    capabilities: { yes: boolean; by: string }[];
  };
  expect(new Set(explained.capabilities.map(({ yes, by }) => `${yes} ${by}`))).toEqual(
    new Set(["false hiddenReport"]),
  );
  expect(await answerOf(await ask("owner", why))).toBe(missing);
});

test("the organization's socket says no more of it to those above, and says it again once it is released", async () => {
  const list = await open("owner", "/live/organization");
  const told = () => list.frames.filter((frame) => frame.t === "changed").length;
  const application = await apply("interviewer");
  await project();
  // Their list loads again, without it.
  await expect.poll(told).toBeGreaterThan(0);
  const there = await open("recruiter");
  await new Promise((resolve) => setTimeout(resolve, 200));
  const last = list.frames.findLast((frame) => frame.t === "presence");
  expect(Object.keys(last?.rooms ?? {})).not.toContain(place.requisition);
  const before = told();
  expect((await ask("recruiter", `${board()}/applications/${application}/release`, {})).status).toBe(204);
  await expect.poll(told).toBeGreaterThan(before);
  expect(await listed("owner")).toBe(true);
  for (const each of [list, there]) each.close();
});

test("recruiters see from whom it is hidden and release it, for good; others see that it is internal", async () => {
  const application = await apply("interviewer");
  const card = async (role: Role) =>
    (await (await ask(role, `${board()}/applications/${application}`)).json()) as CardView;
  expect((await card("recruiter")).internal).toEqual({
    released: false,
    hiddenFrom: [
      { id: idOf("hiringManager"), name: "Person hiringManager", hiringManager: true },
      { id: idOf("owner"), name: "Person owner", hiringManager: false },
    ],
  });
  expect((await card("viewer")).internal).toEqual({ released: false, hiddenFrom: [] });
  const release = () => ask("recruiter", `${board()}/applications/${application}/release`, {});
  expect(await answerOf(await ask("coordinator", `${board()}/applications/${application}/release`, {}))).toBe(
    "403 access.denied",
  );
  expect((await release()).status).toBe(204);
  expect(await answerOf(await release())).toBe("409 application.notHidden");
  for (const role of ["hiringManager", "owner"] as const) {
    expect((await ask(role, board())).status).toBe(200);
    expect((await card(role)).internal?.released).toBe(true);
  }
  // Their own application it is, still.
  expect(await answerOf(await ask("interviewer", board()))).toBe(missing);
  const lines = await (await ask("admin", "/api/v1/audit?action=application.released")).json();
  expect(lines).toMatchObject({ rows: [{ subject: application, actor: { id: idOf("recruiter") } }] });
});

test("another manager hides it from others, at once; nobody comes to stand above themselves", async () => {
  const application = await apply("interviewer");
  await project();
  const watching = await open("coordinator");
  expect(await answerOf(await report("interviewer", "coordinator"))).toBe("204");
  await expect.poll(() => watching.closed).toEqual([4403]);
  expect(await answerOf(await ask("coordinator", `${board()}/applications/${application}`))).toBe(missing);
  expect((await ask("hiringManager", board())).status).toBe(200);
  expect(await answerOf(await report("owner", "interviewer"))).toBe("403 access.denied");
  expect(await answerOf(await report("coordinator", "interviewer"))).toBe("409 member.managerCircle");
  expect(await answerOf(await report("interviewer", "agency"))).toBe("422 member.notEligible");
  expect(await answerOf(await ask("recruiter", `/api/v1/members/${idOf("viewer")}/manager`, {}, "PUT"))).toBe(
    "403 access.denied",
  );
});

test("who reported to somebody that goes reports to the next one above; who goes is no colleague any more", async () => {
  await apply("interviewer");
  await project();
  const remove = (role: Role) => ask("owner", `/api/v1/members/${idOf(role)}`, undefined, "DELETE");
  expect((await remove("hiringManager")).status).toBe(204);
  expect(await answerOf(await ask("owner", board()))).toBe(missing);
  expect((await remove("interviewer")).status).toBe(204);
  expect((await ask("owner", board())).status).toBe(200);
});

test("an address that becomes a colleague's hides the card where it is edited", async () => {
  const watching = await open("hiringManager");
  const candidate = { name: "Now a colleague", email: addressOf("interviewer") };
  const path = `${board()}/applications/${place.application}/candidate`;
  expect((await ask("recruiter", path, candidate, "PATCH")).status).toBe(204);
  await expect.poll(() => watching.closed).toEqual([4403]);
  expect(await answerOf(await ask("hiringManager", board()))).toBe(missing);
  expect((await ask("recruiter", path, { ...candidate, email: "else@example.com" }, "PATCH")).status).toBe(
    204,
  );
  expect((await ask("hiringManager", board())).status).toBe(200);
});

test("a command over a socket makes an internal application as well: its managers lose the board", async () => {
  const application = await apply("interviewer");
  await project();
  expect((await ask("recruiter", `${board()}/applications/${application}/release`, {})).status).toBe(204);
  const card = (await (await ask("recruiter", `${board()}/applications/${application}`)).json()) as CardView;
  const watching = await open("hiringManager");
  const args = { application: newId("app"), candidate: card.candidate.id, stage: place.stage, rank: "a9" };
  const command = {
    id: newId("cmd"),
    baseSeq: 0,
    type: "application.create",
    args: { ...args, source: "manual" },
  };
  expect((await ask("recruiter", `${board()}/commands`, command)).status).toBe(200);
  expect(await answerOf(await ask("hiringManager", board()))).toBe(missing);
  await project();
  await expect.poll(() => watching.closed).toEqual([4403]);
});
