// Agencies from both sides: what is shared, submitted, decided, owned, and what neither side learns.
import { beforeAll, describe, expect, test } from "vitest";
import { consentVersion, dayMs } from "#domain/agency/schema.ts";
import { type Id, newId } from "#domain/ids/ids.ts";
import { limits } from "#workers/auth/limits.ts";
import { jobContext } from "#workers/context.ts";
import { addAgency, writeAgencyPeople } from "#workers/db/tenant/agency-rows.ts";
import { tenantDb } from "#workers/db/tenant/db.ts";
import { drain } from "#workers/projections/drain.ts";
import { viewDesk } from "#workers/queries/agency-desk.ts";
import {
  bindings,
  codeOf,
  commandOf,
  enrol,
  granted,
  newTenant,
  openRequisition,
  person,
  stageAt,
  type Tenant,
} from "#workers/testing/tenant.ts";

let recruiter: Tenant;
let north: Tenant;
let south: Tenant;
const ids = { north: newId("agy"), south: newId("agy") };
let count = 0;
const somebody = (fields: object = {}) => {
  count += 1;
  const email = `person-${count}@example.com`;
  return { name: `Person ${count}`, email, phone: null, note: null, consent: consentVersion, ...fields };
};

beforeAll(async () => {
  recruiter = newTenant("recruiter");
  await enrol(recruiter);
  north = newTenant("agency", recruiter.organization);
  south = newTenant("agency", recruiter.organization);
  const db = tenantDb(bindings, recruiter.organization);
  for (const [key, tenant] of [
    ["north", north],
    ["south", south],
  ] as const) {
    await addAgency(db, { id: ids[key], name: key }, 1);
    await writeAgencyPeople(db, ids[key], [tenant.viewer.user.id], { user: "usr_x", at: 1 });
  }
});

/** A requisition that is shared with these. */
async function shared(...agencies: Id<"agy">[]) {
  const opened = await openRequisition(recruiter);
  for (const agency of agencies) granted(await recruiter.services.agencies.share(opened.id, agency, {}));
  await drain(bindings, Date.now());
  return opened;
}
const submit = (agency: Tenant, requisition: string, fields: object, file: File | null = null) =>
  agency.services.desk.submit(requisition, somebody(fields), file);
const statusOf = async (agency: Tenant, requisition: string, fields: object = {}) =>
  granted(await submit(agency, requisition, fields)).status;

describe("what is shared", () => {
  test("an agency sees what was shared with it, by its public title, without fee, counts or team", async () => {
    const { id } = await shared();
    const fee = { kind: "percent", basisPoints: 2_000 };
    granted(await recruiter.services.agencies.share(id, ids.north, { fee, ownershipDays: 90 }));
    const view = granted(await north.services.desk.requisition(id));
    expect(view).toEqual({
      requisition: { id, title: "Optics engineer", department: "", location: "Lisbon", status: "open" },
      submissions: [],
      ownershipDays: 90,
      consent: consentVersion,
    });
    const desk = granted(await north.services.desk.view());
    expect(JSON.stringify(desk)).not.toMatch(/fee|\b2000\b|Hardware/);
    expect(codeOf(await south.services.desk.requisition(id))).toBe("resource.missing");
    expect(codeOf(await recruiter.services.desk.requisition(id))).toBe("access.denied");
    expect(codeOf(await north.services.agencies.of(id))).toBe("resource.missing");
    expect(codeOf(await north.services.requisitions.board(id))).toBe("resource.missing");
  });

  test("before the embargo ends it is not there, and after the share has ended only what they submitted is", async () => {
    const { id } = await shared();
    const { agencies } = recruiter.services;
    granted(await agencies.share(id, ids.north, { notBefore: Date.now() + 60_000 }));
    const listed = async () =>
      granted(await north.services.desk.view()).requisitions.some((each) => each.id === id);
    expect(await listed()).toBe(false);
    expect(codeOf(await submit(north, id, {}))).toBe("resource.missing");
    granted(await agencies.share(id, ids.north, { notBefore: Date.now() - 1 }));
    expect(await listed()).toBe(true);
    const { id: submission } = granted(await submit(north, id, {}));
    granted(await agencies.endShare(id, ids.north));
    expect(await listed()).toBe(false);
    expect(codeOf(await north.services.desk.requisition(id))).toBe("resource.missing");
    const desk = granted(await north.services.desk.view());
    expect(desk.submissions.some((each) => each.id === submission)).toBe(true);
    expect(codeOf(await agencies.endShare(id, ids.north))).toBe("resource.missing");
  });

  test("one that is on hold takes no submissions, and accepts none", async () => {
    const { id } = await shared(ids.north);
    const { id: submission } = granted(await submit(north, id, {}));
    const hold = commandOf("requisition.changeStatus", { status: "onHold" });
    granted(await recruiter.services.requisitions.command(id, hold));
    await drain(bindings, Date.now());
    expect(codeOf(await submit(north, id, {}))).toBe("requisition.notOpen");
    expect(granted(await north.services.desk.requisition(id)).requisition.status).toBe("closed");
    const { agencies } = recruiter.services;
    expect(codeOf(await agencies.decide(id, submission, { decision: "accept" }))).toBe("requisition.notOpen");
    expect(granted(await agencies.of(id)).submissions[0]?.status).toBe("submitted");
  });
});

