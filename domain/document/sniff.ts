/** What a file is, by its first bytes and its name together. Neither alone is believed. */
import { accept, type Outcome, refuse } from "../refusal/refusal.ts";

export const documentTypes = ["pdf", "docx", "txt"] as const;
export type DocumentType = (typeof documentTypes)[number];

/** 25 MB, in bytes. */
export const maxDocumentBytes = 25 * 1024 * 1024;
/** Files in one drop. */
export const maxDocumentsAtOnce = 200;
/** How many bytes of the file's beginning `sniffDocumentType` wants to see. */
export const sniffLength = 4_096;

export const documentMimeTypes: Record<DocumentType, string> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  txt: "text/plain; charset=utf-8",
};

/**
 * The type of a document, from its first `sniffLength` bytes (fewer if it is shorter), its name, and its whole
 * size in bytes (the head's length if not given). Refuses: document.empty, document.tooLarge, document.wrongType,
 * document.encrypted (a Word file behind a password is no zip, but an OLE container).
 */
export function sniffDocumentType(
  head: Uint8Array,
  filename: string,
  size = head.length,
): Outcome<DocumentType> {
  if (size === 0 || head.length === 0) return refuse("document.empty");
  if (size > maxDocumentBytes) return refuse("document.tooLarge", { limitMegabytes: 25 });
  const extension = extensionOf(filename);
  if (extension === "docx" && startsWith(head, oleMagic)) return refuse("document.encrypted");
  const content = contentOf(head);
  const expected = extension === "text" ? "txt" : extension;
  if (content && content === expected) return accept(content);
  return refuse("document.wrongType");
}

/** Refuses document.tooMany when more files come at once than `maxDocumentsAtOnce`. */
export function checkDocumentCount(count: number): Outcome<number> {
  return count > maxDocumentsAtOnce
    ? refuse("document.tooMany", { limit: maxDocumentsAtOnce })
    : accept(count);
}

/** The lower-case extension without its dot; empty if the name has none. */
export function extensionOf(filename: string): string {
  return /\.([^./\\]{1,10})\s*$/.exec(filename)?.[1]?.toLowerCase() ?? "";
}

const pdfMagic = [0x25, 0x50, 0x44, 0x46, 0x2d];
const zipMagic = [0x50, 0x4b, 0x03, 0x04];
const oleMagic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function contentOf(head: Uint8Array): DocumentType | undefined {
  if (isPdf(head)) return "pdf";
  // Whether the zip is a Word file only its directory tells, at its end: the reader looks there.
  if (startsWith(head, zipMagic)) return "docx";
  return isText(head) ? "txt" : undefined;
}

/** The PDF specification lets the header stand anywhere in the first 1,024 bytes (ISO 32000-1, annex H.3.4.1). */
function isPdf(head: Uint8Array): boolean {
  const last = Math.min(head.length - pdfMagic.length, 1_024);
  for (let at = 0; at <= last; at += 1) if (startsWith(head, pdfMagic, at)) return true;
  return false;
}

/** Text has no control bytes but tab, line ends, form feed; UTF-16 says so with a byte order mark. */
function isText(head: Uint8Array): boolean {
  if (startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff])) return head.length > 2;
  return head.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0x1b);
}

function startsWith(bytes: Uint8Array, magic: readonly number[], at = 0): boolean {
  return bytes.length >= at + magic.length && magic.every((byte, index) => bytes[at + index] === byte);
}
