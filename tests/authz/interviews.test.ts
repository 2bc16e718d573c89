// Who interviews sees their interviews and what the kit shows, and nobody else does; and answers that nobody reads.
import { beforeAll, expect, test } from "vitest";
import type { Role } from "#domain/access/access.ts";
import { newId } from "#domain/ids/ids.ts";
import type { InterviewKit, MyInterview } from "#domain/views/interviews.ts";
import { origin, post, send, testEnv } from "#workers/auth/testing/world.ts";
import { drain } from "#workers/projections/drain.ts";
import { bindings, commandOf } from "#workers/testing/tenant.ts";
import { openSocket } from "./open-socket.ts";
import { buildHouse, type House } from "./people.ts";
import { furnish, type Place } from "./place.ts";
import { answerOf } from "./table.ts";

const hour = 3_600_000;
let ours: House;
let theirs: House;
let place: Place;

beforeAll(async () => {
  const build = () => buildHouse(testEnv.DB_IDENTITY, testEnv.AUTH_SECRET, Date.now());
  [ours, theirs] = await Promise.all([build(), build()]);
  place = await furnish(ours);
  await drain(bindings, Date.now());
});

function ask(role: Role | "outsider", path: string, init: RequestInit = {}, house = ours): Promise<Response> {
  const cookie = house.people[role].cookies.living;
  return send(path, { ...init, headers: { cookie, origin, "content-type": "application/json" } });
}

const onCard = () => `/api/v1/requisitions/${place.requisition}/applications/${place.application}/interviews`;
const input = (over: object = {}) => ({
  ...{ title: "System design", instructions: "Ask about lenses.", place: "Room 4" },
  ...{ interviewers: [ours.people.interviewer.id], at: null, minutes: 45, zone: "Europe/Lisbon" },
  ...{ shows: { resume: true, headline: true, contact: false, source: false } },
  ...over,
});

async function plan(over: object = {}, role: Role = "coordinator"): Promise<string> {
  const made = await ask(role, onCard(), { method: "POST", body: JSON.stringify(input(over)) });
  expect(made.status).toBe(201);
  await drain(bindings, Date.now());
  return ((await made.json()) as { interview: string }).interview;
}

const kitOf = (interview: string, role: Role | "outsider" = "interviewer", house = ours) =>
  ask(role, `/api/v1/interviews/${interview}`, {}, house);

async function command(type: "interview.cancel" | "interview.finish", interview: string) {
  const args = { application: place.application, interview } as never;
  const path = `/api/v1/requisitions/${place.requisition}/commands`;
  const { living: cookie } = ours.people.recruiter.cookies;
  expect((await post(path, commandOf(type, args), { cookie })).status).toBe(200);
}

test("an interviewer sees what the kit shows and no more, everybody else nothing at all", async () => {
  const interview = await plan();
  const kit = (await (await kitOf(interview)).json()) as InterviewKit;
  expect(Object.keys(kit).sort()).toEqual(
    [
      ...["at", "files", "id", "instructions", "minutes", "name", "people", "place", "role", "status"],
      ...["title", "zone"],
    ].sort(),
  );
  expect(kit).toMatchObject({
    title: "System design",
    instructions: "Ask about lenses.",
    role: "Optics engineer",
  });
  expect(kit.files).toHaveLength(1);
  const missing = await (await kitOf(newId("itv"))).text();
  for (const role of ["owner", "admin", "recruiter", "hiringManager", "coordinator", "viewer"] as const) {
    const answer = await kitOf(interview, role);
    expect([role, answer.status, await answer.text()]).toEqual([role, 404, missing]);
  }
  expect(await answerOf(await kitOf(interview, "agency"))).toBe("403 access.denied");
  const foreign = await kitOf(interview, "interviewer", theirs);
  expect([foreign.status, await foreign.text()]).toEqual([404, missing]);
  // The board stays closed.
  const { requisition, application } = place;
  for (const path of ["", `/applications/${application}`, `/faces?ids=${application}`]) {
    expect((await ask("interviewer", `/api/v1/requisitions/${requisition}${path}`)).status).toBe(404);
  }
});