describe("a submission", () => {
  test("needs the candidate's consent in today's words, a name and an address", async () => {
    const { id } = await shared(ids.north);
    for (const wrong of [{ consent: "2020-01" }, { consent: undefined }, { email: "no" }, { name: " " }]) {
      expect(codeOf(await submit(north, id, wrong))).toBe("input.invalid");
    }
    expect(codeOf(await submit(north, id, {}, new File(["MZ"], "cv.exe")))).toBe("document.wrongType");
  });

  test("accepted, it is a card in the first stage with its file, and theirs until its time runs out", async () => {
    const { id, board } = await shared(ids.north);
    const fee = { kind: "fixed", amount: 900_000, currency: "EUR" };
    granted(await recruiter.services.agencies.share(id, ids.north, { fee }));
    const paper = new File(["%PDF-1.4\nhello"], "cv.pdf");
    const sent = granted(await submit(north, id, { phone: "+47 400 55 512", note: "Call first" }, paper));
    expect(sent.status).toBe("submitted");
    const { agencies, applications } = recruiter.services;
    const [waiting] = granted(await agencies.of(id)).submissions;
    expect(waiting).toMatchObject({ status: "submitted", agency: "north", note: "Call first", fee });
    expect(waiting?.file?.name).toBe("cv.pdf");
    const accepting = { decision: "accept" };
    const { application } = granted(await agencies.decide(id, sent.id, accepting));
    expect(granted(await agencies.decide(id, sent.id, accepting)).application).toBe(application);
    expect(codeOf(await agencies.decide(id, sent.id, { decision: "decline" }))).toBe("submission.decided");
    const card = granted(await applications.card(id, application ?? ""));
    expect(card).toMatchObject({ source: "agency", candidate: { phone: "+47 400 55 512" } });
    expect(card.files.map(({ name }) => name)).toEqual(["cv.pdf"]);
    const state = granted(await recruiter.services.requisitions.board(id)).state.applications;
    expect(Object.values(state).map(({ stage }) => stage)).toEqual([stageAt(board, 0)]);
    expect(card.agency).toMatchObject({ agency: "north", running: true });
    expect(card.agency).not.toHaveProperty("fee");
    const { from, until } = card.agency?.ownership ?? { from: 0, until: 0 };
    expect(until - from).toBe(180 * dayMs);
    const asViewer = newTenant("viewer", recruiter.organization).services;
    expect(granted(await asViewer.applications.card(id, application ?? ""))).not.toHaveProperty("agency");
    const [own] = granted(await north.services.desk.requisition(id)).submissions;
    expect(own).toMatchObject({ status: "accepted", ownership: { from, until } });
    expect(JSON.stringify(own)).not.toMatch(/app_|cand_|fee|EUR/);
  });

  test("of somebody who has applied, or whom another agency owns, is known already: one word, at once", async () => {
    const { id, board } = await shared(ids.north, ids.south);
    granted(await recruiter.services.applications.add(id, stageAt(board, 0), person));
    const phone = { ...person, email: "other@example.com", phone: "+49 171 555 0199" };
    granted(await recruiter.services.applications.add(id, stageAt(board, 0), phone));
    await drain(bindings, Date.now());
    expect(await statusOf(north, id, { email: " LENA@example.com " })).toBe("alreadyKnown");
    expect(await statusOf(north, id, { phone: "0171 5550199" })).toBe("alreadyKnown");
    expect(await statusOf(north, id, { email: "first@example.com" })).toBe("submitted");
    expect(await statusOf(south, id, { email: "first@example.com" })).toBe("alreadyKnown");
    expect(codeOf(await submit(north, id, { email: "first@example.com" }))).toBe("agency.alreadySubmitted");
    const told = granted(await south.services.desk.requisition(id)).submissions;
    expect(told).toHaveLength(1);
    const keys = ["id", "name", "ownership", "role", "status", "submittedAt"];
    expect(Object.keys(told[0] ?? {}).sort()).toEqual(keys);
    expect(told[0]).toMatchObject({ status: "alreadyKnown", ownership: null });
    // Whom they own themselves they may submit elsewhere: it is the same candidate.
    const mine = granted(await north.services.desk.requisition(id)).submissions[0];
    granted(await recruiter.services.agencies.decide(id, mine?.id ?? "", { decision: "accept" }));
    const second = await shared(ids.north);
    expect(await statusOf(north, second.id, { email: "first@example.com" })).toBe("submitted");
  });

  test("of the same person by two agencies at the same moment is one agency's", async () => {
    const { id } = await shared(ids.north, ids.south);
    for (let round = 0; round < 5; round += 1) {
      const email = `race-${round}@example.com`;
      const both = await Promise.all([statusOf(north, id, { email }), statusOf(south, id, { email })]);
      expect(both.sort()).toEqual(["alreadyKnown", "submitted"]);
    }
  });

  test("twice with one key is one, and an agency's number a day is bounded to the try", async () => {
    const fresh = newTenant("agency", recruiter.organization);
    const agency = newId("agy");
    const db = tenantDb(bindings, recruiter.organization);
    await addAgency(db, { id: agency, name: "busy" }, 1);
    await writeAgencyPeople(db, agency, [fresh.viewer.user.id], { user: "usr_x", at: 1 });
    const { id } = await shared(agency);
    const [key, same] = [newId("cmd"), somebody()];
    const sent = granted(await fresh.services.desk.submit(id, same, null, key));
    expect(granted(await fresh.services.desk.submit(id, same, null, key))).toEqual(sent);
    const answers = [];
    for (let each = 1; each <= limits.agencySubmission.person; each += 1) {
      answers.push(codeOf(await submit(fresh, id, {})));
    }
    expect(answers.lastIndexOf("")).toBe(limits.agencySubmission.person - 2);
    expect(answers.at(-1)).toBe("request.tooMany");
  });
});

test("who does not work for an agency any more sees nothing of it", async () => {
  const { id } = await shared(ids.south);
  granted(await submit(south, id, {}));
  const { organization, viewer } = newTenant("agency", recruiter.organization);
  const stranger = { kind: "user" as const, id: viewer.user.id, organization };
  const context = jobContext(bindings, { ...stranger, capabilities: ["agency.submit"] }, Date.now);
  expect(granted(await viewDesk(context))).toEqual({ agency: null, requisitions: [], submissions: [] });
  const { agencies } = recruiter.services;
  const people = [south.viewer.user.id];
  // Nobody of this organization's members has the role: the rows alone make nobody eligible.
  expect(codeOf(await agencies.edit(ids.south, { people }))).toBe("member.notEligible");
  granted(await agencies.edit(ids.south, { people: [] }));
  expect(codeOf(await south.services.desk.requisition(id))).toBe("resource.missing");
  expect(granted(await agencies.list()).agencies.find((each) => each.id === ids.south)).toMatchObject({
    people: [],
  });
});
