/** Which documents a requisition's room holds, and who may read and write each. */
import { type Capability, can, type Grant } from "#domain/access/access.ts";

export const documentNames = ["board"] as const;
export type DocumentName = (typeof documentNames)[number];

interface DocumentAccess {
  read: Capability;
  write: Capability;
}

const access = {
  board: { read: "board.view", write: "board.order" },
} as const satisfies Record<DocumentName, DocumentAccess>;

/** Parses the name of a document, or answers null. */
export function documentName(value: unknown): DocumentName | null {
  return documentNames.find((name) => name === value) ?? null;
}

/** All or nothing: who may read a document gets all of it (a Yjs client holds the whole document). */
export function mayRead(grant: Grant, document: DocumentName): boolean {
  return can(grant.actor, access[document].read);
}

export function mayWrite(grant: Grant, document: DocumentName): boolean {
  return can(grant.actor, access[document].write);
}
