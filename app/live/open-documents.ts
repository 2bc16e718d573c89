/**
 * The documents beside the board that this page has open. One that nobody looks at any more stays until what was
 * written in it is safe in the room; and what an earlier page could not send any more goes out when the board is back.
 */
import { DocumentClient } from "./document-client.ts";
import { asked, type Owner, openDatabase, stores } from "./keep/database.ts";
import { RoomKeep } from "./keep/room-keep.ts";
import { roomSocketOpener } from "./socket.ts";

interface Open {
  client: DocumentClient;
  users: number;
  stop(): void;
}

export class OpenDocuments {
  readonly #requisition: string;
  readonly #database: Promise<IDBDatabase | null>;
  readonly #open = new Map<string, Open>();

  constructor(requisition: string, owner: Owner) {
    this.#requisition = requisition;
    this.#database = openDatabase(owner);
  }

  /** The document's client, connected; call `release` for every `use`. */
  use(document: string): DocumentClient {
    const known = this.#open.get(document);
    if (known) {
      known.users += 1;
      return known.client;
    }
    const client = new DocumentClient({
      openSocket: roomSocketOpener(this.#requisition, document),
      keep: new RoomKeep(this.#database, this.#place(document), crypto.randomUUID()),
    });
    const online = () => client.online(true);
    const offline = () => client.online(false);
    addEventListener("online", online);
    addEventListener("offline", offline);
    const unsubscribe = client.subscribe(() => this.#settle(document));
    this.#open.set(document, {
      client,
      users: 1,
      stop: () => {
        unsubscribe();
        removeEventListener("online", online);
        removeEventListener("offline", offline);
        client.disconnect();
      },
    });
    client.connect();
    return client;
  }

  release(document: string): void {
    const open = this.#open.get(document);
    if (!open) return;
    open.users -= 1;
    // Not at once: React lets go and takes again, and what was typed last is on its way.
    setTimeout(() => this.#settle(document), 1_000);
  }

  /** Changes that would be gone with the page. */
  get unkept(): number {
    return [...this.#open.values()].reduce((sum, { client }) => sum + client.snapshot().unkept, 0);
  }

  /** Sends what an earlier page left on this machine's disk. */
  async sendKept(): Promise<void> {
    for (const document of await this.#kept()) {
      this.use(document);
      this.release(document);
    }
  }

  close(): void {
    for (const { stop } of this.#open.values()) stop();
    this.#open.clear();
  }

  #settle(document: string): void {
    const open = this.#open.get(document);
    if (!open || open.users > 0) return;
    const { unsaved, synced, ended } = open.client.snapshot();
    if (ended === null && (unsaved > 0 || !synced)) return;
    this.#open.delete(document);
    open.stop();
  }

  /** How an edit's row names its document; the board's are named by the requisition alone. */
  #place(document: string): string {
    return `${this.#requisition}/${document}`;
  }

  async #kept(): Promise<string[]> {
    const db = await this.#database;
    if (!db) return [];
    try {
      const prefix = this.#place("");
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      const rows = await asked<unknown[]>(
        db.transaction(stores.edits).objectStore(stores.edits).index("requisition").getAll(range),
      );
      const names = rows.map((row) => String((row as { requisition?: unknown }).requisition ?? ""));
      return [...new Set(names)].map((name) => name.slice(prefix.length));
    } catch {
      return [];
    }
  }
}