test("contact and source are there only if the kit says so; files open a day before and close a week after", async () => {
  const all = { resume: true, headline: true, contact: true, source: true };
  const day = 24 * hour;
  const read = async (at: number | null) =>
    (await (await kitOf(await plan({ at, shows: all }))).json()) as InterviewKit;
  const soon = await read(Date.now() + 23 * hour);
  expect(soon).toMatchObject({ source: "upload", contact: { email: null, phone: null } });
  expect(soon.files).toHaveLength(1);
  const later = await read(Date.now() + 25 * hour);
  expect([later.files, later.contact]).toEqual([undefined, undefined]);
  expect(later.waits?.until).toBeGreaterThan(Date.now());
  const over = await read(Date.now() - 8 * day);
  expect([over.files, over.contact, over.waits]).toEqual([undefined, undefined, { until: null }]);
  const closed = (await (
    await kitOf(await plan({ shows: { ...all, resume: false, contact: false } }))
  ).json()) as InterviewKit;
  expect([closed.files, closed.contact, closed.waits]).toEqual([undefined, undefined, undefined]);
});

test("taken out, cancelled or rejected, there is nothing any more with the next request", async () => {
  const listed = async () =>
    ((await (await ask("interviewer", "/api/v1/interviews")).json()) as MyInterview[]).map(({ id }) => id);
  const [left, cancelled, done] = [await plan(), await plan(), await plan()];
  expect(await listed()).toEqual(expect.arrayContaining([left, cancelled, done]));
  const others = input({ interviewers: [ours.people.viewer.id] });
  const changed = await ask("recruiter", `${onCard()}/${left}`, {
    method: "PUT",
    body: JSON.stringify(others),
  });
  expect(changed.status).toBe(204);
  await command("interview.cancel", cancelled);
  await command("interview.finish", done);
  // Nothing of it is projected yet: the room is asked.
  expect((await kitOf(left)).status).toBe(404);
  expect((await kitOf(cancelled)).status).toBe(404);
  expect(await listed()).not.toContain(left);
  expect(await listed()).not.toContain(cancelled);
  const kit = (await (await kitOf(done)).json()) as InterviewKit;
  expect([kit.status, kit.files]).toEqual(["done", undefined]);
  await drain(bindings, Date.now());
  expect((await kitOf(left, "viewer")).status).toBe(200);
});

test("nobody interviews whom they may not see: an agency, a stranger, who has applied here themselves", async () => {
  for (const id of [ours.people.agency.id, theirs.people.interviewer.id, "usr_nobody"]) {
    const body = JSON.stringify(input({ interviewers: [id] }));
    expect(await answerOf(await ask("recruiter", onCard(), { method: "POST", body }))).toBe(
      "422 interviewer.notPossible",
    );
  }
  const interview = await plan({ interviewers: [ours.people.viewer.id] });
  expect((await kitOf(interview, "viewer")).status).toBe(200);
  const candidate = {
    ...{ name: "Vera", email: `${ours.people.viewer.id.toLowerCase()}@example.com` },
    ...{ phone: null, headline: null, location: null },
  };
  const added = await ask("recruiter", `/api/v1/requisitions/${place.requisition}/applications`, {
    ...{ method: "POST", body: JSON.stringify({ stage: place.stage, candidate }) },
  });
  expect(added.status).toBe(201);
  await drain(bindings, Date.now());
  expect((await kitOf(interview, "viewer")).status).toBe(404);
  const again = JSON.stringify(input({ interviewers: [ours.people.viewer.id] }));
  expect(await answerOf(await ask("recruiter", onCard(), { method: "POST", body: again }))).toBe(
    "422 interviewer.notPossible",
  );
});

