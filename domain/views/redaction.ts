/** What stands in a redacted text for what was taken out of it: ⟦name⟧. */
export const redactions = ["name", "email", "phone", "link"] as const;
export type Redaction = (typeof redactions)[number];

/** To take a redacted text apart: what is in the group was taken out. */
export const redactionMark = /⟦(name|email|phone|link)⟧/u;
