// Teams of requisitions, confidential ones, and people who applied themselves: through the API and on live sockets.
import { beforeEach, expect, test } from "vitest";
import type { Role } from "#domain/access/access.ts";
import { newId } from "#domain/ids/ids.ts";
import { roomId } from "#domain/ids/objects.ts";
import { origin, send, testEnv } from "#workers/auth/testing/world.ts";
import { projectRoom } from "#workers/projections/project-room.ts";
import { openSocket } from "./open-socket.ts";
import { buildHouse, type House } from "./people.ts";
import { furnish, type Place } from "./place.ts";
import { answerOf } from "./table.ts";

let house: House;
let place: Place;

beforeEach(async () => {
  house = await buildHouse(testEnv.DB_IDENTITY, testEnv.AUTH_SECRET, Date.now());
  place = await furnish(house, { team: false, confidential: false });
});

const cookieOf = (role: Role) => house.people[role].cookies.living;
const board = () => `/api/v1/requisitions/${place.requisition}`;

async function ask(role: Role, path: string, body?: object): Promise<Response> {
  const headers = { cookie: cookieOf(role), origin, "content-type": "application/json" };
  return send(path, body ? { method: "PUT", headers, body: JSON.stringify(body) } : { headers });
}

function setTeam(role: Role, confidential: boolean, team: Partial<Record<Role, string[]>>) {
  const members = Object.entries(team).map(([kind, roles]) => ({
    id: house.people[kind as Role].id,
    team: roles,
  }));
  return ask(role, `${board()}/team`, { confidential, members });
}

async function listed(role: Role): Promise<string> {
  const response = await ask(role, "/api/v1/requisitions");
  if (!response.ok) return answerOf(response);
  return ((await response.json()) as { id: string }[]).some(({ id }) => id === place.requisition)
    ? "listed"
    : "not";
}

const open = (role: Role, path: string) => openSocket(cookieOf(role), path);

test("a hiring manager has the requisitions whose team they are on, and an interviewer made one has it too", async () => {
  expect(await answerOf(await ask("hiringManager", board()))).toBe("404 resource.missing");
  expect(await listed("hiringManager")).toBe("not");
  const team = { hiringManager: ["hiringManager"], interviewer: ["hiringManager"] };
  expect((await setTeam("recruiter", false, team)).status).toBe(204);
  for (const role of ["hiringManager", "interviewer"] as const) {
    expect((await ask(role, board())).status).toBe(200);
    expect(await listed(role)).toBe("listed");
  }
  await setTeam("recruiter", false, { interviewer: ["panel"] });
  expect(await answerOf(await ask("interviewer", board()))).toBe("403 access.denied");
  expect(await listed("interviewer")).toBe("403 access.denied");
});

test("a confidential requisition does not exist for who is not on its team, administrators apart", async () => {
  expect((await setTeam("recruiter", true, { recruiter: ["recruiter"] })).status).toBe(204);
  for (const role of ["coordinator", "viewer", "hiringManager"] as const) {
    expect(await answerOf(await ask(role, board()))).toBe("404 resource.missing");
    expect(await listed(role)).toBe("not");
  }
  for (const role of ["owner", "admin", "recruiter"] as const) expect(await listed(role)).toBe("listed");
});

test("nobody shuts themselves out, and no agency is ever on a team", async () => {
  expect(await answerOf(await setTeam("recruiter", true, {}))).toBe("409 team.withoutYou");
  expect(await answerOf(await setTeam("recruiter", false, { agency: ["recruiter"] }))).toBe(
    "422 member.notEligible",
  );
  expect((await ask("viewer", board())).status).toBe(200);
});

test("a board that somebody may no longer see closes at once, others stay, and lists say no more of it", async () => {
  const path = `/live/requisitions/${place.requisition}/board`;
  const [viewer, recruiter] = [await open("viewer", path), await open("recruiter", path)];
  const [outside, inside] = [
    await open("viewer", "/live/organization"),
    await open("admin", "/live/organization"),
  ];
  const seen = (list: typeof inside) =>
    list.frames.some((frame) => frame.t === "presence" && place.requisition in frame.rooms);
  await expect.poll(() => seen(outside)).toBe(true);
  expect((await setTeam("recruiter", true, { recruiter: ["recruiter"] })).status).toBe(204);
  await expect.poll(() => viewer.closed).toEqual([4403]);
  expect(recruiter.closed).toEqual([]);
  const before = outside.frames.length;
  const again = await open("admin", path);
  await expect
    .poll(() => inside.frames.findLast((frame) => frame.t === "presence")?.rooms[place.requisition]?.length)
    .toBe(2);
  const told = outside.frames.slice(before).filter((frame) => frame.t === "presence");
  expect(told.every((frame) => !(place.requisition in frame.rooms))).toBe(true);
  expect((await open("viewer", path)).answer).toBe("404 resource.missing");
  for (const each of [recruiter, again, outside, inside]) each.close();
});

