import { expect, test } from "vitest";
import { refuse } from "#domain/refusal/refusal.ts";
import { emptyFile, renamedPng, resumePdf } from "#tests/factories/documents.ts";
import { handle } from "#workers/heavy/handle.ts";
import { heavyReader } from "./heavy-reader.ts";
import { type IngestDeps, ingest, type ReadingEnd } from "./ingest.ts";
import { type DocumentReader, ReaderAway } from "./port.ts";

const inProcess = heavyReader({
  fetch: (input: RequestInfo | URL, init?: RequestInit) => handle(new Request(input, init)),
});

/** A store in memory that behaves as D1 and R2 do: the first end of a reading is the one that stays. */
function world(bytes: Uint8Array<ArrayBuffer> | null, reader: DocumentReader = inProcess) {
  const ends: ReadingEnd[] = [];
  const deps: IngestDeps = {
    findFile: async () => (ends.length === 0 ? { name: "cv.pdf", type: "pdf" } : null),
    loadBytes: async () => bytes,
    reader,
    saveReading: async (end) => {
      if (ends.length === 0) ends.push(end);
    },
  };
  return { deps, ends };
}

test("a file is read, and its person is found", async () => {
  const { bytes, expected } = await resumePdf();
  const { deps, ends } = world(bytes);
  expect(await ingest(deps)).toBe("read");
  expect(ends).toMatchObject([{ status: "read", pages: 1, fields: expected }]);
});

test("the same message again, or two at once, end the reading once", async () => {
  const { bytes } = await resumePdf();
  const { deps, ends } = world(bytes);
  await Promise.all([ingest(deps), ingest(deps)]);
  expect(await ingest(deps)).toBe("nothing");
  expect(ends).toHaveLength(1);
});

test("a file that is gone is let be", async () => {
  const { deps, ends } = world(null);
  expect(await ingest({ ...deps, findFile: async () => null })).toBe("nothing");
  expect(ends).toEqual([]);
});

test("what cannot be read ends as unreadable, with its reason", async () => {
  for (const [bytes, reason] of [
    [null, "file.missing"],
    [emptyFile(), "document.empty"],
    [renamedPng(), "document.wrongType"],
  ] as const) {
    const { deps, ends } = world(bytes);
    expect(await ingest(deps)).toBe("unreadable");
    expect(ends).toEqual([{ status: "unreadable", reason }]);
  }
});

test("a refusal of the reader is the end, its absence is not", async () => {
  const { bytes } = await resumePdf();
  const scan = world(bytes, { read: async () => refuse("document.noText") });
  expect(await ingest(scan.deps)).toBe("unreadable");
  expect(scan.ends).toEqual([{ status: "unreadable", reason: "document.noText" }]);
  const away = world(bytes, { read: () => Promise.reject(new ReaderAway("busy")) });
  await expect(ingest(away.deps)).rejects.toThrow(ReaderAway);
  expect(away.ends).toEqual([]);
});
