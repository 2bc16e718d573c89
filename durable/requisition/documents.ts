/**
 * The documents of a room: the board, and what else somebody has opened. Each is loaded when it is first used and let
 * go, the longest unused first, when together they take more memory than a room may; nobody notices, as everything
 * that was shown is on disk. A room that sleeps forgets them all.
 */
import { documentName, parseDocument, type RoomDocument } from "#domain/live/documents.ts";
import type { DocumentSchema } from "#durable/kit/gate.ts";
import type { LiveDocument } from "#durable/kit/live-document.ts";
import { cardSchema } from "#durable/requisition/card-document.ts";
import type { Member } from "#durable/requisition/members.ts";
import { noteSchema } from "#durable/requisition/note-document.ts";
import {
  type DocumentHooks,
  OpenDocument,
  type OpenDocumentDeps,
} from "#durable/requisition/open-document.ts";

/** Bytes on disk of all documents that are in memory at once (there they take a few times as much). */
export const loadedBytesMost = 16 * 1024 * 1024;
/** What even an empty document takes. */
const leastBytes = 64 * 1024;

const costOf = ({ loadedBytes }: LiveDocument) =>
  loadedBytes === null ? 0 : Math.max(loadedBytes, leastBytes);

/** What a document that is not the board does besides. */
export type HooksOf = (document: RoomDocument) => DocumentHooks;

export class Documents {
  readonly board: OpenDocument;
  readonly #deps: OpenDocumentDeps;
  readonly #hooksOf: HooksOf;
  readonly #knowsLabel: (label: string) => boolean;
  /** The last used one stands last. */
  readonly #others = new Map<string, OpenDocument>();

  constructor(
    deps: OpenDocumentDeps,
    board: { schema: DocumentSchema; hooks: DocumentHooks },
    hooksOf: HooksOf = () => ({}),
    knowsLabel: (label: string) => boolean = () => false,
  ) {
    this.#knowsLabel = knowsLabel;
    this.#deps = deps;
    this.#hooksOf = hooksOf;
    this.board = new OpenDocument({ name: "board", kind: "board" }, board.schema, deps, board.hooks);
  }

  /** The document that a member has open. */
  of(member: Member): OpenDocument {
    return member.attachment.document === "board" ? this.board : this.#use(member.attachment.document);
  }

  /** A document by its name. */
  open(document: RoomDocument): OpenDocument {
    return document.kind === "board" ? this.board : this.#use(documentName(document));
  }

  /** Writes and shows what waits of the cards' documents: before the room itself writes into one. */
  flushCards(): void {
    for (const document of this.#others.values()) if (document.kind === "card") document.flush();
  }

  /** Drops the copies of the cards' documents: what the room wrote into them was rolled back. */
  forgetCards(): void {
    for (const document of this.#others.values()) if (document.kind === "card") document.live.forget();
  }

  /** Puts a document together on disk; what is no document's name is none of ours. */
  compact(name: string): void {
    const document = parseDocument(name);
    if (!document) return;
    const open = document.kind === "board" ? this.board : this.#use(documentName(document));
    open.compact();
    this.#trim(open);
  }

  /** A member's socket is gone. */
  left(member: Member): void {
    const document = this.of(member);
    document.left(member);
    if (document !== this.board && !document.used) this.#trim(document);
  }

  /** Writes what waits in the documents of an application, and lets go of them: they are moved as they are on disk. */
  forget(application: string): void {
    for (const [name, document] of [...this.#others]) {
      const known = parseDocument(name);
      if (!known || known.kind === "board" || known.application !== application) continue;
      document.letGo();
    }
  }

  /** How many are in memory now. */
  get loaded(): number {
    return [this.board, ...this.#others.values()].filter(({ live }) => live.loadedBytes !== null).length;
  }

  /** Keeps within the room's memory: call it after a document was used, which may have loaded it. */
  settle(document: OpenDocument): void {
    if (document !== this.board) this.#trim(document);
  }

  #use(name: string): OpenDocument {
    const known = this.#others.get(name);
    const document = known ?? this.#make(name);
    this.#others.delete(name);
    this.#others.set(name, document);
    return document;
  }

  #make(name: string): OpenDocument {
    const document = parseDocument(name);
    if (!document) throw new Error("no document's name");
    const schema = document.kind === "card" ? cardSchema(this.#knowsLabel) : noteSchema();
    return new OpenDocument({ name, kind: document.kind }, schema, this.#deps, this.#hooksOf(document));
  }

  #trim(current: OpenDocument): void {
    let cost = costOf(this.board.live);
    for (const { live } of this.#others.values()) cost += costOf(live);
    for (const document of [...this.#others.values()]) {
      if (cost <= loadedBytesMost) return;
      if (document === current && document.used) continue;
      cost -= costOf(document.live);
      document.letGo();
      if (!document.used) this.#others.delete(document.name);
    }
  }
}
