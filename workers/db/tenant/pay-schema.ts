/** Tenants' rows about pay and about who sees it: part of schema.ts, in a file of their own. */
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Id } from "#domain/ids/ids.ts";
import type { PayPeriod } from "#domain/pay/schema.ts";

const organizationId = () => text("organization_id").$type<Id<"org">>().notNull();
const requisitionId = () => text("requisition_id").$type<Id<"req">>().notNull();

/** What a requisition may pay, in minor units of an ISO 4217 currency. Pay is in no room, event, queue or log. */
export const requisitionPay = sqliteTable(
  "requisition_pay",
  {
    organizationId: organizationId(),
    requisitionId: requisitionId(),
    min: integer("min_minor").notNull(),
    max: integer("max_minor").notNull(),
    currency: text("currency").notNull(),
    period: text("period").$type<PayPeriod>().notNull(),
    published: integer("published", { mode: "boolean" }).notNull(),
    changedAt: integer("changed_at").notNull(),
    changedBy: text("changed_by").notNull(),
  },
  (row) => [primaryKey({ columns: [row.organizationId, row.requisitionId] })],
);

/** What a candidate expects on an application, and what they are offered there. Nobody's pay before is anywhere. */
export const applicationPay = sqliteTable(
  "application_pay",
  {
    organizationId: organizationId(),
    applicationId: text("application_id").$type<Id<"app">>().notNull(),
    field: text("field").$type<"expectation" | "offer">().notNull(),
    /** Where it was said: an offer stays with its requisition if the application goes to another. */
    requisitionId: requisitionId(),
    amount: integer("amount_minor").notNull(),
    currency: text("currency").notNull(),
    period: text("period").$type<PayPeriod>().notNull(),
    changedAt: integer("changed_at").notNull(),
    changedBy: text("changed_by").notNull(),
  },
  (row) => [primaryKey({ columns: [row.organizationId, row.applicationId, row.field, row.requisitionId] })],
);

/** What an organization says of itself, once for all its requisitions. No row: as it is by default. */
export const organizationSettings = sqliteTable(
  "organization_settings",
  {
    organizationId: organizationId(),
    /** Its hiring managers see what candidates of their requisitions expect to be paid. */
    managersSeeExpectations: integer("managers_see_expectations", { mode: "boolean" })
      .notNull()
      .default(false),
  },
  (row) => [primaryKey({ columns: [row.organizationId] })],
);
