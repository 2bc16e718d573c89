import { beforeAll, expect, test } from "vitest";
import { newId } from "#domain/ids/ids.ts";
import { routes } from "#tests/authz/policy.ts";
import { seedDemoPeople } from "#workers/auth/demo.ts";
import { origin, post, send, signIn, testEnv } from "#workers/auth/testing/world.ts";
import { forge } from "#workers/testing/forge.ts";
import { commandOf, newTenant, openRequisition, person, role, stageAt } from "#workers/testing/tenant.ts";

let recruiter = "";
let interviewer = "";

beforeAll(async () => {
  await seedDemoPeople(testEnv);
  recruiter = await signIn("recruiter@demo.hotgigs.dev");
  interviewer = await signIn("interviewer1@demo.hotgigs.dev");
});

const as = (cookie: string, path: string, init: RequestInit = {}) =>
  send(path, { ...init, headers: { origin, cookie, ...(init.headers as Record<string, string>) } });
const asRecruiter = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  post(path, body, { cookie: recruiter, ...headers });

async function problemOf(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  return [response.status, ((await response.json()) as { code: string }).code];
}

async function newRequisition(): Promise<{ id: string; stages: { id: string }[] }> {
  const created = await asRecruiter("/api/v1/requisitions", role);
  expect(created.status).toBe(201);
  const { id } = (await created.json()) as { id: string };
  const board = await as(recruiter, `/api/v1/requisitions/${id}`);
  return { id, stages: ((await board.json()) as { state: { stages: { id: string }[] } }).state.stages };
}

test("the whole API is described, and the description can be read", async () => {
  const response = await send("/api/v1/openapi.json");
  const document = (await response.json()) as { openapi: string; paths: Record<string, object> };
  expect(document.openapi).toMatch(/^3\.1/);
  // Every route that the policy knows, but the description itself and what is for nobody.
  const known = Object.keys(routes).flatMap((route) => {
    const path = /^[A-Z]+ \/api\/v1(\/[^*]+)$/.exec(route)?.[1];
    return path && path !== "/openapi.json" ? [path.replace(/:(\w+)/g, "{$1}")] : [];
  });
  expect(Object.keys(document.paths).sort()).toEqual([...new Set(known)].sort());
  const text = JSON.stringify(document);
  const names = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
  const { components } = document as unknown as { components: { schemas: Record<string, object> } };
  expect(names.filter((name) => !components.schemas[name ?? ""])).toEqual([]);
  expect(text).toContain("^app_[0-9A-HJKMNP-TV-Z]{26}$");
});

test("without a session, from a foreign page, without the power, of another organization: nothing is told", async () => {
  const { id } = await newRequisition();
  const path = `/api/v1/requisitions/${id}`;
  expect(await problemOf(await send(path))).toEqual([401, "session.missing"]);
  const foreign = { headers: { origin: "https://evil.example" }, method: "POST", body: "{}" };
  expect(await problemOf(await as(recruiter, `${path}/commands`, foreign))).toEqual([
    403,
    "request.foreignOrigin",
  ]);
  // They are not on its team.
  expect(await problemOf(await as(interviewer, path))).toEqual([404, "resource.missing"]);
  const others = await openRequisition(newTenant());
  const theirs = await as(recruiter, `/api/v1/requisitions/${others.id}`);
  const nobodys = await as(recruiter, `/api/v1/requisitions/${newId("req")}`);
  expect(theirs.status).toBe(404);
  expect(await theirs.text()).toBe(await nobodys.text());
  const move = commandOf("requisition.changeStatus", { status: "closed" });
  expect(await problemOf(await asRecruiter(`/api/v1/requisitions/${others.id}/commands`, move))).toEqual([
    404,
    "resource.missing",
  ]);
});

test("a card of another requisition is missing here, even in one's own organization", async () => {
  const [mine, other] = [await newRequisition(), await newRequisition()];
  const added = await asRecruiter(`/api/v1/requisitions/${mine.id}/applications`, {
    stage: mine.stages[0]?.id,
    candidate: person,
  });
  const { application } = (await added.json()) as { application: string };
  expect((await as(recruiter, `/api/v1/requisitions/${mine.id}/applications/${application}`)).status).toBe(
    200,
  );
  expect((await as(recruiter, `/api/v1/requisitions/${other.id}/applications/${application}`)).status).toBe(
    404,
  );
});

