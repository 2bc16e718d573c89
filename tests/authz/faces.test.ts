// Who somebody is, looked for in the raw answers of every route and socket, by people who may not know it.

import { beforeAll, expect, test } from "vitest";
import { type Id, newId } from "#domain/ids/ids.ts";
import { roomId } from "#domain/ids/objects.ts";
import { encodeMessage } from "#domain/live/frames.ts";
import { wireVersion } from "#domain/live/wire.ts";
import type { BoardView, Face } from "#domain/views/board.ts";
import type { CardView } from "#domain/views/card.ts";
import type { NoticeView } from "#domain/views/notes.ts";
import { until } from "#durable/testing/client.ts";
import { origin, send, testEnv } from "#workers/auth/testing/world.ts";
import { tenantDb } from "#workers/db/tenant/db.ts";
import { files } from "#workers/db/tenant/schema.ts";
import { drain } from "#workers/projections/drain.ts";
import { commandOf, granted, newTenant, openRequisition, person } from "#workers/testing/tenant.ts";
import { askFor } from "./asks.ts";
import { buildHouse, type House, type PersonKind } from "./people.ts";
import { furnish, type Place } from "./place.ts";
import { routes } from "./policy.ts";

const who = {
  name: "Zuleika Quartermain",
  headline: "Chief lens whisperer",
  email: "zuleika@secret.example",
  phone: "+44 20 7946 0123",
  location: "Zanzibar",
};
const paper = `${who.name}\nOptical engineer\n${who.email}\n${who.phone}\nlinkedin.com/in/zuleikaq\nDesigned lenses.`;
const secrets = ["zuleika", "quartermain", "whisperer", "secret.example", "7946", "0123", "zanzibar"];

let house: House;
let place: Place;
let elsewhere: Id<"req">;
let candidate: Id<"cand">;
let application: Id<"app">;

const recruiter = () => newTenant("recruiter", house.organization).services;

function as(kind: PersonKind, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { origin, cookie: house.people[kind].cookies.living, ...init.headers };
  return send(path, { ...init, headers });
}

async function json<T>(kind: PersonKind, path: string): Promise<T> {
  const response = await as(kind, `/api/v1${path}`);
  expect(response.status, `${kind}: ${path}`).toBe(200);
  return response.json();
}

const command = (type: "stage.edit" | "application.move", args: never) =>
  recruiter().requisitions.command(place.requisition, commandOf(type, args));
const anonymise = async (anonymised: boolean) => {
  granted(await command("stage.edit", { stage: place.stage, anonymised } as never));
  await drain(testEnv, Date.now());
};
const move = async (to: Id<"stg">) => {
  granted(await command("application.move", { application, to, rank: "a1" } as never));
};

/** What of the person stands in this text. */
const leaks = (text: string) =>
  [...secrets, candidate].filter((each) => text.toLowerCase().includes(each.toLowerCase()));

/** Every answer to a GET that this person can have, with what leaks through it. */
async function leaksFor(kind: PersonKind): Promise<string[]> {
  const { requisition } = place;
  const more = [
    `/api/v1/requisitions/${requisition}/faces?ids=${application}`,
    ...["zuleika", "quarter", "whisperer"].map((word) => `/api/v1/find?q=${word}`),
  ];
  const gets = Object.keys(routes).filter(
    (route) => /^GET \/api\/v1\//.test(route) && !/status$|openapi/.test(route),
  );
  const asks = [...gets.map((route) => askFor(route, { ...place, application }).path), ...more];
  const found: string[] = [];
  for (const path of asks) {
    const response = await as(kind, path);
    for (const leak of leaks(await response.text())) found.push(`${path}: ${leak}`);
  }
  return [...found, ...(await boardLeaks(kind))];
}

/** Everything that a socket of the board is sent until it was welcomed. */
async function boardLeaks(kind: PersonKind): Promise<string[]> {
  const { socket, texts } = await openSocket(kind, "board");
  socket.send(encodeMessage({ t: "hello", v: wireVersion, seq: 0, together: true }));
  await until(() => texts.some((text) => text.includes('"welcome"')));
  socket.close();
  return texts.flatMap((text) => leaks(text).map((leak) => `board: ${leak}`));
}

async function openSocket(kind: PersonKind, document: string) {
  const headers = { upgrade: "websocket", "sec-websocket-protocol": "hotgigs.v1" };
  const response = await as(kind, `/live/requisitions/${place.requisition}/${document}`, { headers });
  const socket = response.webSocket;
  if (!socket) throw new Error(`no socket: ${response.status}`);
  const texts: string[] = [];
  const closed = { code: 0 };
  socket.binaryType = "arraybuffer";
  socket.addEventListener("message", ({ data }) => {
    texts.push(typeof data === "string" ? data : new TextDecoder().decode(data as ArrayBuffer));
  });
  socket.addEventListener("close", ({ code }) => {
    closed.code = code;
  });
  socket.accept();
  socket.send("ping");
  return { socket, texts, closed };
}