test("who interviews hears of it at once, and of nothing else; whom it does not concern hears nothing", async () => {
  const listen = (role: Role) => openSocket(ours.people[role].cookies.living, "/live/organization");
  const [mine, others] = [await listen("interviewer"), await listen("coordinator")];
  const news = (frames: readonly object[]) =>
    frames.map((each) => JSON.stringify(each)).filter((each) => each === '{"t":"interviews"}').length;
  const heard = (times: number) => expect.poll(() => news(mine.frames)).toBeGreaterThanOrEqual(times);
  const interview = await plan();
  await heard(1);
  const path = `${onCard()}/${interview}`;
  const words = JSON.stringify(input({ title: "Other words" }));
  expect((await ask("recruiter", path, { method: "PUT", body: words })).status).toBe(204);
  await drain(bindings, Date.now());
  await heard(2);
  expect(((await (await kitOf(interview)).json()) as InterviewKit).title).toBe("Other words");
  // The same once more is nothing new.
  expect((await ask("recruiter", path, { method: "PUT", body: words })).status).toBe(204);
  await drain(bindings, Date.now());
  expect(news(mine.frames)).toBe(2);
  const veil = (anonymised: boolean) =>
    post(
      `/api/v1/requisitions/${place.requisition}/commands`,
      commandOf("stage.edit", { stage: place.stage, anonymised } as never),
      { cookie: ours.people.recruiter.cookies.living },
    );
  expect((await veil(true)).status).toBe(200);
  await drain(bindings, Date.now());
  await heard(3);
  const veiled = (await (await kitOf(interview)).json()) as InterviewKit;
  expect([veiled.name, veiled.files, veiled.headline]).toEqual([null, undefined, undefined]);
  expect(veiled.alias).toMatch(/^[0-9A-Z]+$/);
  expect((await veil(false)).status).toBe(200);
  await command("interview.cancel", interview);
  await drain(bindings, Date.now());
  await heard(4);
  // No requisition by its id, and nobody's whereabouts.
  expect(JSON.stringify(mine.frames)).not.toContain("req_");
  expect(new Set(mine.frames.map(({ t }) => t as string))).toEqual(
    new Set(["presence", "notices", "interviews"]),
  );
  expect(news(others.frames)).toBe(0);
  for (const socket of [mine, others]) socket.close();
});

test("a private candidate is interviewed by who was named for it, and by nobody else", async () => {
  const interview = await plan();
  const lock = (people: readonly string[] | null) =>
    ask("recruiter", `/api/v1/requisitions/${place.requisition}/applications/${place.application}/privacy`, {
      ...{ method: "PUT", body: JSON.stringify({ people }) },
    });
  expect((await lock([])).status).toBe(204);
  expect((await kitOf(interview)).status).toBe(404);
  const again = JSON.stringify(input());
  expect(await answerOf(await ask("recruiter", onCard(), { method: "POST", body: again }))).toBe(
    "422 interviewer.notPossible",
  );
  expect((await lock([ours.people.interviewer.id])).status).toBe(204);
  expect((await kitOf(interview)).status).toBe(200);
  expect((await ask("recruiter", onCard(), { method: "POST", body: again })).status).toBe(201);
  expect((await ask("interviewer", `/api/v1/requisitions/${place.requisition}`)).status).toBe(404);
  expect((await lock(null)).status).toBe(204);
});

test("words that are refused are not kept", async () => {
  const interview = await plan({ title: "As it was" });
  await command("interview.finish", interview);
  const body = JSON.stringify(input({ title: "Too late" }));
  const late = await ask("recruiter", `${onCard()}/${interview}`, { method: "PUT", body });
  expect(await answerOf(late)).toBe("409 interview.notPlanned");
  expect(((await (await kitOf(interview)).json()) as InterviewKit).title).toBe("As it was");
});

test("what people wrote about an interview is in no event of its room", async () => {
  await plan({ title: "CANARY-TITLE", instructions: "CANARY-WORDS", place: "CANARY-PLACE" });
  const { results } = await bindings.DB_TENANT_0.prepare(
    "SELECT data FROM events WHERE organization_id = ?1 AND type LIKE 'interview.%'",
  )
    .bind(ours.organization)
    .all<{ data: string }>();
  expect(results.length).toBeGreaterThan(0);
  expect(JSON.stringify(results)).not.toContain("CANARY");
});
