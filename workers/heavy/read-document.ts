/** One document's text, by its type. The bytes are checked again: nobody upstream is believed. */
import { type DocumentType, sniffDocumentType, sniffLength } from "#domain/document/sniff.ts";
import type { Outcome } from "#domain/refusal/refusal.ts";
import { limits } from "./limits.ts";
import { readDocx } from "./read-docx.ts";
import { readPdf } from "./read-pdf.ts";
import { readPlainText } from "./read-plain-text.ts";
import type { DocumentText } from "./schema.ts";

/** `now` in epoch milliseconds. Refuses with the `document.*` codes of the readers. */
export async function readDocument(
  bytes: Uint8Array,
  type: DocumentType,
  now: number,
): Promise<Outcome<DocumentText>> {
  const sniffed = sniffDocumentType(bytes.subarray(0, sniffLength), `document.${type}`, bytes.length);
  if (!sniffed.ok) return sniffed;
  switch (type) {
    case "pdf":
      return readPdf(bytes, now + limits.readingMilliseconds);
    case "docx":
      return readDocx(bytes);
    case "txt":
      return readPlainText(bytes);
  }
}