async function statusOf(kind: PersonKind, document: string): Promise<number> {
  const headers = { upgrade: "websocket", "sec-websocket-protocol": "hotgigs.v1" };
  const response = await as(kind, `/live/requisitions/${place.requisition}/${document}`, { headers });
  response.webSocket?.accept();
  response.webSocket?.close();
  return response.status;
}

const card = () => `/requisitions/${place.requisition}/applications/${application}`;
const faceOf = async (kind: PersonKind) => {
  const path = `/requisitions/${place.requisition}/faces?ids=${application}`;
  return (await json<Face[]>(kind, path))[0];
};

beforeAll(async () => {
  house = await buildHouse(testEnv.DB_IDENTITY, testEnv.AUTH_SECRET, Date.now());
  place = await furnish(house);
  application = place.application as Id<"app">;
  const { applications, requisitions } = recruiter();
  granted(await applications.editCandidate(place.requisition, application, who));
  const db = tenantDb(testEnv, house.organization);
  await db.orm.update(files).set({ text: paper, reading: "read", name: "Zuleika_Quartermain.pdf" });
  const { state } = granted(await requisitions.board(place.requisition));
  const known = state.applications[application]?.candidate;
  if (!known) throw new Error("no candidate");
  candidate = known;
  // The same person where the hiring manager does not look, so that nothing of it is to be found.
  elsewhere = (await openRequisition(newTenant("recruiter", house.organization))).id;
  granted(await applications.alsoConsider(place.requisition, application, elsewhere));
  // Somebody called the hiring manager to the card.
  const hub = testEnv.ORGANIZATION.getByName(house.organization) as unknown as {
    notices(changes: unknown[], room: string): Promise<void>;
  };
  const { recruiter: by, hiringManager: user } = house.people;
  const notice = {
    ...{ id: newId("ntc"), user: user.id, by: by.id, at: 1, requisition: place.requisition, application },
    document: `notes.${application}.team`,
  };
  await hub.notices(
    [{ do: "tell", notice }],
    roomId({ jurisdiction: null, organization: house.organization, requisition: place.requisition }),
  );
  await drain(testEnv, Date.now());
}, 60_000);

test("without anonymised review everybody on the team reads who it is: the test can see", async () => {
  for (const kind of ["hiringManager", "recruiter"] as const) {
    const found = await leaksFor(kind);
    for (const path of ["/faces?", "/find?q=quarter", `/applications/${application}:`, "/notifications"]) {
      if (path === "/notifications" && kind === "recruiter") continue;
      expect(
        found.filter((each) => each.includes(path)),
        path,
      ).not.toEqual([]);
    }
  }
  // Candidates' ids are told to nobody who may meet them under an alias.
  expect((await boardLeaks("recruiter")).join()).toContain(candidate);
  expect(await boardLeaks("hiringManager")).toEqual([]);
});

test("in a stage with anonymised review nothing that the hiring manager can ask says who it is", async () => {
  await anonymise(true);
  expect(await leaksFor("hiringManager")).toEqual([]);
  expect((await leaksFor("recruiter")).length).toBeGreaterThan(5);
  // A viewer reaches the other requisition, where everybody sees them: here they are nobody.
  const found = (await leaksFor("viewer")).filter((each) => !each.startsWith("/api/v1/find"));
  expect(found).toEqual([]);
  const people = await json<{ requisition: string }[]>("viewer", "/find?q=quartermain");
  expect(people.map(({ requisition }) => requisition)).toEqual([elsewhere]);
});

test("one alias stands for them everywhere, and their résumé without names for the file", async () => {
  const [face, view, board, notices] = await Promise.all([
    faceOf("hiringManager"),
    json<CardView>("hiringManager", card()),
    json<BoardView>("hiringManager", `/requisitions/${place.requisition}`),
    json<NoticeView[]>("hiringManager", "/notifications"),
  ]);
  const alias = face?.alias;
  expect(alias).toMatch(/^[0-9A-Z]{4}$/);
  expect(view).toMatchObject({ sight: "anonymous", alias, candidate: {}, files: [], statusLink: null });
  expect(view.redacted?.join()).toContain("Designed lenses.");
  expect(view.abilities).not.toContain("candidate.edit");
  expect(board.faces.find((each) => each.application === application)).toEqual(face);
  expect(notices).toMatchObject([{ alias, candidate: null }]);
  expect((await faceOf("viewer"))?.alias).toBe(alias);
  expect(await faceOf("recruiter")).toMatchObject({ sight: "shown", name: who.name });
});

