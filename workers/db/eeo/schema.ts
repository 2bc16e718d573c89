/** Equal-opportunity answers, apart from everything else: no key here leads back to a person's name. */
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const eeoAnswers = sqliteTable(
  "eeo_answers",
  {
    organizationId: text("organization_id").notNull(),
    id: text("id").notNull(),
    requisitionId: text("requisition_id").notNull(),
    answers: text("answers").notNull(),
    answeredAt: integer("answered_at").notNull(),
  },
  (row) => [primaryKey({ columns: [row.organizationId, row.id] })],
);
