/**
 * What goes along with an application that leaves: the rows of its documents (notes, card), who wrote in them, who is
 * mentioned, the summary. Packed from the disk of the old room, put aside in parts in the new one, and taken over there
 * in the transaction in which it arrives. Nobody writes in these documents while they are on their way.
 */
import { z } from "zod";

export const luggageTable = `CREATE TABLE luggage (
  transfer TEXT NOT NULL, part INTEGER NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL,
  document TEXT NOT NULL, number INTEGER NOT NULL, text TEXT NOT NULL, other TEXT NOT NULL, bytes BLOB,
  PRIMARY KEY (transfer, part, at)
) WITHOUT ROWID`;

/** One row of one of the tables below, whichever it is. */
export const packedSchema = z.object({
  kind: z.enum(["snapshot", "log", "client", "mention", "summary"]),
  document: z.string().max(200),
  number: z.number().int().nonnegative(),
  text: z.string(),
  other: z.string(),
  bytes: z.instanceof(ArrayBuffer).nullable(),
});
export type Packed = z.infer<typeof packedSchema>;

/** Bytes of one part, so that a call stays small; a single row may be larger, up to a row's own limit. */
const partBytes = 1_000_000;

const tables = {
  snapshot: { table: "document_snapshot", columns: "document, part, bytes", from: "document, number, bytes" },
  log: { table: "document_log", columns: "document, seq, bytes", from: "document, number, bytes" },
  client: { table: "document_client", columns: "document, client, user", from: "document, number, text" },
  mention: { table: "mentions", columns: "document, user, notice", from: "document, text, other" },
} as const;

const selects = {
  snapshot: "SELECT document, part AS number, '' AS text, '' AS other, bytes FROM document_snapshot",
  log: "SELECT document, seq AS number, '' AS text, '' AS other, bytes FROM document_log",
  client: "SELECT document, client AS number, user AS text, '' AS other, NULL AS bytes FROM document_client",
  mention: "SELECT document, 0 AS number, user AS text, notice AS other, NULL AS bytes FROM mentions",
} as const;

export class Luggage {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Everything of an application, in parts; always the same as long as nobody writes. */
  pack(application: string): Packed[][] {
    const rows: Packed[] = [];
    for (const [kind, select] of Object.entries(selects)) {
      for (const prefix of prefixes(application)) {
        const found = this.#sql.exec(
          `${select} WHERE document >= ? AND document < ? ORDER BY 1, 2, 3`,
          prefix,
          `${prefix}~`,
        );
        for (const row of found) rows.push(packedSchema.parse({ ...row, kind }));
      }
    }
    const [summary] = this.#sql
      .exec<{ json: string }>("SELECT json FROM summaries WHERE application = ?", application)
      .toArray();
    if (summary) {
      const text = summary.json;
      rows.push({ kind: "summary", document: application, number: 0, text, other: "", bytes: null });
    }
    return inParts(rows);
  }

  /** Puts a part aside; the same part again replaces it. */
  keep(transfer: string, part: number, rows: readonly Packed[]): void {
    this.#sql.exec("DELETE FROM luggage WHERE transfer = ? AND part = ?", transfer, part);
    rows.forEach(({ kind, document, number, text, other, bytes }, at) => {
      this.#sql.exec(
        "INSERT INTO luggage (transfer, part, at, kind, document, number, text, other, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ...[transfer, part, at, kind, document, number, text, other, bytes],
      );
    });
  }

  /** How many parts are here. */
  parts(transfer: string): number {
    const counted = this.#sql.exec<{ n: number }>(
      "SELECT count(DISTINCT part) AS n FROM luggage WHERE transfer = ?",
      transfer,
    );
    return counted.one().n;
  }

  /** Takes over what was put aside, in place of what an earlier stay has left. In the transaction of the arrival. */
  unpack(transfer: string, application: string): void {
    this.remove(application);
    for (const [kind, { table, columns, from }] of Object.entries(tables)) {
      this.#sql.exec(
        `INSERT INTO ${table} (${columns}) SELECT ${from} FROM luggage WHERE transfer = ? AND kind = ?`,
        transfer,
        kind,
      );
    }
    this.#sql.exec(
      "INSERT INTO summaries (application, json) SELECT document, text FROM luggage WHERE transfer = ? AND kind = 'summary'",
      transfer,
    );
    this.drop(transfer);
  }

  /** Forgets what was put aside. */
  drop(transfer: string): void {
    this.#sql.exec("DELETE FROM luggage WHERE transfer = ?", transfer);
  }

  /** Removes what belongs to an application: it lives elsewhere, with all that was written about it. */
  remove(application: string): void {
    for (const { table } of Object.values(tables)) {
      for (const prefix of prefixes(application)) {
        this.#sql.exec(`DELETE FROM ${table} WHERE document >= ? AND document < ?`, prefix, `${prefix}~`);
      }
    }
    this.#sql.exec("DELETE FROM summaries WHERE application = ?", application);
  }
}

/** How the names of an application's documents begin (domain/live/documents.ts). */
function prefixes(application: string): string[] {
  return [`card.${application}`, `notes.${application}.`];
}

function inParts(rows: readonly Packed[]): Packed[][] {
  const parts: Packed[][] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = 200 + row.text.length + (row.bytes?.byteLength ?? 0);
    const last = parts.at(-1);
    if (last && bytes + size <= partBytes) last.push(row);
    else {
      parts.push([row]);
      bytes = 0;
    }
    bytes += size;
  }
  return parts;
}
