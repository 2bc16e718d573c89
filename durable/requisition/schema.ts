import { alarmsTable } from "#durable/kit/alarms.ts";
import type { Migration } from "#durable/kit/migrations.ts";
import { yjsTables } from "#durable/kit/yjs-log.ts";
import { luggageTable } from "#durable/requisition/luggage.ts";
import { mentionTables } from "#durable/requisition/mentions.ts";
import { transferActors, transfersTable } from "#durable/requisition/transfers.ts";

/**
 * The tables of a requisition's room. No secondary indexes: each is a row written (and billed) more.
 * `events` is also the outbox of the queue: what lies above `projected` in `meta` is unconfirmed.
 */
export const requisitionMigrations: readonly Migration[] = [
  `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE events (seq INTEGER PRIMARY KEY, hash TEXT NOT NULL, json TEXT NOT NULL);
   CREATE TABLE commands (id TEXT PRIMARY KEY, digest TEXT NOT NULL, answer TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE applications (id TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE ranks (application TEXT PRIMARY KEY, rank TEXT NOT NULL, rev INTEGER NOT NULL) WITHOUT ROWID;
   CREATE TABLE outbox (
     seq INTEGER PRIMARY KEY, inbox TEXT NOT NULL, entry TEXT NOT NULL, attempts INTEGER NOT NULL, due_at INTEGER NOT NULL
   );
   ${alarmsTable};
   ${yjsTables};`,
  `${mentionTables};
   CREATE TABLE summaries (application TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;`,
  `${luggageTable};
   ${transfersTable};`,
  transferActors,
];
