import type { Migration } from "#durable/kit/migrations.ts";

/** What a candidate was told, once per (requisition, seq). No names, no reasons. */
export const inboxMigrations: readonly Migration[] = [
  `CREATE TABLE entries (
     requisition TEXT NOT NULL, seq INTEGER NOT NULL, application TEXT NOT NULL, json TEXT NOT NULL,
     PRIMARY KEY (requisition, seq)
   ) WITHOUT ROWID`,
];
