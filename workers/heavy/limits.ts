/** What the heavy Worker will take in and give out. Chosen far above any honest résumé. */
export const limits = {
  /** Bytes of one uploaded document; the same number as domain/document's `maxDocumentBytes`. */
  documentBytes: 25 * 1024 * 1024,
  pdfPages: 200,
  /** Characters of text handed back; what is longer is cut, and says so. */
  textCharacters: 400_000,
  /** Milliseconds after which a document is given up. Checked between pages. */
  readingMilliseconds: 20_000,
  /** A DOCX is a zip: what it may declare to hold, and how much of its XML is inflated. */
  zip: { entries: 5_000, totalBytes: 300 * 1024 * 1024, xmlBytes: 16 * 1024 * 1024, ratio: 150 },
  /** How many run side by side, and how many may wait; whoever comes then is told to come back. */
  documents: { atOnce: 2, waiting: 32 },
  passwords: { atOnce: 2, waiting: 32 },
  /** Seconds in Retry-After. */
  retryAfter: 2,
} as const;
