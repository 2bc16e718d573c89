/** Reading documents: bytes in, text and what it says of the person out. */
import type { ContactFields } from "#domain/document/contact.ts";
import type { DocumentType } from "#domain/document/sniff.ts";
import type { Outcome } from "#domain/refusal/refusal.ts";

export interface DocumentReading {
  /** At most 400,000 characters, a line of the page a line; a tab where the page has a wide gap. */
  text: string;
  /** 1 where the format knows no pages. */
  pages: number;
  /** The document was longer than what is read. */
  truncated: boolean;
  fields: ContactFields;
}

export interface DocumentReader {
  /**
   * Refuses for good with a `document.*` code, for what lies in the file. Throws `ReaderAway` for what lies in us:
   * then the same file may go well later. The file's name helps to tell the person's.
   */
  read(
    bytes: Uint8Array<ArrayBuffer>,
    type: DocumentType,
    filename?: string,
  ): Promise<Outcome<DocumentReading>>;
}

/** The reader cannot be reached, is busy, or broke down. Carries no word of any document. */
export class ReaderAway extends Error {
  override name = "ReaderAway";
}
