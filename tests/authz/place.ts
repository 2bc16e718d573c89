/** What a house has that somebody might ask for; and the ids of things that nobody has. */
import { and, eq } from "drizzle-orm";
import type { Role } from "#domain/access/access.ts";
import { type Id, newId } from "#domain/ids/ids.ts";
import type { CardView } from "#domain/views/card.ts";
import { post, testEnv } from "#workers/auth/testing/world.ts";
import { writeAsks } from "#workers/db/eeo/rows.ts";
import { addAgency, agencyOfPerson, writeAgencyPeople } from "#workers/db/tenant/agency-rows.ts";
import { tenantDb } from "#workers/db/tenant/db.ts";
import { requisitions, requisitionTeam } from "#workers/db/tenant/schema.ts";
import { granted, newTenant, openRequisition, person, stageAt } from "#workers/testing/tenant.ts";
import type { House } from "./people.ts";

export interface Place {
  organization: Id<"org">;
  owner: string;
  /** A member whose role is given once more. */
  viewer: string;
  /** Members to remove and invitations to take back: whoever does takes the first. */
  extras: string[];
  invitations: string[];
  groups: string[];
  requisition: Id<"req">;
  /** Where the house's agent works; the first requisition of a house is shared with it. */
  agency: Id<"agy">;
  stage: Id<"stg">;
  /** Where an application can be moved to. */
  next: Id<"stg">;
  /** A stage that tells the candidate some minutes later. */
  delayed: Id<"stg">;
  reason: Id<"rsn">;
  application: string;
  /** Another one, whose link may be ended. */
  ending: string;
  /** What follows /status/ in the candidate's link. */
  token: string;
  /** One in which everybody interviews who can, where there is one. */
  interview?: string;
  /** A signed link to a file of the application. */
  file: string;
}

/** Who reaches it: its team, which is the hiring manager or nobody; or even everybody else not. */
export interface Lock {
  team: boolean;
  confidential: boolean;
  /** Somebody applied there who has everybody of the house above them. */
  above?: boolean;
}

/** The agent reports to the interviewer, who reports to … the owner. */
async function line({ people, organization }: House): Promise<void> {
  const order = [
    "agency",
    "interviewer",
    "viewer",
    "coordinator",
    "hiringManager",
    "recruiter",
    "admin",
    "owner",
  ];
  const ids = order.map((role) => people[role as Role].id);
  const pairs = ids.slice(1).map((manager, at) => [manager, ids[at] ?? ""] as const);
  const set = "UPDATE member SET manager_id = ?1 WHERE user_id = ?2 AND organization_id = ?3";
  const db = testEnv.DB_IDENTITY;
  await db.batch(pairs.map(([manager, id]) => db.prepare(set).bind(manager, id, organization)));
}

async function lock(organization: Id<"org">, id: Id<"req">, manager: string | null, confidential: boolean) {
  const { orm } = tenantDb(testEnv, organization);
  const own = and(eq(requisitions.organizationId, organization), eq(requisitions.id, id));
  await orm.update(requisitions).set({ confidential }).where(own);
  await orm
    .delete(requisitionTeam)
    .where(and(eq(requisitionTeam.organizationId, organization), eq(requisitionTeam.requisitionId, id)));
  if (manager === null) return;
  const row = { organizationId: organization, requisitionId: id, userId: manager };
  await orm.insert(requisitionTeam).values({ ...row, role: "hiringManager", addedAt: 1, addedBy: manager });
}

/** One for a house. */
async function agencyOf(organization: Id<"org">, person: string): Promise<Id<"agy">> {
  const db = tenantDb(testEnv, organization);
  const there = await agencyOfPerson(db, person);
  if (there) return there.id;
  const agency = { id: newId("agy"), name: "North Agency" };
  await addAgency(db, agency, 1);
  await writeAgencyPeople(db, agency.id, [person], { user: person, at: 1 });
  return agency.id;
}

/** A requisition with somebody on it whose file is here. */
export async function furnish(
  house: House,
  { team, confidential, above = false }: Lock = { team: true, confidential: false },
): Promise<Place> {
  const { organization, people, extras } = house;
  const tenant = newTenant("recruiter", organization);
  const { id, board } = await openRequisition(tenant);
  const { applications } = tenant.services;
  const stage = stageAt(board, 0);
  const pdf = new File(["%PDF-1.4\nhello"], "cv.pdf");
  const { application } = granted(await applications.upload(id, stage, `upload-${newId("cmd")}`, pdf));
  const another = granted(await applications.add(id, stage, person));
  const card: CardView = granted(await applications.card(id, application));
  const { url } = granted(await applications.statusLink(id, application, false));
  const agency = await agencyOf(organization, people.agency.id);
  if (team && !above) granted(await tenant.services.agencies.share(id, agency, {}));
  if (above) {
    await line(house);
    const email = `${people.agency.id.toLowerCase()}@example.com`;
    granted(await applications.add(id, stage, { ...person, email }));
  }
  await writeAsks(testEnv.DB_EEO, organization, true);
  await lock(organization, id, team ? people.hiringManager.id : null, confidential);
  return {
    organization,
    owner: people.owner.id,
    viewer: people.viewer.id,
    extras,
    invitations: await invite(people.owner.cookies.living),
    groups: await group(people.owner.cookies.living),
    requisition: id,
    agency,
    stage,
    next: stageAt(board, 1),
    delayed: stageAt(board, 2),
    reason: board.state.reasons[0]?.id ?? newId("rsn"),
    application,
    ending: another.application,
    token: url.split("/").at(-1) ?? "",
    file: card.files[0]?.url ?? "",
  };
}

async function invite(cookie: string): Promise<string[]> {
  const emails = Array.from({ length: 6 }, () => `${newId("usr").toLowerCase()}@example.com`);
  const response = await post("/api/v1/invitations", { emails, role: "viewer" }, { cookie });
  const results = (await response.json()) as { invitation: string }[];
  return results.map(({ invitation }) => invitation);
}

/** One to look at, and two to delete. */
async function group(cookie: string): Promise<string[]> {
  const made = Array.from({ length: 3 }, async () => {
    const response = await post("/api/v1/groups", { name: newId("cmd") }, { cookie });
    return ((await response.json()) as { id: string }).id;
  });
  return Promise.all(made);
}

/** Right in shape, and nobody's. Links keep their signature, which then stands for something else. */
export function nowhere(like: Place): Place {
  return {
    organization: newId("org"),
    owner: newId("usr"),
    viewer: newId("usr"),
    extras: [newId("usr")],
    invitations: [newId("inv")],
    groups: [newId("grp")],
    requisition: newId("req"),
    agency: newId("agy"),
    stage: newId("stg"),
    next: newId("stg"),
    delayed: newId("stg"),
    reason: newId("rsn"),
    application: newId("app"),
    ending: newId("app"),
    token: like.token.replace(/^slk_\w{26}/, newId("slk")),
    file: like.file.replace(/file_\w{26}/, newId("file")),
  };
}
