/** Tables about interviews. */
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Id } from "#domain/ids/ids.ts";

const organizationId = () => text("organization_id").$type<Id<"org">>().notNull();
const requisitionId = () => text("requisition_id").$type<Id<"req">>().notNull();

/** Projected: whose interviews are where. What they are stands with their application, which is asked. */
export const interviewSeats = sqliteTable(
  "interview_seats",
  {
    organizationId: organizationId(),
    userId: text("user_id").notNull(),
    interviewId: text("interview_id").$type<Id<"itv">>().notNull(),
    applicationId: text("application_id").$type<Id<"app">>().notNull(),
    requisitionId: requisitionId(),
    /** When it is; null: not yet timed. */
    at: integer("at"),
  },
  (row) => [
    primaryKey({ columns: [row.organizationId, row.userId, row.interviewId] }),
    index("interview_seats_application").on(row.organizationId, row.applicationId),
  ],
);

/** What people wrote about an interview: the truth itself, kept out of events so that it can be deleted. */
export const interviewWords = sqliteTable(
  "interview_words",
  {
    organizationId: organizationId(),
    id: text("id").$type<Id<"itv">>().notNull(),
    applicationId: text("application_id").$type<Id<"app">>().notNull(),
    title: text("title").notNull(),
    instructions: text("instructions").notNull(),
    place: text("place").notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.organizationId, row.id] }),
    index("interview_words_application").on(row.organizationId, row.applicationId),
  ],
);
