// Forms and months in a database: what is counted when, and that no month waits for another for ever.
import { expect, test } from "vitest";
import type { EeoForm } from "#domain/eeo/questions.ts";
import { type Id, newId } from "#domain/ids/ids.ts";
import { keepForm, readCounts, readMonth, stateOfForm } from "#workers/db/eeo/rows.ts";
import { bindings } from "#workers/testing/tenant.ts";
import { closeMonths } from "./close-months.ts";
import { formKey, sealForm } from "./key.ts";

const { DB_EEO: db, EEO_SECRET: secret } = bindings;
const requisition = newId("req");
const from = (month: string) => Date.parse(`${month}-01T00:00:00Z`);

async function give(organization: Id<"org">, month: string, form: EeoForm, application = newId("app")) {
  const key = await formKey(secret, organization, application);
  await keepForm(db, organization, {
    key,
    month,
    sealed: await sealForm(secret, key, { requisition, form }),
  });
  return { application, key };
}

const many = (organization: Id<"org">, month: string, n: number, form: EeoForm) =>
  Promise.all(Array.from({ length: n }, () => give(organization, month, form)));

/** How many are counted, shown or waiting. The secret says which, so tests do not. */
async function countedOf(organization: Id<"org">) {
  const { batches, months } = await readCounts(db, organization);
  const { carried } = await readMonth(db, organization, "");
  const shown = batches.reduce((sum, { n }) => sum + n, 0);
  return { months, shown, all: Object.values(carried).reduce((sum, n) => sum + n, shown) };
}

test("a month is counted when it is over, once, however many ask; what is left waits for the next", async () => {
  const organization = newId("org");
  await many(organization, "2026-01", 14, { gender: "female" });
  const close = (month: string) => closeMonths(bindings, organization, from(month));
  await close("2026-01");
  expect(await countedOf(organization)).toEqual({ months: [], shown: 0, all: 0 });
  await Promise.all([close("2026-02"), close("2026-02"), close("2026-02")]);
  const first = await countedOf(organization);
  expect(first).toMatchObject({ months: ["2026-01"], all: 14 });
  expect([5, 10]).toContain(first.shown);
  await many(organization, "2026-02", 9, { gender: "female" });
  await close("2026-03");
  const second = await countedOf(organization);
  expect(second).toMatchObject({ months: ["2026-02", "2026-01"], all: 23 });
  expect(second.shown).toBeGreaterThanOrEqual(15);
});

test("a form that came when its month was being counted is counted with the next, and stops no month", async () => {
  const organization = newId("org");
  await many(organization, "2026-01", 4, { disability: "no" });
  await closeMonths(bindings, organization, from("2026-02"));
  const late = await give(organization, "2026-01", { disability: "no" });
  await closeMonths(bindings, organization, from("2026-02"));
  expect(await stateOfForm(db, organization, late.key)).toEqual({ answered: true, counted: false });
  await give(organization, "2026-02", { disability: "declined" });
  await closeMonths(bindings, organization, from("2026-03"));
  expect(await stateOfForm(db, organization, late.key)).toEqual({ answered: true, counted: true });
  expect(await countedOf(organization)).toMatchObject({ months: ["2026-02", "2026-01"], all: 6 });
});

test("new answers replace those before until they are counted, and keep their month", async () => {
  const organization = newId("org");
  const given = await many(organization, "2026-01", 13, { race: "white" });
  const change = (form: EeoForm) =>
    Promise.all(given.map(({ application }) => give(organization, "2026-02", form, application)));
  await change({ race: "asian" });
  await closeMonths(bindings, organization, from("2026-02"));
  const { batches } = await readCounts(db, organization);
  expect(new Set(batches.map(({ answer, month }) => `${answer} ${month}`))).toEqual(
    new Set(["asian 2026-01"]),
  );
  await change({ race: "black" });
  await closeMonths(bindings, organization, from("2026-04"));
  expect((await readCounts(db, organization)).batches).toEqual(batches);
});

test("a row tells neither whose it is, nor when in its month it came, nor by its length what was answered", async () => {
  const organization = newId("org");
  const application = newId("app");
  await give(organization, "2026-01", { gender: "male" }, application);
  const all = { race: "pacificIslander", veteran: "notProtected", disability: "declined" } as const;
  await give(organization, "2026-01", { gender: "declined", ...all });
  const { results } = await db
    .prepare("SELECT * FROM eeo_forms WHERE organization_id = ?1")
    .bind(organization)
    .all<{ sealed: string }>();
  const [one, other] = results;
  expect(Object.keys(one ?? {})).toEqual(["organization_id", "key", "month", "sealed", "counted"]);
  expect(one?.sealed.length).toBe(other?.sealed.length);
  expect(JSON.stringify(results)).not.toMatch(new RegExp(`${application}|${requisition}|male|declined`));
});