test("nobody reads their own application on the team's side, owners included", async () => {
  const { owner } = house.people;
  const email = `${owner.id.toLowerCase()}@example.com`;
  const add = {
    stage: place.stage,
    candidate: { name: "The Owner", email, headline: null, phone: null, location: null },
  };
  const headers = { cookie: cookieOf("recruiter"), origin, "content-type": "application/json" };
  const added = await send(`${board()}/applications`, { method: "POST", headers, body: JSON.stringify(add) });
  expect(added.status).toBe(201);
  // As soon as it is projected.
  await projectRoom(testEnv, roomId({ ...house, jurisdiction: null, requisition: place.requisition }), 1);
  expect(await answerOf(await ask("owner", board()))).toBe("404 resource.missing");
  expect(await listed("owner")).toBe("not");
  expect((await open("owner", `/live/requisitions/${place.requisition}/board`)).answer).toBe(
    "404 resource.missing",
  );
  expect((await ask("admin", board())).status).toBe(200);
});

test("an administrator is told what somebody may do on a requisition, and why", async () => {
  await setTeam("recruiter", true, { recruiter: ["recruiter"], interviewer: ["hiringManager"] });
  const explained = async (kind: Role) => {
    const path = `/api/v1/members/${house.people[kind].id}/access?requisition=${place.requisition}`;
    const response = await ask("admin", path);
    const { capabilities } = (await response.json()) as {
      capabilities: { capability: string; yes: boolean; by: string; as: string | null }[];
    };
    return capabilities.find(({ capability }) => capability === "application.hire");
  };
  expect(await explained("interviewer")).toMatchObject({ yes: true, by: "team", as: "hiringManager" });
  expect(await explained("recruiter")).toMatchObject({ yes: true, by: "role" });
  expect(await explained("viewer")).toMatchObject({ yes: false, by: "confidential" });
});

test("the audit chain has the change of the team, and says neither names nor addresses", async () => {
  await setTeam("recruiter", true, { recruiter: ["recruiter"] });
  const response = await ask("admin", `/api/v1/audit?action=team.changed`);
  const { rows } = (await response.json()) as {
    rows: { actor: { id: string }; after: string; network: string }[];
  };
  expect(rows).toMatchObject([{ actor: { id: house.people.recruiter.id }, network: "local" }]);
  expect(rows[0]?.after).toContain(`recruiter ${house.people.recruiter.id}`);
  const csv = await (await ask("admin", "/api/v1/audit.csv?action=team.changed")).text();
  expect(csv.split("\r\n")).toHaveLength(3);
  const made = await (await ask("admin", "/api/v1/audit?action=export.made")).json();
  expect(made).toMatchObject({ rows: [{ action: "export.made" }] });
});

test("who is removed hands over their places on teams and the candidates they looked after", async () => {
  await setTeam("recruiter", true, { recruiter: ["recruiter"], viewer: ["coordinator"] });
  const { recruiter, coordinator, agency } = house.people;
  const headers = { cookie: cookieOf("recruiter"), origin, "content-type": "application/json" };
  const command = { id: newId("cmd"), baseSeq: 0, type: "application.assign" };
  const args = { application: place.application, assignee: recruiter.id };
  const body = JSON.stringify({ ...command, args });
  expect((await send(`${board()}/commands`, { method: "POST", headers, body })).status).toBe(200);
  await projectRoom(testEnv, roomId({ ...house, jurisdiction: null, requisition: place.requisition }), 1);
  const remove = (handTo: string) =>
    send(`/api/v1/members/${recruiter.id}?handTo=${handTo}`, {
      method: "DELETE",
      headers: { cookie: cookieOf("admin"), origin },
    });
  expect(await answerOf(await remove(agency.id))).toBe("422 member.notEligible");
  expect((await remove(coordinator.id)).status).toBe(204);
  const seen = (await (await ask("coordinator", board())).json()) as {
    state: { applications: Record<string, { assignee?: string }> };
  };
  expect(seen.state.applications[place.application]?.assignee).toBe(coordinator.id);
  const team = (await (await ask("coordinator", `${board()}/team`)).json()) as {
    members: { id: string; team: string[] }[];
  };
  const places = team.members
    .filter((member) => member.team.length > 0)
    .map((member) => [member.id, member.team]);
  expect(new Map(places as [string, string[]][])).toEqual(
    new Map([
      [coordinator.id, ["recruiter"]],
      [house.people.viewer.id, ["coordinator"]],
    ]),
  );
});