test("the same command twice does it once and is answered twice", async () => {
  const { id, stages } = await newRequisition();
  const path = `/api/v1/requisitions/${id}`;
  const key = { "idempotency-key": "add-1" };
  const body = { stage: stages[0]?.id, candidate: person };
  const first = await (await asRecruiter(`${path}/applications`, body, key)).json();
  const second = await (await asRecruiter(`${path}/applications`, body, key)).json();
  expect(second).toEqual(first);
  const other = { ...body, candidate: { ...person, name: "Somebody else" } };
  expect(await problemOf(await asRecruiter(`${path}/applications`, other, key))).toEqual([
    409,
    "command.reused",
  ]);
  const { application } = first as { application: `app_${string}` };
  const to = stages[1]?.id as `stg_${string}`;
  const move = commandOf("application.move", { application, to, rank: "a5" });
  const once = await (await asRecruiter(`${path}/commands`, move)).json();
  expect(await (await asRecruiter(`${path}/commands`, move)).json()).toEqual(once);
  const board = (await (await as(recruiter, path)).json()) as {
    state: { applications: object };
    faces: object[];
  };
  expect(Object.keys(board.state.applications)).toEqual([application]);
  expect(board.faces).toMatchObject([{ application, name: person.name, reading: "none" }]);
});

test("the same key makes one requisition", async () => {
  const key = { "idempotency-key": "req-1" };
  const first = await (await asRecruiter("/api/v1/requisitions", role, key)).json();
  expect(await (await asRecruiter("/api/v1/requisitions", role, key)).json()).toEqual(first);
  const list = (await (await as(recruiter, "/api/v1/requisitions")).json()) as { id: string }[];
  expect(list.filter(({ id }) => id === (first as { id: string }).id)).toHaveLength(1);
});

test("broken JSON, an unknown command, a missing stage: each says what it is", async () => {
  const { id, stages } = await newRequisition();
  const path = `/api/v1/requisitions/${id}/commands`;
  const json = { "content-type": "application/json" };
  const broken = await as(recruiter, path, { method: "POST", body: "{no", headers: json });
  expect(await problemOf(broken)).toEqual([400, "wire.malformed"]);
  const unknown = { id: newId("cmd"), baseSeq: 0, type: "application.teleport", args: {} };
  expect(await problemOf(await asRecruiter(path, unknown))).toEqual([400, "command.unknown"]);
  expect(await problemOf(await asRecruiter(path, { ...unknown, type: "application.move" }))).toEqual([
    422,
    "input.invalid",
  ]);
  const nowhere = { stage: newId("stg"), candidate: person };
  const adding = `/api/v1/requisitions/${id}/applications`;
  expect(await problemOf(await asRecruiter(adding, nowhere))).toEqual([404, "stage.missing"]);
  const nameless = { stage: stages[0]?.id, candidate: { ...person, name: " " } };
  expect(await problemOf(await asRecruiter(adding, nameless))).toEqual([422, "input.invalid"]);
  expect(await problemOf(await asRecruiter("/api/v1/requisitions", { ...role, title: "" }))).toEqual([
    422,
    "input.invalid",
  ]);
  const long = { ...role, team: "x".repeat(300_000) };
  expect(await problemOf(await asRecruiter("/api/v1/requisitions", long))).toEqual([413, "wire.tooLarge"]);
});

function form(stage: string, upload: string, ...files: File[]): RequestInit {
  const body = new FormData();
  body.set("stage", stage);
  body.set("upload", upload);
  for (const file of files) body.append("file", file);
  return { method: "POST", body };
}
const pdf = (name = "cv.pdf") => new File(["%PDF-1.4\nhello"], name);

test("a dropped file is one card, however often it is sent, and its link opens it safely", async () => {
  const { id, stages } = await newRequisition();
  const path = `/api/v1/requisitions/${id}`;
  const stage = stages[0]?.id ?? "";
  const sent = await Promise.all(
    [1, 2].map(() => as(recruiter, `${path}/files`, form(stage, "upload-0001", pdf()))),
  );
  const bodies = (await Promise.all(sent.map((response) => response.json()))) as { application: string }[];
  expect(sent.map((response) => response.status)).toEqual([201, 201]);
  expect(bodies[0]).toEqual(bodies[1]);
  const board = (await (await as(recruiter, path)).json()) as {
    state: { applications: object };
    faces: object[];
  };
  expect(Object.keys(board.state.applications)).toEqual([bodies[0]?.application]);
  expect(board.faces).toMatchObject([{ fileName: "cv.pdf", name: null }]);
  const card = await as(recruiter, `${path}/applications/${bodies[0]?.application}`);
  const { files } = (await card.json()) as { files: { url: string }[] };
  const url = files[0]?.url ?? "";
  const file = await send(url);
  expect(await file.text()).toContain("%PDF-1.4");
  expect(Object.fromEntries(file.headers)).toMatchObject({
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "content-type": "application/pdf",
  });
  expect((await send(forge(url, "sig="))).status).toBe(404);
  expect((await send(url.replace(/exp=\d/, "exp=9"))).status).toBe(404);
});

