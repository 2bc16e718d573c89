/**
 * What a message on the DOCUMENTS queue starts: read one file and write down what came of it. The message is only a
 * wake-up: the file's row says whether there is anything to do. Running it twice, or late, changes nothing more.
 */
import type { ContactFields } from "#domain/document/contact.ts";
import { type DocumentType, sniffDocumentType, sniffLength } from "#domain/document/sniff.ts";
import { type Outcome, type RefusalCode, refuse } from "#domain/refusal/refusal.ts";
import type { DocumentReader, DocumentReading } from "./port.ts";

/** The end of a reading, one way or the other. */
export type ReadingEnd =
  | { status: "read"; text: string; pages: number; fields: ContactFields }
  | { status: "unreadable"; reason: RefusalCode };

export interface IngestDeps {
  /** The file as its row says now; null if it is gone or its reading is over. */
  findFile(): Promise<{ name: string; type: DocumentType } | null>;
  /** The file's bytes; null if the store has none. */
  loadBytes(): Promise<Uint8Array<ArrayBuffer> | null>;
  reader: DocumentReader;
  /** Writes the end and tells whoever looks at the card. Does nothing if the reading ended meanwhile. */
  saveReading(end: ReadingEnd): Promise<void>;
}

/** Resolves to how it ended; "nothing" if there was nothing to do. Throws what may go well when tried again. */
export async function ingest(deps: IngestDeps): Promise<ReadingEnd["status"] | "nothing"> {
  const file = await deps.findFile();
  if (!file) return "nothing";
  const reading = await readFile(deps, file);
  const end: ReadingEnd = reading.ok
    ? { status: "read", text: reading.value.text, pages: reading.value.pages, fields: reading.value.fields }
    : { status: "unreadable", reason: reading.refusal.code };
  await deps.saveReading(end);
  return end.status;
}

async function readFile(
  { loadBytes, reader }: IngestDeps,
  { name, type }: { name: string; type: DocumentType },
): Promise<Outcome<DocumentReading>> {
  const bytes = await loadBytes();
  if (!bytes) return refuse("file.missing");
  // What the upload was taken for may have been wrong, or the store changed: the bytes decide once more.
  const sniffed = sniffDocumentType(bytes.subarray(0, sniffLength), `file.${type}`, bytes.length);
  return sniffed.ok ? reader.read(bytes, sniffed.value, name) : sniffed;
}
