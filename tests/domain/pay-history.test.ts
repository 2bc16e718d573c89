// What somebody earned before is nowhere: no field, no column, no view; and a résumé that says it is read without it.
import { getTableColumns, is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import { expect, test } from "vitest";
import { z } from "zod";
import { readContactFields } from "#domain/document/contact.ts";
import { anyCommandSchema } from "#domain/requisition/commands.ts";
import { roomEventSchema } from "#domain/requisition/events.ts";
import { roomStateSchema } from "#domain/requisition/schema.ts";
import * as board from "#domain/views/board.ts";
import * as pay from "#domain/views/pay.ts";
import { candidateFieldsSchema } from "#workers/commands/candidate-fields.ts";
import * as tables from "#workers/db/tenant/schema.ts";

const resumes = [
  `Lena Okafor\nOptical engineer\nlena@example.com · +31 20 123 4567 · Utrecht\nCurrent salary: 90,000\nExperience\nNordlicht, 2019–2025`,
  `LENA OKAFOR\nCurrent salary 90,000 EUR per year, expected 105,000\nlena@example.com\n+31 20 123 4567`,
  `Lena Okafor\nSalary history: 2019 71,500; 2022 82,250; 2024 90,000\nE-mail lena@example.com\nPhone +31 20 123 4567`,
  `Lena Okafor\nGehalt zuletzt 90.000 €\nlena@example.com\nUtrecht`,
  `Lena Okafor\nlena@example.com\nMost recent compensation 90000 + 10% bonus\nCTC 24 LPA, 90 000 base`,
];

test.each(resumes)("a résumé that tells pay is read without it: %#", (text) => {
  const fields = readContactFields(text, "lena-okafor.pdf");
  expect(
    Object.keys(fields).every((key) => ["name", "email", "phone", "headline", "location"].includes(key)),
  ).toBe(true);
  expect(JSON.stringify(fields)).not.toMatch(/90|105|71|82|24 LPA|salar|gehalt|compensation|ctc/i);
  expect(fields.email).toBe("lena@example.com");
});

const earned = /salar|histor|previous|current_?pay|compensation|earn/i;

test("no table of tenants has a column for it", () => {
  const columns = Object.values(tables).flatMap((table: unknown) =>
    is(table, SQLiteTable) ? Object.values(getTableColumns(table)).map(({ name }) => name) : [],
  );
  expect(columns).toContain("amount_minor");
  expect(columns.filter((name) => earned.test(name))).toEqual([]);
});

test("no view, form, command or event has a field for it, and no event or command has any pay at all", () => {
  const keysOf = (schema: z.ZodType) =>
    [...JSON.stringify(z.toJSONSchema(schema, { unrepresentable: "any" })).matchAll(/"(\w+)":\{/g)].map(
      ([, key]) => key,
    );
  const views = [...Object.values(board), ...Object.values(pay)].filter((each) => each instanceof z.ZodType);
  const inRooms = [roomEventSchema, anyCommandSchema, roomStateSchema].flatMap(keysOf);
  const all = [...views, candidateFieldsSchema].flatMap(keysOf).concat(inRooms);
  expect(all).toContain("expectation");
  expect(inRooms).toContain("application");
  expect(all.filter((key) => key && earned.test(key))).toEqual([]);
  expect(inRooms.filter((key) => key && /pay|currency|offer|expectation|amount/i.test(key))).toEqual([]);
});
