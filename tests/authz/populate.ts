/** Fills an organization until every field of every view has something in it. */
import { consentVersion } from "#domain/agency/schema.ts";
import { type Id, newId } from "#domain/ids/ids.ts";
import { roomId } from "#domain/ids/objects.ts";
import { send, testEnv } from "#workers/auth/testing/world.ts";
import { tenantDb } from "#workers/db/tenant/db.ts";
import { addReferral } from "#workers/db/tenant/referral-rows.ts";
import { parked } from "#workers/db/tenant/schema.ts";
import { drain } from "#workers/projections/drain.ts";
import type { House, PersonKind } from "./people.ts";
import type { Place } from "./place.ts";
import { interviewers } from "./policy.ts";

/** Asks as somebody; throws what was answered if it is no success. */
async function ask(house: House, who: PersonKind, route: string, body?: unknown): Promise<unknown> {
  const [method = "GET", path = ""] = route.split(" ");
  const response = await send(`/api/v1${path}`, {
    method,
    headers: {
      ...{ cookie: house.people[who].cookies.living, origin: "http://hotgigs.test" },
      ...{ "content-type": "application/json", "user-agent": "Mozilla/5.0 Firefox/140.0" },
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${who}: ${route}: ${response.status} ${text}`);
  return text === "" ? null : JSON.parse(text);
}

/** What the organization has once. */
export async function fillHouse(house: House): Promise<{ id: string }> {
  const { people, organization } = house;
  const as = ask.bind(null, house);
  const label = (await as("admin", "POST /lists/labels", { name: "Speaks Dutch", hue: 40 })) as {
    id: string;
  };
  await as("admin", "POST /lists/sources", { name: "Meetup" });
  await as("recruiter", "POST /templates", {
    name: "Short",
    stages: [{ name: "Look", kind: "review", publicName: "In review", announce: { mode: "manual" } }],
  });
  await as("admin", "PUT /visibility", { managersSeeExpectations: false });
  await as("admin", "POST /keys", { name: "Careers page", capabilities: ["requisition.list"], days: 30 });
  await as("recruiter", "POST /account/tokens", {
    name: "Script",
    capabilities: ["requisition.list"],
    days: 30,
  });
  await as("admin", `PUT /members/${people.viewer.id}/manager`, { manager: people.admin.id });
  const db = testEnv.DB_IDENTITY;
  await db.batch([
    db
      .prepare(
        `INSERT INTO sso_connection (organization_id, issuer, client_id, client_secret, default_role, active, break_glass_user_id, updated_at)
         VALUES (?1, 'https://id.example', 'hotgigs', 'sealed', 'viewer', 0, ?2, 1)`,
      )
      .bind(organization, people.owner.id),
    db
      .prepare(
        "INSERT INTO sso_domain (id, organization_id, domain, token, enforced, created_at) VALUES (?1, ?2, ?3, 'token', 0, 1)",
      )
      .bind(newId("dom"), organization, `${organization.toLowerCase().slice(4)}.example`),
    db
      .prepare(
        `INSERT INTO passkey (id, user_id, credential, public_key, counter, transports, name, created_at)
         VALUES (?1, ?2, ?1, 'key', 0, '[]', 'Laptop', 1)`,
      )
      .bind(newId("psk"), people.owner.id),
  ]);
  return label;
}

/** What a requisition has, and who is on its team. */
export async function fillPlace(
  house: House,
  place: Place,
  { label, role, team }: { label: string; role: "hiringManager" | "panel"; team: readonly PersonKind[] },
): Promise<void> {
  const { requisition, application, ending, organization } = place;
  const { people } = house;
  const as = ask.bind(null, house);
  const path = `/requisitions/${requisition}`;
  const command = (type: string, args: object) =>
    as("owner", `POST ${path}/commands`, { id: newId("cmd"), baseSeq: 0, type, args });
  await as("owner", `PATCH ${path}/applications/${application}/candidate`, {
    ...{ name: "Lena Okafor", headline: "Optical engineer", email: "lena@example.com" },
    ...{ phone: "+31 20 123 4567", location: "Utrecht" },
  });
  const pay = { currency: "EUR", period: "year" };
  await as("owner", `PUT ${path}/pay`, {
    range: { ...pay, min: 7_000_000, max: 9_000_000, published: false },
  });
  await as("owner", `PUT ${path}/applications/${application}/pay`, {
    ...{ expectation: { ...pay, amount: 9_500_000 }, offer: { ...pay, amount: 8_500_000 } },
  });
  await command("application.label", { application, add: [label], remove: [] });
  await command("application.assign", { application, assignee: people.recruiter.id });
  const checklist = [{ id: newId("chk"), text: "Ask for the notice period" }];
  await command("stage.edit", { stage: place.delayed, limitDays: 5, checklist });
  await command("stage.edit", { stage: place.delayed, announce: { mode: "delayed", delayMs: 3_600_000 } });
  await command("application.move", { application, to: place.delayed, rank: "a5" });
  await command("application.reject", { application: ending, reason: place.reason });
  const stage = newId("stg");
  await command("stage.add", { stage, name: "Unused", kind: "review", before: null });
  await command("stage.archive", { stage, moveTo: null });
  const board = (await as("owner", `GET ${path}`)) as {
    state: { closeReasons: { id: string }[]; stages: { id: string }[] };
  };
  const opening = newId("opn");
  await command("opening.add", { opening });
  await command("opening.close", { opening, reason: board.state.closeReasons[0]?.id });
  const hired = (await as("owner", `POST ${path}/applications`, {
    ...{
      stage: place.stage,
      candidate: {
        name: "Ana Reis",
        headline: null,
        email: `${people.outsider.id.toLowerCase()}@example.com`,
        phone: null,
        location: null,
      },
    },
  })) as { application: string };
  await command("application.hire", { application: hired.application });
  await interview(house, place);
  const members = team.map((kind) => ({ id: people[kind].id, team: [role] }));
  await as("owner", `PUT ${path}/team`, { confidential: false, members });
  await addView(house, path);
  await refer(house, place);
  await submit(house, place);
  await park(organization, requisition);
  await mention(house, place);
  await drain(testEnv, Date.now());
}

/** Everybody who can interviews, and the kit shows all that one can show. */
async function interview(house: House, place: Place): Promise<void> {
  const path = `/requisitions/${place.requisition}/applications/${place.application}/interviews`;
  const planned = await ask(house, "owner", `POST ${path}`, {
    ...{ title: "System design", instructions: "Ask about lenses.", place: "Room 4" },
    ...{ interviewers: interviewers.map((role) => house.people[role].id), minutes: 45 },
    ...{ at: Date.now() + 3_600_000, zone: "Europe/Lisbon" },
    shows: { resume: true, headline: true, contact: true, source: true },
  });
  place.interview = (planned as { interview: string }).interview;
}

async function addView(house: House, path: string): Promise<void> {
  const view = await ask(house, "owner", `POST ${path}/views`, {
    name: "Waiting",
    team: true,
    settings: { text: "a" },
  });
  await ask(house, "owner", `PUT ${path}/default-view`, { view: (view as { id: string }).id });
}

/** An agency submitted somebody. */
async function submit(house: House, { requisition, agency }: Place): Promise<void> {
  const terms = { fee: { kind: "percent", basisPoints: 2_000 }, ownershipDays: 180 };
  await ask(house, "recruiter", `PUT /requisitions/${requisition}/agencies/${agency}`, terms);
  const form = new FormData();
  const said = {
    name: "Bram Visser",
    email: "bram@example.com",
    phone: "+31 6 1234 5678",
    note: "Wrote to us",
  };
  for (const [key, value] of Object.entries({ ...said, consent: consentVersion })) form.set(key, value);
  form.set("file", new File(["%PDF-1.4\nhello"], "bram.pdf"));
  const response = await send(`/api/v1/agency/requisitions/${requisition}/submissions`, {
    method: "POST",
    headers: { cookie: house.people.agency.cookies.living, origin: "http://hotgigs.test" },
    body: form,
  });
  if (!response.ok) throw new Error(`submission: ${response.status} ${await response.text()}`);
}

/** A recruiter referred the candidate. */
async function refer({ people }: House, { organization, requisition, application }: Place): Promise<void> {
  await addReferral(tenantDb(testEnv, organization), {
    ...{ id: newId("ref"), requisitionId: requisition as Id<"req">, applicationId: application as Id<"app"> },
    ...{ referrerId: people.recruiter.id, name: "Lena Okafor", email: "lena@example.com" },
    ...{ note: "We built a telescope together.", createdAt: 1 },
  });
}

/** Somebody called everybody who can look, in a note. */
async function mention({ people }: House, { organization, requisition, application }: Place): Promise<void> {
  const room = roomId({ jurisdiction: null, organization, requisition: requisition as Id<"req"> });
  const tell = Object.values(people).map(({ id }) => ({
    do: "tell",
    notice: {
      ...{ id: newId("ntc"), user: id, by: people.recruiter.id, at: 1 },
      ...{ requisition, application, document: `notes.${application}.team` },
    },
  }));
  const hub = testEnv.ORGANIZATION.getByName(organization) as unknown as {
    notices(changes: unknown, room: string): Promise<void>;
  };
  await hub.notices(tell, room);
}

async function park(organization: Id<"org">, requisition: string): Promise<void> {
  const object = roomId({ jurisdiction: null, organization, requisition: requisition as Id<"req"> });
  const payload = JSON.stringify({ object, upTo: 1 });
  const row = { organizationId: organization, id: newId("cmd"), queue: "hotgigs-events", payload };
  await tenantDb(testEnv, organization)
    .orm.insert(parked)
    .values({ ...row, why: "5 attempts", parkedAt: 1 });
}
