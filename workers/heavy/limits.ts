/** What the heavy Worker will take in and give out. Chosen far above any honest résumé. */
export const limits = {
  /** Bytes of one uploaded document; the same number as domain/document's `maxDocumentBytes`. */
  documentBytes: 25 * 1024 * 1024,
  pdfPages: 200,
  /** Characters of text handed back; what is longer is cut, and says so. */
  textCharacters: 400_000,
  /** Milliseconds after which a document is given up. Checked between pages. */
  readingMilliseconds: 20_000,
  /** A DOCX is a zip: what it may hold. Only its XML is ever inflated. */
  zip: { entries: 5_000, totalBytes: 300 * 1024 * 1024, xmlBytes: 32 * 1024 * 1024, ratio: 150 },
  password: { characters: 1_024, atOnce: 2, waiting: 32 },
} as const;