test("what others write is closed while the card stands there, and opens when it moves on", async () => {
  const [notes, tasks] = [`notes.${application}.team`, `card.${application}`];
  const own = `notes.${application}.private.${house.people.hiringManager.id}`;
  expect(await statusOf("hiringManager", notes)).toBe(404);
  expect(await statusOf("hiringManager", tasks)).toBe(404);
  expect(await statusOf("hiringManager", own)).toBe(101);
  expect(await statusOf("recruiter", notes)).toBe(101);
  const { notes: offered } = await json<{ notes: { audience: string }[] }>(
    "hiringManager",
    `${card()}/notes`,
  );
  expect(offered.map(({ audience }) => audience)).toEqual(["private"]);
  // Nothing is to be done to a person whom one does not know.
  const body = JSON.stringify(person);
  const init = { method: "PATCH", headers: { "content-type": "application/json" }, body };
  expect((await as("hiringManager", `/api/v1${card()}/candidate`, init)).status).toBe(403);

  await move(place.next);
  expect(await faceOf("hiringManager")).toMatchObject({ sight: "shown", name: who.name });
  const open = await openSocket("hiringManager", notes);
  const mine = await openSocket("hiringManager", own);
  const board = await openSocket("hiringManager", "board");
  board.socket.send(encodeMessage({ t: "hello", v: wireVersion, seq: 0, together: true }));
  await move(place.stage);
  await until(() => open.closed.code !== 0);
  expect(open.closed.code).toBe(4403);
  expect(mine.closed.code).toBe(0);
  expect(await faceOf("hiringManager")).toMatchObject({ sight: "anonymous" });
  // Somebody else comes: the event says so without an id.
  const { application: next } = granted(
    await recruiter().applications.add(place.requisition, place.stage, person),
  );
  await until(() => board.texts.some((text) => text.includes(next) && text.includes("application.created")));
  const snapshot = granted(await recruiter().requisitions.board(place.requisition));
  const id = snapshot.state.applications[next as Id<"app">]?.candidate ?? "none";
  expect(board.texts.filter((text) => text.includes(id))).toEqual([]);
  for (const each of [mine, board]) each.socket.close();
});

const lock = (kind: PersonKind, people: string[] | null) =>
  as(kind, `/api/v1${card()}/privacy`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ people }),
  });

test("a private candidate is nobody to all but administrators and whom somebody named, at once", async () => {
  await anonymise(false);
  const before = await json<CardView>("coordinator", card());
  const open = await openSocket("coordinator", `card.${application}`);
  expect((await lock("recruiter", [house.people.hiringManager.id])).status).toBe(204);
  await until(() => open.closed.code === 4408);
  await drain(testEnv, Date.now());
  for (const kind of ["coordinator", "viewer"] as const) {
    const found = (await leaksFor(kind)).filter((each) => !each.endsWith(candidate));
    expect(found, kind).toEqual([]);
    expect((await as(kind, `/api/v1${card()}`)).status).toBe(404);
    expect((await as(kind, `/api/v1${card()}/notes`)).status).toBe(404);
    expect(await statusOf(kind, `card.${application}`)).toBe(404);
    expect(await statusOf(kind, `notes.${application}.team`)).toBe(404);
    expect(await faceOf(kind)).toEqual({
      application,
      version: expect.any(Number),
      sight: "hidden",
      reading: "none",
    });
  }
  expect((await as("coordinator", before.files[0]?.url ?? "")).status).toBe(410);
  for (const kind of ["owner", "admin", "recruiter", "hiringManager"] as const) {
    expect(await faceOf(kind), kind).toMatchObject({ sight: "shown", name: who.name, locked: true });
  }
  // Whom somebody named may know them, not say who else may.
  expect((await lock("hiringManager", null)).status).toBe(403);
  expect((await lock("coordinator", null)).status).toBe(403);
  const audit = await json<{ rows: { subject: string; after: string }[] }>(
    "owner",
    "/audit?action=candidate.lockChanged",
  );
  expect(audit.rows[0]).toMatchObject({ subject: candidate });
  expect(audit.rows[0]?.after).toContain(house.people.hiringManager.id);
  expect((await lock("recruiter", null)).status).toBe(204);
  expect(await faceOf("coordinator")).toMatchObject({ sight: "shown", name: who.name });
});
