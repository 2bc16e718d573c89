/**
 * A Yjs document in SQLite: a snapshot in parts plus a log of merged updates (the schema is `yjsTables`).
 * What `append` wrote is what the document is; memory is only a copy.
 */
import * as Y from "yjs";

export const yjsTables = `
CREATE TABLE document_log (
  document TEXT NOT NULL, seq INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (document, seq)
) WITHOUT ROWID;
CREATE TABLE document_snapshot (
  document TEXT NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (document, part)
) WITHOUT ROWID;
CREATE TABLE document_client (
  document TEXT NOT NULL, client INTEGER NOT NULL, user TEXT NOT NULL, PRIMARY KEY (document, client)
) WITHOUT ROWID`;

/** A value in a row may have 2 MB on the platform (local workerd does not enforce it): parts stay well below. */
export const partBytes = 1_000_000;
export const compactAt = { rows: 500, bytes: 1024 * 1024 };

/** Cuts bytes into parts of at most `size`. */
export function cut(bytes: Uint8Array, size = partBytes): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) parts.push(bytes.subarray(at, at + size));
  return parts;
}

/** Puts parts together again. */
export function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** An exact copy in a buffer of its own, as SQLite takes it. */
function blob(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer as ArrayBuffer;
}

type BytesRow = { bytes: ArrayBuffer };

export class YjsLog {
  readonly #storage: DurableObjectStorage;
  readonly #document: string;
  #next = 1;
  #log = { rows: 0, bytes: 0 };
  #snapshotBytes = 0;

  constructor(storage: DurableObjectStorage, document: string) {
    this.#storage = storage;
    this.#document = document;
  }

  /** Bytes on disk, an upper bound of the document's size. */
  get bytes(): number {
    return this.#snapshotBytes + this.#log.bytes;
  }

  /** Bytes that came since the last compaction: how far `bytes` may be above the truth. */
  get looseBytes(): number {
    return this.#log.bytes;
  }

  get wantsCompaction(): boolean {
    return this.#log.rows >= compactAt.rows || this.#log.bytes >= compactAt.bytes;
  }

  /** Reads everything into an empty document. Deleted content is collected (gc on). */
  load(doc: Y.Doc): void {
    const { sql } = this.#storage;
    const parts = sql
      .exec<BytesRow>("SELECT bytes FROM document_snapshot WHERE document = ? ORDER BY part", this.#document)
      .toArray();
    const snapshot = join(parts.map((part) => new Uint8Array(part.bytes)));
    const rows = sql
      .exec<BytesRow & { seq: number }>(
        "SELECT seq, bytes FROM document_log WHERE document = ? ORDER BY seq",
        this.#document,
      )
      .toArray();
    this.#snapshotBytes = snapshot.length;
    this.#log = { rows: rows.length, bytes: rows.reduce((sum, row) => sum + row.bytes.byteLength, 0) };
    this.#next = (rows.at(-1)?.seq ?? 0) + 1;
    doc.transact(() => {
      if (snapshot.length > 0) Y.applyUpdate(doc, snapshot);
      for (const row of rows) Y.applyUpdate(doc, new Uint8Array(row.bytes));
    });
  }

  /** Appends one merged update as one row. */
  append(update: Uint8Array): void {
    this.#storage.sql.exec(
      "INSERT INTO document_log (document, seq, bytes) VALUES (?, ?, ?)",
      this.#document,
      this.#next,
      blob(update),
    );
    this.#next += 1;
    this.#log.rows += 1;
    this.#log.bytes += update.length;
  }

  /** Replaces snapshot and log by the document as it is now. In one transaction; call it from the alarm. */
  compact(doc: Y.Doc): void {
    const { sql } = this.#storage;
    const whole = Y.encodeStateAsUpdate(doc);
    this.#storage.transactionSync(() => {
      sql.exec("DELETE FROM document_snapshot WHERE document = ?", this.#document);
      for (const [part, bytes] of cut(whole).entries()) {
        sql.exec(
          "INSERT INTO document_snapshot (document, part, bytes) VALUES (?, ?, ?)",
          this.#document,
          part,
          blob(bytes),
        );
      }
      sql.exec("DELETE FROM document_log WHERE document = ?", this.#document);
    });
    this.#snapshotBytes = whole.length;
    this.#log = { rows: 0, bytes: 0 };
  }
}
