// Pay, from saying it to who reads it, and the lines that it leaves.
import { expect, test } from "vitest";
import type { Role } from "#domain/access/access.ts";
import { type Id, newId } from "#domain/ids/ids.ts";
import { tenantDb } from "#workers/db/tenant/db.ts";
import { readRange } from "#workers/db/tenant/pay-rows.ts";
import { writeTeam } from "#workers/db/tenant/team-rows.ts";
import { hubAt } from "#workers/objects.ts";
import {
  bindings,
  codeOf,
  granted,
  newTenant,
  openRequisition,
  person,
  stageAt,
  type Tenant,
} from "#workers/testing/tenant.ts";

const range = { min: 7_500_000, max: 9_000_000, currency: "EUR", period: "year" as const, published: false };
const offer = { amount: 8_250_050, currency: "EUR", period: "year" as const };

async function house() {
  const recruiter = newTenant("recruiter");
  const { id, board } = await openRequisition(recruiter);
  const { applications, pay } = recruiter.services;
  const { application } = granted(await applications.add(id, stageAt(board, 0), person));
  granted(await pay.setRequisition(id, { range }));
  granted(await pay.setCard(id, application, { expectation: { ...offer, amount: 9_900_000 }, offer }));
  return { recruiter, id, application };
}

async function onTeam({ organization, viewer }: Tenant, id: Id<"req">, role: "hiringManager" | "panel") {
  const db = tenantDb(bindings, organization);
  const team = [{ user: viewer.user.id, role }];
  await writeTeam(db, id, { confidential: false, team }, { user: viewer.user.id, at: 1 });
}

const linesOf = async ({ organization }: Tenant, action: string) =>
  (await hubAt(bindings, organization).auditLines({ limit: 50, action: action as "field.read" })) as {
    subject: string;
    after: Record<string, unknown>;
  }[];

test("who says pay reads it; each reading and each change is a line, and no line holds an amount", async () => {
  const { recruiter, id, application } = await house();
  const { pay } = recruiter.services;
  expect(granted(await pay.requisition(id))).toMatchObject({ range, may: { edit: true } });
  expect(granted(await pay.card(id, application))).toMatchObject({
    ...{ reads: ["range", "expectation", "offer"], range, offer },
    ...{ expectation: { amount: 9_900_000 }, may: { edit: true } },
  });
  const read = await linesOf(recruiter, "field.read");
  expect(read.map(({ subject, after }) => [subject, after])).toEqual([
    [application, { fields: ["pay.range", "pay.expectation", "pay.offer"] }],
    [id, { fields: ["pay.range"] }],
  ]);
  const changed = await linesOf(recruiter, "field.changed");
  expect(changed).toHaveLength(3);
  for (const line of [...read, ...changed]) {
    expect(JSON.stringify(line)).not.toMatch(/\b(7500000|9000000|8250050|9900000|82,?500)/);
  }
});

test("taking a field away leaves the others", async () => {
  const { recruiter, id, application } = await house();
  const { pay } = recruiter.services;
  granted(await pay.setCard(id, application, { expectation: null }));
  expect(granted(await pay.card(id, application))).toMatchObject({ expectation: null, offer });
  granted(await pay.setRequisition(id, { range: null }));
  expect(granted(await pay.requisition(id)).range).toBeNull();
});

test("hiring managers read range and offer where they are it, and expectations once the organization says so", async () => {
  const { recruiter, id, application } = await house();
  const manager = newTenant("hiringManager", recruiter.organization);
  const { pay } = manager.services;
  expect(codeOf(await pay.card(id, application))).toBe("resource.missing");
  await onTeam(manager, id, "panel");
  expect(codeOf(await pay.card(id, application))).toBe("access.denied");
  await onTeam(manager, id, "hiringManager");
  expect(granted(await pay.card(id, application))).toMatchObject({
    ...{ reads: ["range", "offer"], range, offer, expectation: null, may: { edit: false } },
  });
  expect(codeOf(await pay.setCard(id, application, { offer: null }))).toBe("access.denied");
  expect(codeOf(await pay.setVisibility({ managersSeeExpectations: true }))).toBe("access.denied");
  const admin = newTenant("admin", recruiter.organization);
  granted(await admin.services.pay.setVisibility({ managersSeeExpectations: true }));
  expect(granted(await pay.card(id, application))).toMatchObject({
    ...{ reads: ["range", "expectation", "offer"], expectation: { amount: 9_900_000 } },
  });
});

test("viewers read no pay; coordinators what is published, and are not told that there is more", async () => {
  const { recruiter, id, application } = await house();
  const as = (role: Role) => newTenant(role, recruiter.organization).services.pay;
  expect(codeOf(await as("viewer").requisition(id))).toBe("access.denied");
  expect(codeOf(await as("viewer").card(id, application))).toBe("access.denied");
  expect(codeOf(await as("coordinator").card(id, application))).toBe("access.denied");
  expect(granted(await as("coordinator").requisition(id))).toMatchObject({
    range: null,
    may: { edit: false },
  });
  granted(await recruiter.services.pay.setRequisition(id, { range: { ...range, published: true } }));
  expect(granted(await as("coordinator").requisition(id)).range).toEqual({ ...range, published: true });
  expect(codeOf(await as("coordinator").setRequisition(id, { range }))).toBe("access.denied");
});

test("what is no pay is refused by field, and changes nothing", async () => {
  const { recruiter, id, application } = await house();
  const { pay } = recruiter.services;
  const wrong = [
    [{ ...range, max: 1 }, "range.max"],
    [{ ...range, min: 0 }, "range.min"],
    [{ ...range, min: 1.5 }, "range.min"],
    [{ ...range, currency: "eur" }, "range.currency"],
    [{ ...range, period: "week" }, "range.period"],
  ] as const;
  for (const [input, field] of wrong) {
    expect(await pay.setRequisition(id, { range: input })).toMatchObject({
      ...{ ok: false, refusal: { code: "input.invalid", params: { field } } },
    });
  }
  expect(codeOf(await pay.setCard(id, application, { offer, history: offer }))).toBe("input.invalid");
  expect(codeOf(await pay.setCard(id, newId("app"), { offer }))).toBe("resource.missing");
  expect(await readRange(tenantDb(bindings, recruiter.organization), id)).toEqual(range);
});

test("no pay is in the room, its events or its projection", async () => {
  const { recruiter, id, application } = await house();
  const board = granted(await recruiter.services.requisitions.board(id));
  const card = granted(await recruiter.services.applications.card(id, application));
  const list = granted(await recruiter.services.requisitions.list());
  expect(JSON.stringify([board, card, list])).not.toMatch(/7500000|9000000|8250050|9900000|"pay"/);
});