test("wrong, empty, too large, too many: each is refused in its own words, and no card is made", async () => {
  const { id, stages } = await newRequisition();
  const path = `/api/v1/requisitions/${id}`;
  const stage = stages[0]?.id ?? "";
  const drop = async (upload: string, ...files: File[]) =>
    problemOf(await as(recruiter, `${path}/files`, form(stage, upload, ...files)));
  expect(await drop("upload-exe", new File(["MZ\u0000\u0001"], "cv.exe"))).toEqual([
    415,
    "document.wrongType",
  ]);
  expect(await drop("upload-fake", new File(["<html>"], "cv.pdf"))).toEqual([415, "document.wrongType"]);
  expect(await drop("upload-empty", new File([], "cv.pdf"))).toEqual([422, "document.empty"]);
  const large = new File([new Uint8Array(25 * 1024 * 1024 + 100_000)], "cv.pdf");
  expect(await drop("upload-large", large)).toEqual([413, "document.tooLarge"]);
  const many = Array.from({ length: 201 }, (_, at) => pdf(`cv-${at}.pdf`));
  expect(await drop("upload-many", ...many)).toEqual([413, "document.tooMany"]);
  expect(await drop("no", pdf())).toEqual([422, "input.invalid"]);
  const gone = await as(recruiter, `${path}/files`, form(newId("stg"), "upload-gone", pdf()));
  expect(await problemOf(gone)).toEqual([404, "stage.missing"]);
  const board = (await (await as(recruiter, path)).json()) as { state: { applications: object } };
  expect(board.state.applications).toEqual({});
});

test("the internal routes do not exist without their token", async () => {
  expect(await problemOf(await post("/__internal/drain", {}))).toEqual([404, "resource.missing"]);
  const headers = { "x-hotgigs-internal": testEnv.INTERNAL_TOKEN };
  expect(await (await post("/__internal/drain", {}, headers)).json()).toMatchObject({
    rooms: expect.any(Number),
  });
  const rebuilt = await (await post("/__internal/rebuild", {}, headers)).json();
  expect(rebuilt).toMatchObject({ ok: true, differences: [] });
});

test("another organization's stages do not take our cards", async () => {
  const theirs = await openRequisition(newTenant());
  const { id } = await newRequisition();
  const body = { stage: stageAt(theirs.board, 0), candidate: person };
  expect(await problemOf(await asRecruiter(`/api/v1/requisitions/${id}/applications`, body))).toEqual([
    404,
    "stage.missing",
  ]);
});

test("a signed-in candidate finds their application, and its token says where they stand", async () => {
  const { id, stages } = await newRequisition();
  const candidate = { ...person, name: "Noor Haddad", email: "Candidate@demo.hotgigs.dev" };
  await asRecruiter(`/api/v1/requisitions/${id}/applications`, { stage: stages[0]?.id, candidate });
  await post("/__internal/drain", {}, { "x-hotgigs-internal": testEnv.INTERNAL_TOKEN });
  const cookie = await signIn("candidate@demo.hotgigs.dev");
  const mine = await as(cookie, "/api/v1/portal/applications");
  const [application, ...others] = (await mine.json()) as { role: string; statusLink: string }[];
  expect(others).toEqual([]);
  expect(application).toMatchObject({ standing: { kind: "received" } });
  expect(application?.role).toBe(role.title);
  const token = application?.statusLink.split("/").at(-1) ?? "";
  const status = await send("/api/v1/status", { headers: { authorization: `Bearer ${token}` } });
  expect(await status.json()).toMatchObject({
    role: role.title,
    entries: [{ notice: { kind: "received" } }],
  });
  expect((await send("/api/v1/status", { headers: { authorization: `Bearer ${token}x` } })).status).toBe(404);
  expect((await as(cookie, `/api/v1/requisitions/${id}`)).status).toBe(403);
  expect((await as(cookie, "/api/v1/members")).status).toBe(403);
  expect(await (await as(recruiter, "/api/v1/members")).json()).toHaveLength(6);
});
