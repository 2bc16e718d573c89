import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { migrate } from "./migrations.ts";
import { compactAt, cut, join, partBytes, YjsLog, yjsTables } from "./yjs-log.ts";

/** Runs with the storage of a fresh object. */
function withStorage(name: string, run: (storage: DurableObjectStorage) => void): Promise<void> {
  return runInDurableObject(env.ORGANIZATION.getByName(name), (_object, { storage }) => {
    migrate(storage, [yjsTables]);
    run(storage);
  });
}

function read(storage: DurableObjectStorage): Y.Doc {
  const doc = new Y.Doc();
  new YjsLog(storage, "board").load(doc);
  return doc;
}

test("what was appended is loaded again, before and after compaction, and compaction empties the log", async () => {
  await withStorage("log", (storage) => {
    const log = new YjsLog(storage, "board");
    const doc = new Y.Doc();
    log.load(doc);
    doc.on("update", (update: Uint8Array) => log.append(update));
    const map = doc.getMap("ranks");
    for (let at = 0; at < compactAt.rows; at += 1) map.set(`key${at % 20}`, `value${at}`);
    expect(log.wantsCompaction).toBe(true);
    expect(read(storage).getMap("ranks").toJSON()).toEqual(map.toJSON());
    log.compact(doc);
    expect(log.wantsCompaction).toBe(false);
    expect(storage.sql.exec("SELECT count(*) AS n FROM document_log").one().n).toBe(0);
    map.set("after", "compaction");
    expect(read(storage).getMap("ranks").toJSON()).toEqual(map.toJSON());
  });
});

test("a document of more than a megabyte lies in parts, none of them larger than a row may be", async () => {
  await withStorage("parts", (storage) => {
    const log = new YjsLog(storage, "board");
    const doc = new Y.Doc();
    for (let at = 0; at < 25; at += 1) doc.getMap("big").set(`k${at}`, "x".repeat(100_000));
    log.compact(doc);
    const rows = storage.sql.exec("SELECT part, length(bytes) AS size FROM document_snapshot").toArray();
    expect(rows.length).toBe(3);
    for (const row of rows) expect(Number(row.size)).toBeLessThanOrEqual(partBytes);
    expect(read(storage).getMap("big").toJSON()).toEqual(doc.getMap("big").toJSON());
  });
});

test("cutting and joining gives the same bytes for every length around the size of a part", () => {
  for (const length of [0, 1, 9, 10, 11, 19, 20, 21, 100]) {
    const bytes = Uint8Array.from({ length }, (_each, at) => at);
    expect(join(cut(bytes, 10))).toEqual(bytes);
  }
});

test("steps of a schema are applied once each, and an older program refuses a newer store", async () => {
  await runInDurableObject(env.ORGANIZATION.getByName("steps"), (_object, { storage }) => {
    migrate(storage, ["CREATE TABLE one (id)"]);
    migrate(storage, ["CREATE TABLE one (id)", "CREATE TABLE two (id)"]);
    expect(() => migrate(storage, ["CREATE TABLE one (id)"])).toThrow(/older/);
    expect(storage.sql.exec("SELECT count(*) AS n FROM two").one().n).toBe(0);
  });
});
