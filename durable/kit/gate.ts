/**
 * The gate: what an update must be before a document sees it (reference/trust.md §2.2, §2.3). Structure is checked
 * here, without applying anything; what the change means is for the document's schema. Fails closed.
 */
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";

export const gateLimits = {
  bytes: 256 * 1024,
  structs: 5_000,
  deleteRanges: 50_000,
  /** Clock ticks that one update may add for one client. */
  ticks: 1_000_000,
} as const;

/** What a document may hold. */
export interface DocumentSchema {
  /** Names the document's roots and their types, before anything else touches it. */
  prepare(doc: Y.Doc): void;
  /** Whether this new struct may be there at all, by its content and its place. Cheap: before anything is applied. */
  allows(struct: Y.Item | Y.GC): boolean;
  /** What a transaction changed, by key; null if the document is now something it must not be. */
  changed(doc: Y.Doc, transaction: Y.Transaction): string[] | null;
}

export interface GateContext {
  doc: Y.Doc;
  schema: DocumentSchema;
  /** Who sends it. */
  user: string;
  /** To whom a client id belongs, if anybody used it in this document before. */
  owner(client: number): string | undefined;
  /** Whether anybody has written with it: who only said that they are here has not. */
  wrote?(client: number): boolean;
}

export interface Passed {
  /** Client ids that nobody had used before: they are the sender's from now on. */
  fresh: number[];
  /** Whether it holds anything that the document does not have yet. */
  news: boolean;
}

type Decoded = ReturnType<typeof Y.decodeUpdate>;

function decode(update: Uint8Array): Decoded | null {
  try {
    const decoded = Y.decodeUpdate(update);
    // V2 bytes start with a zero, which V1 reads as "no structs": what follows must then be the whole of it.
    const whole = decoded.structs.length > 0 || 1 + deleteSetBytes(decoded) === update.length;
    return whole ? decoded : null;
  } catch {
    return null;
  }
}

/** How many bytes the deletions take in V1. */
function deleteSetBytes({ ds }: Decoded): number {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, ds.clients.size);
  for (const [client, deletes] of ds.clients) {
    for (const each of [client, deletes.length]) encoding.writeVarUint(encoder, each);
    for (const { clock, len } of deletes) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, len);
    }
  }
  return encoding.length(encoder);
}

const isClient = (client: number) => Number.isInteger(client) && client >= 0 && client <= 0xff_ff_ff_ff;

/**
 * Checks an update in the V1 encoding. Refuses with wire.tooLarge, wire.malformed, document.gap (something before it
 * is missing: the sender should sync again) or document.forbiddenContent.
 */
export function checkUpdate(update: Uint8Array, context: GateContext): Outcome<Passed> {
  if (update.length > gateLimits.bytes) return refuse("wire.tooLarge");
  const decoded = decode(update);
  if (!decoded) return refuse("wire.malformed");
  if (decoded.structs.length > gateLimits.structs) return refuse("wire.tooLarge");
  const ends = new Map<number, number>();
  const known = (client: number) => ends.get(client) ?? Y.getState(context.doc.store, client);
  const structs = checkStructs(decoded, context, known, ends);
  if (!structs.ok) return structs;
  const deletes = checkDeletes(decoded, context.doc, known);
  if (!deletes.ok) return deletes;
  const { fresh, added } = structs.value;
  return accept({ fresh, news: added > 0 || deletes.value.news });
}

function checkStructs(
  { structs }: Decoded,
  context: GateContext,
  known: (client: number) => number,
  ends: Map<number, number>,
): Outcome<{ fresh: number[]; added: number }> {
  const fresh = new Set<number>();
  const added: Y.Item[] = [];
  let count = 0;
  for (const struct of structs) {
    if (struct instanceof Y.Skip) return refuse("document.gap");
    const { client, clock } = struct.id;
    const end = clock + struct.length;
    if (!isClient(client) || struct.length < 1 || !Number.isSafeInteger(end)) return refuse("wire.malformed");
    if (clock > known(client)) return refuse("document.gap");
    if (end <= known(client)) continue;
    if (end - Y.getState(context.doc.store, client) > gateLimits.ticks) {
      return refuse("document.forbiddenContent");
    }
    const owner = context.owner(client);
    if (owner !== undefined && owner !== context.user) return refuse("document.forbiddenContent");
    if (!(context.wrote?.(client) ?? owner !== undefined)) fresh.add(client);
    if (!context.schema.allows(struct)) return refuse("document.forbiddenContent");
    if (struct instanceof Y.Item) added.push(struct);
    count += 1;
    ends.set(client, end);
  }
  for (const item of added) if (!rooted(item, known)) return refuse("document.gap");
  return accept({ fresh: [...fresh], added: count });
}

/** Whether everything that the item points to is there: nothing may wait in the document for something else. */
function rooted(item: Y.Item, known: (client: number) => number): boolean {
  const parent = item.parent instanceof Y.ID ? item.parent : null;
  return [item.origin, item.rightOrigin, parent].every((id) => !id || id.clock < known(id.client));
}

function checkDeletes(
  { ds }: Decoded,
  doc: Y.Doc,
  known: (client: number) => number,
): Outcome<{ news: boolean }> {
  let ranges = 0;
  let news = false;
  for (const [client, deletes] of ds.clients) {
    ranges += deletes.length;
    if (ranges > gateLimits.deleteRanges) return refuse("wire.tooLarge");
    for (const { clock, len } of deletes) {
      const end = clock + len;
      if (len < 1 || !Number.isSafeInteger(end)) return refuse("wire.malformed");
      if (end > known(client)) return refuse("document.gap");
      news ||= !allDeleted(doc, client, clock, end);
    }
  }
  return accept({ news });
}

function allDeleted(doc: Y.Doc, client: number, clock: number, end: number): boolean {
  if (end > Y.getState(doc.store, client)) return false;
  const structs = doc.store.clients.get(client) ?? [];
  for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
    const struct = structs[at];
    if (!struct || struct.id.clock >= end) break;
    if (!struct.deleted) return false;
  }
  return true;
}
