/** One Yjs document of an object: loaded when first needed, changed only through the gate or by the object itself. */
import * as Y from "yjs";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { checkUpdate, type DocumentSchema, type Passed } from "./gate.ts";
import { YjsLog } from "./yjs-log.ts";

/** Whose client id the object's own changes carry. No person has this id (theirs start with a prefix and "_"). */
const objectItself = "system";
const fromObject = Symbol("object");

export interface Flush {
  /** Everything since the last flush, merged. */
  update: Uint8Array;
  /** Who contributed. */
  origins: ReadonlySet<unknown>;
  /** Keys that changed, as the document's schema names them. */
  touched: readonly string[];
}

export interface LiveDocumentOptions {
  storage: DurableObjectStorage;
  name: string;
  schema: DocumentSchema;
  /** Who uses a client id right now without having written with it yet. */
  claimedBy(client: number): string | undefined;
}

export class LiveDocument {
  readonly #options: LiveDocumentOptions;
  readonly log: YjsLog;
  readonly #owners = new Map<number, string>();
  #doc: Y.Doc | null = null;
  #pending: { update: Uint8Array; origin: unknown }[] = [];
  #touched = new Set<string>();
  #ownUpdate: Uint8Array | null = null;
  #revision = 0;

  constructor(options: LiveDocumentOptions) {
    this.#options = options;
    this.log = new YjsLog(options.storage, options.name);
  }

  get doc(): Y.Doc {
    this.#doc ??= this.#load();
    return this.#doc;
  }

  /**
   * Somebody's update, through the gate. What is accepted waits for `take()`; nobody may be shown it before it is
   * written. Refuses with document.readOnly, document.gap, document.forbiddenContent, wire.malformed, wire.tooLarge.
   */
  receive(update: Uint8Array, from: { user: string; mayWrite: boolean; origin: unknown }): Outcome<boolean> {
    const { doc } = this;
    const { schema, claimedBy } = this.#options;
    const owner = (client: number) => this.#owners.get(client) ?? claimedBy(client);
    const wrote = (client: number) => this.#owners.has(client);
    const passed = checkUpdate(update, { doc, schema, user: from.user, owner, wrote });
    if (!from.mayWrite) return readOnlyAnswer(passed);
    if (!passed.ok) return passed;
    if (!passed.value.news) return accept(false);
    if (!this.#apply(doc, update, from.origin)) return refuse("document.forbiddenContent");
    for (const client of passed.value.fresh) this.#bind(client, from.user);
    return accept(true);
  }

  /** This document with its content in memory, so that its size is known. */
  get loaded(): this {
    void this.doc;
    return this;
  }

  /** Its size on disk (an upper bound) if its content is in memory, else null. */
  get loadedBytes(): number | null {
    return this.#doc ? this.log.bytes : null;
  }

  /** Another number whenever the document may be another. */
  get revision(): number {
    return this.#revision;
  }

  /** Whether something accepted is not written yet. */
  get waiting(): boolean {
    return this.#pending.length > 0;
  }

  /** To whom a client id belongs that has written to this document. */
  owner(client: number): string | undefined {
    return this.loaded.#owners.get(client);
  }

  /** What was accepted since the last call, to be written and then shown; null if nothing. */
  take(): Flush | null {
    const pending = this.#pending;
    if (pending.length === 0) return null;
    const [first] = pending;
    const update =
      pending.length === 1 && first ? first.update : Y.mergeUpdates(pending.map((each) => each.update));
    const flush = {
      update,
      origins: new Set(pending.map((each) => each.origin)),
      touched: [...this.#touched],
    };
    this.#pending = [];
    this.#touched = new Set();
    return flush;
  }

  /**
   * The object's own change, written at once: call it within a transaction, and `forget()` if that rolls back.
   * Answers the update to be shown after the commit, or null if nothing changed.
   */
  change(edit: (doc: Y.Doc) => void): Uint8Array | null {
    const { doc } = this;
    if (!this.#owners.has(doc.clientID)) this.#bind(doc.clientID, objectItself);
    this.#ownUpdate = null;
    doc.transact(() => edit(doc), fromObject);
    const update = this.#ownUpdate as Uint8Array | null;
    if (update) this.log.append(update);
    return update;
  }

  /** Drops the copy in memory, with what was not taken yet; what is on disk is loaded again when needed. */
  forget(): void {
    this.#doc?.destroy();
    this.#doc = null;
    this.#pending = [];
    this.#touched = new Set();
  }

  /** Applies to the document itself: if the result is not allowed, the document is loaded anew. */
  #apply(doc: Y.Doc, update: Uint8Array, origin: unknown): boolean {
    const before = this.#pending.length;
    const touched: string[] = [];
    let allowed = true;
    const inspect = (transaction: Y.Transaction) => {
      const keys = this.#options.schema.changed(doc, transaction);
      if (keys) touched.push(...keys);
      else allowed = false;
    };
    doc.on("afterTransaction", inspect);
    try {
      Y.applyUpdate(doc, update, origin);
    } catch {
      allowed = false;
    }
    doc.off("afterTransaction", inspect);
    if (allowed && !doc.store.pendingStructs && !doc.store.pendingDs) {
      for (const key of touched) this.#touched.add(key);
      return true;
    }
    this.#pending.length = before;
    this.#reload();
    return false;
  }

  #reload(): void {
    const good = this.#pending;
    this.#doc?.destroy();
    const doc = this.#load();
    this.#doc = doc;
    this.#pending = [];
    for (const { update, origin } of good) Y.applyUpdate(doc, update, origin);
  }

  #load(): Y.Doc {
    const { storage, name } = this.#options;
    const doc = new Y.Doc({ gc: true });
    this.#revision += 1;
    this.#options.schema.prepare(doc);
    this.log.load(doc);
    this.#owners.clear();
    const owners = storage.sql.exec<{ client: number; user: string }>(
      "SELECT client, user FROM document_client WHERE document = ?",
      name,
    );
    for (const { client, user } of owners) {
      this.#owners.set(client, user);
      // One client id for the object for ever: a new one at every wake would bloat the document.
      if (user === objectItself) doc.clientID = client;
    }
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      this.#revision += 1;
      if (origin === fromObject) this.#ownUpdate = update;
      else this.#pending.push({ update, origin });
    });
    return doc;
  }

  #bind(client: number, user: string): void {
    this.#owners.set(client, user);
    this.#options.storage.sql.exec(
      "INSERT OR IGNORE INTO document_client (document, client, user) VALUES (?, ?, ?)",
      this.#options.name,
      client,
      user,
    );
  }
}

/** To who may only read: what brings nothing is fine; a gap is what comes after the first change that was refused. */
function readOnlyAnswer(passed: Outcome<Passed>): Outcome<boolean> {
  if (passed.ok) return passed.value.news ? refuse("document.readOnly") : accept(false);
  const { code } = passed.refusal;
  return code === "document.gap" || code === "document.forbiddenContent"
    ? refuse("document.readOnly")
    : passed;
}
