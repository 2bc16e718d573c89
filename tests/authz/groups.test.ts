// Groups of members on requisitions' teams: what they give, and what a change of them takes away at once.
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Role } from "#domain/access/access.ts";
import { capabilitiesOf } from "#domain/access/access.ts";
import { explain, type TeamRole, teamRoles } from "#domain/access/requisition.ts";
import { type Id, newId } from "#domain/ids/ids.ts";
import { origin, send, testEnv } from "#workers/auth/testing/world.ts";
import { inRequisition, memberContext } from "#workers/context.ts";
import { addGroup, setGroupMembers } from "#workers/db/tenant/group-rows.ts";
import { writeTeam } from "#workers/db/tenant/team-rows.ts";
import { findPeople } from "#workers/queries/find-people.ts";
import { listRequisitions } from "#workers/queries/requisition-list.ts";
import { readStandings } from "#workers/queries/standing.ts";
import { openSocket } from "./open-socket.ts";
import { buildHouse, type House } from "./people.ts";
import { furnish, type Place } from "./place.ts";
import { answerOf } from "./table.ts";

let house: House;
let place: Place;

beforeAll(async () => {
  house = await buildHouse(testEnv.DB_IDENTITY, testEnv.AUTH_SECRET, Date.now());
  place = await furnish(house, { team: false, confidential: false });
}, 60_000);

const idOf = (role: Role) => house.people[role].id;
const board = () => `/api/v1/requisitions/${place.requisition}`;

