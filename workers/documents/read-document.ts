/** The DOCUMENTS queue's job with its real parts: D1 for the row, R2 for the bytes, the heavy Worker to read. */
import type { Id } from "#domain/ids/ids.ts";
import { finishReading } from "#workers/commands/finish-reading.ts";
import type { Env } from "#workers/env.ts";
import { fileToRead } from "#workers/queries/file-to-read.ts";
import { heavyReader } from "./heavy-reader.ts";
import { ingest, type ReadingEnd } from "./ingest.ts";

/** Reads one file, if it still waits. Throws when trying again may help; the queue does, and gives up in the end. */
export async function readDocument(
  env: Env,
  { organization, file }: { organization: Id<"org">; file: Id<"file"> },
): Promise<ReadingEnd["status"] | "nothing"> {
  const row = await fileToRead(env, organization, file);
  return ingest({
    findFile: async () => row,
    loadBytes: async () => {
      const object = row ? await env.FILES.get(row.key) : null;
      return object ? new Uint8Array(await object.arrayBuffer()) : null;
    },
    reader: heavyReader(env.HEAVY),
    saveReading: (end) => finishReading(env, organization, file, resultOf(end)),
  });
}

function resultOf(end: ReadingEnd) {
  if (end.status === "unreadable") {
    return { reading: end.status, problem: end.reason, text: null, pages: null, found: {} };
  }
  return { reading: end.status, problem: null, text: end.text, pages: end.pages, found: end.fields };
}
