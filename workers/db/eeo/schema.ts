/**
 * Equal-opportunity answers, apart from everything else. No column leads to a person: a form's key and what is sealed
 * in it need EEO_SECRET (workers/eeo/), and what is reported are counts that never say less than five.
 */
import { sql } from "drizzle-orm";
import { check, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

const organizationId = () => text("organization_id").notNull();

/** One application's answers. Kept in the order of the keys (WITHOUT ROWID), so that not even the order of rows tells. */
export const eeoForms = sqliteTable(
  "eeo_forms",
  {
    organizationId: organizationId(),
    /** An HMAC of the application's id. */
    key: text("key").notNull(),
    /** YYYY-MM of the first answer: no finer, so that no log of visits matches it. */
    month: text("month").notNull(),
    /** The answers and the requisition. */
    sealed: text("sealed").notNull(),
    /** Its month is over and counted. */
    counted: integer("counted", { mode: "boolean" }).notNull().default(false),
  },
  (row) => [primaryKey({ columns: [row.organizationId, row.key] })],
);

/** What can be reported, in fives. An empty requisition: of several that are too small to be named. */
export const eeoCounts = sqliteTable(
  "eeo_counts",
  {
    organizationId: organizationId(),
    month: text("month").notNull(),
    requisitionId: text("requisition_id").notNull(),
    question: text("question").notNull(),
    answer: text("answer").notNull(),
    n: integer("n").notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.organizationId, row.month, row.requisitionId, row.question, row.answer] }),
    check("eeo_counts_in_fives", sql`${row.n} > 0 and ${row.n} % 5 = 0`),
  ],
);

/** What was left over of the months before: eight of each at most, reported to nobody. */
export const eeoCarried = sqliteTable(
  "eeo_carried",
  {
    organizationId: organizationId(),
    question: text("question").notNull(),
    answer: text("answer").notNull(),
    n: integer("n").notNull(),
  },
  (row) => [primaryKey({ columns: [row.organizationId, row.question, row.answer] })],
);

/** Who asks its candidates at all. No row: it does not. */
export const eeoSettings = sqliteTable(
  "eeo_settings",
  { organizationId: organizationId(), asks: integer("asks", { mode: "boolean" }).notNull() },
  (row) => [primaryKey({ columns: [row.organizationId] })],
);

/** Months that are counted: each once. */
export const eeoMonths = sqliteTable(
  "eeo_months",
  { organizationId: organizationId(), month: text("month").notNull() },
  (row) => [primaryKey({ columns: [row.organizationId, row.month] })],
);