async function ask(role: Role, method: string, path: string, body?: object): Promise<Response> {
  const headers = {
    ...{ cookie: house.people[role].cookies.living, origin },
    "content-type": "application/json",
  };
  return send(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
}

async function makeGroup(name: string, members: Role[]): Promise<string> {
  const response = await ask("admin", "POST", "/api/v1/groups", { name, members: members.map(idOf) });
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
}

/** Puts groups on the team, in the place of whoever was there. */
async function setTeam(
  confidential: boolean,
  groups: Record<string, TeamRole[]>,
  people: [Role, TeamRole][] = [],
) {
  const response = await ask("admin", "PUT", `${board()}/team`, {
    confidential,
    members: people.map(([role, as]) => ({ id: idOf(role), team: [as] })),
    groups: Object.entries(groups).map(([id, team]) => ({ id, team })),
  });
  expect(response.status).toBe(204);
}

const capabilitiesIn = async (email: string, id: string, role: Role, of: Id<"org">) => {
  const viewer = {
    user: { id, name: "", email, hue: 1 },
    session: "s",
    organization: { id: of, name: "", role },
    organizations: [],
    capabilities: capabilitiesOf(role),
  };
  const context = memberContext(testEnv, { viewer, origin }, Date.now);
  if (!context.ok) throw new Error("no context");
  return context.value;
};

test("a group's member has exactly what a place of their own would give, wherever it is asked", async () => {
  const organization = house.organization;
  const context = await capabilitiesIn("twin@example.com", newId("usr"), "admin", organization);
  const { db } = context;
  const kinds = fc.constantFrom<Role>(
    "hiringManager",
    "interviewer",
    "viewer",
    "coordinator",
    "agency",
    "recruiter",
  );
  const places = fc.uniqueArray(fc.constantFrom(...teamRoles), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(kinds, places, places, fc.boolean(), async (role, first, second, confidential) => {
      // Two of a kind: one has the places by two groups, the other by themselves.
      const [inGroups, alone] = [newId("usr"), newId("usr")];
      const by = { user: "x", at: 1 };
      const groups: { group: Id<"grp">; role: TeamRole }[] = [];
      for (const given of [first, second]) {
        const group = newId("grp");
        await addGroup(db, group, group, by);
        await setGroupMembers(db, group, { add: [inGroups], remove: [] }, by);
        groups.push(...given.map((as) => ({ group, role: as })));
      }
      const team = [...new Set([...first, ...second])].map((as) => ({ user: alone, role: as }));
      const requisition = place.requisition;
      await writeTeam(db, requisition, { confidential, team, groups }, by);
      const seen = async (id: string) => {
        const asking = await capabilitiesIn(`${id.toLowerCase()}@example.com`, id, role, organization);
        const within = await inRequisition(asking, requisition, "board.view");
        const listed = await listRequisitions(asking);
        const standing = (await readStandings({ db, env: testEnv }, requisition, [{ id, email: null }]))?.of(
          id,
        );
        const holder = { capabilities: capabilitiesOf(role) };
        const why = standing && explain(holder, standing, "application.hire");
        return {
          may: within.ok ? within.value.actor.capabilities.toSorted() : within.refusal.code,
          listed: listed.ok ? listed.value.some((row) => row.id === requisition) : listed.refusal.code,
          found: (await findPeople(asking, "nobody at all")).ok,
          because: why && [why.yes, why.by, "as" in why ? why.as : null],
        };
      };
      expect(await seen(inGroups)).toEqual(await seen(alone));
    }),
    { numRuns: 25 },
  );
}, 60_000);

test("explain says by which group, and one's own place comes first", async () => {
  const group = await makeGroup("Optics", ["interviewer", "viewer"]);
  await setTeam(true, { [group]: ["hiringManager"] }, [["viewer", "hiringManager"]]);
  const why = async (role: Role) => {
    const path = `/api/v1/members/${idOf(role)}/access?requisition=${place.requisition}`;
    const { capabilities } = (await (await ask("admin", "GET", path)).json()) as {
      capabilities: { capability: string }[];
    };
    return capabilities.find(({ capability }) => capability === "application.hire");
  };
  expect(await why("interviewer")).toMatchObject({
    yes: true,
    by: "team",
    as: "hiringManager",
    group: "Optics",
  });
  expect(await why("viewer")).toMatchObject({ yes: true, by: "team", as: "hiringManager", group: null });
  expect(await why("coordinator")).toMatchObject({ yes: false, by: "confidential" });
  const team = (await (await ask("viewer", "GET", `${board()}/team`)).json()) as {
    members: { id: string; byGroup: unknown[] }[];
    groups: unknown[];
  };
  expect(team.groups).toContainEqual({ id: group, name: "Optics", size: 2, team: ["hiringManager"] });
  expect(team.members.find(({ id }) => id === idOf("interviewer"))?.byGroup).toEqual([
    { group: "Optics", role: "hiringManager" },
  ]);
});

test("a change of a group is on open boards at once: who leaves it goes, who comes may, others stay", async () => {
  const group = await makeGroup("Works", ["interviewer", "viewer"]);
  await setTeam(true, { [group]: ["hiringManager"] });
  const path = `/live/requisitions/${place.requisition}/board`;
  const cookie = (role: Role) => house.people[role].cookies.living;
  const [goes, stays] = [
    await openSocket(cookie("interviewer"), path),
    await openSocket(cookie("viewer"), path),
  ];
  expect([goes.answer, stays.answer]).toEqual(["101", "101"]);
  const members = [idOf("viewer"), idOf("coordinator")];
  expect((await ask("admin", "PATCH", `/api/v1/groups/${group}`, { members })).status).toBe(204);
  await expect.poll(() => goes.closed).toEqual([4403]);
  expect(stays.closed).toEqual([]);
  expect((await openSocket(cookie("interviewer"), path)).answer).toBe("404 resource.missing");
  expect(await answerOf(await ask("interviewer", "GET", board()))).toBe("404 resource.missing");
  const comes = await openSocket(cookie("coordinator"), path);
  expect(comes.answer).toBe("101");
  // What deleting it would change, and that it does.
  const removal = await (await ask("admin", "GET", `/api/v1/groups/${group}/removal`)).json();
  expect(removal).toMatchObject([
    {
      id: place.requisition,
      team: ["hiringManager"],
      lost: ["Person coordinator", "Person viewer"],
      less: [],
    },
  ]);
  expect((await ask("admin", "DELETE", `/api/v1/groups/${group}`)).status).toBe(204);
  await expect.poll(() => [stays.closed, comes.closed]).toEqual([[4403], [4403]]);
  expect(await answerOf(await ask("admin", "DELETE", `/api/v1/groups/${group}`))).toBe(
    "404 resource.missing",
  );
});

test("a team is said without its groups: they stay; the last way in is not given away", async () => {
  const group = await makeGroup("Recruiting", ["recruiter"]);
  await setTeam(true, { [group]: ["recruiter"] });
  const body = { confidential: true, members: [{ id: idOf("viewer"), team: ["panel"] }] };
  expect((await ask("recruiter", "PUT", `${board()}/team`, body)).status).toBe(204);
  expect((await ask("recruiter", "GET", board())).status).toBe(200);
  expect(await answerOf(await ask("recruiter", "PUT", `${board()}/team`, { ...body, groups: [] }))).toBe(
    "409 team.withoutYou",
  );
  const strange = { ...body, groups: [{ id: newId("grp"), team: ["recruiter"] }] };
  expect(await answerOf(await ask("recruiter", "PUT", `${board()}/team`, strange))).toBe(
    "404 resource.missing",
  );
});

test("a name is one group's, whatever its case; agencies and strangers are in none", async () => {
  await makeGroup("Lenses", []);
  const make = (name: string, members: string[] = []) =>
    ask("admin", "POST", "/api/v1/groups", { name, members });
  expect(await answerOf(await make("lenses"))).toBe("409 group.nameTaken");
  expect(await answerOf(await make("Agents", [idOf("agency")]))).toBe("422 member.notEligible");
  expect(await answerOf(await make("Others", [newId("usr")]))).toBe("422 member.notEligible");
  expect(await answerOf(await make("  "))).toBe("422 input.invalid");
  const other = await makeGroup("Mirrors", ["viewer"]);
  expect(await answerOf(await ask("admin", "PATCH", `/api/v1/groups/${other}`, { name: "LENSES" }))).toBe(
    "409 group.nameTaken",
  );
  expect((await ask("admin", "PATCH", `/api/v1/groups/${other}`, { name: "mirrors" })).status).toBe(204);
});
