import type { Migration } from "#durable/kit/migrations.ts";
import { audiencesTable } from "#durable/organization/audiences.ts";
import { auditTables } from "#durable/organization/audit-log.ts";
import { noticesTable } from "#durable/organization/notices.ts";

/** Who is in which room, as the rooms last said. `room` is the room's object name. */
export const hubMigrations: readonly Migration[] = [
  `CREATE TABLE presence (
     requisition TEXT PRIMARY KEY, room TEXT NOT NULL, people TEXT NOT NULL
   ) WITHOUT ROWID`,
  noticesTable,
  audiencesTable,
  auditTables,
];
