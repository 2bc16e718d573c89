// Referrals: an application that the referrer does not reach, and one coarse word about it, when the candidate knows.
import { beforeEach, expect, test } from "vitest";
import { type Role, roles } from "#domain/access/access.ts";
import { newId } from "#domain/ids/ids.ts";
import { roomId } from "#domain/ids/objects.ts";
import type { BoardView } from "#domain/views/board.ts";
import type { CardView } from "#domain/views/card.ts";
import type { ReferralsView } from "#domain/views/referrals.ts";
import { origin, send, testEnv } from "#workers/auth/testing/world.ts";
import { projectRoom } from "#workers/projections/project-room.ts";
import { buildHouse, type House } from "./people.ts";
import { furnish, type Place } from "./place.ts";
import { answerOf } from "./table.ts";

let house: House;
let place: Place;

beforeEach(async () => {
  house = await buildHouse(testEnv.DB_IDENTITY, testEnv.AUTH_SECRET, Date.now());
  place = await furnish(house, { team: false, confidential: false });
  await project();
});

const board = () => `/api/v1/requisitions/${place.requisition}`;
const headersOf = (role: Role) => ({ cookie: house.people[role].cookies.living, origin });
const project = () =>
  projectRoom(testEnv, roomId({ ...house, jurisdiction: null, requisition: place.requisition }), Date.now());

async function read<T>(role: Role, path: string): Promise<T> {
  const response = await send(path, { headers: headersOf(role) });
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

function refer(role: Role, some: Record<string, string | File> = {}, key?: string): Promise<Response> {
  const form = new FormData();
  const fields = { requisition: place.requisition, name: "Wanjiru Kamau", email: "wanjiru@example.com" };
  for (const [name, value] of Object.entries({ ...fields, consent: "on", ...some })) form.set(name, value);
  const headers = { ...headersOf(role), ...(key && { "idempotency-key": key }) };
  return send("/api/v1/referrals", { method: "POST", headers, body: form });
}

const say = (type: string, args: object) =>
  send(`${board()}/commands`, {
    method: "POST",
    headers: { ...headersOf("recruiter"), "content-type": "application/json" },
    body: JSON.stringify({ id: newId("cmd"), baseSeq: 0, type, args }),
  });

async function referred(): Promise<string> {
  const view = await read<BoardView>("recruiter", board());
  const card = Object.values(view.state.applications).find(({ source }) => source === "referral");
  return card?.id ?? "";
}

const mine = async (role: Role) => (await read<ReferralsView>(role, "/api/v1/referrals")).mine;

test("an interviewer refers somebody, sees one word and a day, and reaches nothing; recruiters see who and why", async () => {
  const file = new File(["%PDF-1.4\nhello"], "wanjiru.pdf");
  const made = await refer("interviewer", { note: "We worked together.", phone: "+254 700 000", file });
  expect(made.status).toBe(201);
  const application = await referred();
  expect(
    await answerOf(
      await send(`${board()}/applications/${application}`, { headers: headersOf("interviewer") }),
    ),
  ).toBe("404 resource.missing");
  const card = await read<CardView>("recruiter", `${board()}/applications/${application}`);
  expect(card).toMatchObject({
    source: "referral",
    referral: { by: "Person interviewer", note: "We worked together." },
    candidate: { name: "Wanjiru Kamau", email: "wanjiru@example.com", phone: "+254 700 000" },
    files: [{ name: "wanjiru.pdf" }],
  });
  expect(card.timeline[0]).toMatchObject({ actor: { name: "Person interviewer" } });
  const own = await mine("interviewer");
  const day = new Date().toISOString().slice(0, 10);
  expect(own).toEqual([
    { id: own[0]?.id, name: "Wanjiru Kamau", title: "Optics engineer", status: "received", day },
  ]);
  expect(await mine("viewer")).toEqual([]);
});

test("what was decided is known to the referrer when the candidate was told, and not before", async () => {
  await refer("viewer");
  const application = await referred();
  const status = async () => {
    await project();
    return (await mine("viewer"))[0]?.status;
  };
  await say("application.move", { application, to: place.next, rank: "a5" });
  expect(await status()).toBe("inProgress");
  await say("application.reject", { application, reason: place.reason });
  expect(await status()).toBe("inProgress");
  await say("application.announce", { application });
  expect(await status()).toBe("notGoingAhead");
});

test("a person who is known is answered in one way; the same try twice is one referral", async () => {
  const key = newId("cmd");
  const first = await (await refer("viewer", {}, key)).json();
  expect(await (await refer("viewer", {}, key)).json()).toEqual(first);
  expect(await answerOf(await refer("interviewer"))).toBe("409 referral.known");
  // On the board already, whoever put them there.
  expect(await answerOf(await refer("interviewer", { email: "LENA@example.com" }))).toBe(
    "409 referral.known",
  );
  expect(await mine("interviewer")).toEqual([]);
  expect(await mine("viewer")).toHaveLength(1);
});

test("whoever works here is answered so, whether they have applied or not: nobody learns that they did", async () => {
  const colleague = `${house.people.coordinator.id.toLowerCase()}@example.com`;
  expect(await answerOf(await refer("viewer", { email: colleague }))).toBe("409 referral.colleague");
  const candidate = { name: "A colleague", email: colleague };
  const body = JSON.stringify({ stage: place.stage, candidate });
  const headers = { ...headersOf("recruiter"), "content-type": "application/json" };
  expect((await send(`${board()}/applications`, { method: "POST", headers, body })).status).toBe(201);
  expect(await answerOf(await refer("viewer", { email: colleague }))).toBe("409 referral.colleague");
});

test("roles for referrals are open and known to all; agencies and keys refer nobody", async () => {
  for (const role of roles.filter((each) => each !== "agency")) {
    const { roles: open } = await read<ReferralsView>(role, "/api/v1/referrals");
    expect(open).toEqual([
      { id: place.requisition, title: "Optics engineer", location: "Lisbon", department: "" },
    ]);
  }
  expect(await answerOf(await refer("agency"))).toBe("403 access.denied");
  expect(await answerOf(await refer("viewer", { consent: "" }))).toBe("422 input.invalid");
  expect(await answerOf(await refer("viewer", { file: new File(["MZ"], "cv.pdf") }))).toBe(
    "415 document.wrongType",
  );
  const hidden = await furnish(house, { team: false, confidential: true });
  expect(await answerOf(await refer("owner", { requisition: hidden.requisition }))).toBe(
    "404 resource.missing",
  );
  await say("requisition.changeStatus", { status: "onHold" });
  await project();
  expect(await answerOf(await refer("viewer"))).toBe("404 resource.missing");
});
