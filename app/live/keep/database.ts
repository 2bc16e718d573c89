/**
 * The browser's own database: one per person and organization, so that whoever signs in next opens another one.
 * It holds no names and no addresses of candidates: faces come from the server each time (see room-keep.ts).
 */
const prefix = "hotgigs:";
/** Raise it with every change of what is stored; what an unknown version wrote is dropped, but for its commands. */
export const keepVersion = 2;
export const stores = { commands: "commands", edits: "edits", rooms: "rooms", undo: "undo" } as const;
const openWithinMs = 2_000;

export interface Owner {
  organization: string;
  user: string;
}

export function databaseName({ organization, user }: Owner): string {
  return `${prefix}${organization}:${user}`;
}

/** A request's result. Rejects with its error. */
export function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Resolves when a transaction is on the disk. Rejects when it is not (quota, closed meanwhile). */
export function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

function makeStores(db: IDBDatabase, upgrade: IDBTransaction): void {
  for (const name of [...db.objectStoreNames]) {
    if (name !== stores.commands) db.deleteObjectStore(name);
  }
  const commands = db.objectStoreNames.contains(stores.commands)
    ? upgrade.objectStore(stores.commands)
    : db.createObjectStore(stores.commands);
  if (!commands.indexNames.contains("requisition")) commands.createIndex("requisition", "requisition");
  db.createObjectStore(stores.edits).createIndex("requisition", "requisition");
  db.createObjectStore(stores.rooms);
  db.createObjectStore(stores.undo).createIndex("requisition", "requisition");
}

function open(factory: IDBFactory, name: string, version: number | undefined): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, version);
    request.onupgradeneeded = () => {
      if (version !== undefined && request.transaction) makeStores(request.result, request.transaction);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    setTimeout(() => reject(new Error("blocked")), openWithinMs);
  });
}

/** A newer version of us was here: its commands are taken along, the rest is not ours to read. */
async function replaceNewer(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  const newer = await open(factory, name, undefined);
  const rows: [IDBValidKey, unknown][] = [];
  if (newer.objectStoreNames.contains(stores.commands)) {
    const store = newer.transaction(stores.commands).objectStore(stores.commands);
    const [keys, values] = await Promise.all([asked(store.getAllKeys()), asked(store.getAll())]);
    keys.forEach((key, at) => {
      rows.push([key, values[at]]);
    });
  }
  newer.close();
  await remove(factory, name);
  const db = await open(factory, name, keepVersion);
  const writing = db.transaction(stores.commands, "readwrite");
  for (const [key, value] of rows) writing.objectStore(stores.commands).put(value, key);
  await finished(writing);
  return db;
}

function remove(factory: IDBFactory, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = factory.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
    setTimeout(() => reject(new Error("blocked")), openWithinMs);
  });
}

/**
 * Opens the database, or resolves with null where there is none to be had (private windows, a full disk, a browser
 * that forbids it): then everything works in memory. It gives way when another tab deletes it.
 */
export async function openDatabase(
  owner: Owner,
  factory: IDBFactory | undefined = globalThis.indexedDB,
): Promise<IDBDatabase | null> {
  if (!factory) return null;
  const name = databaseName(owner);
  try {
    const db = await open(factory, name, keepVersion).catch((error: unknown) => {
      if (error instanceof Error && error.name === "VersionError") return replaceNewer(factory, name);
      throw error;
    });
    db.onversionchange = () => db.close();
    return db;
  } catch {
    return null;
  }
}

/** Deletes everything that any of our boards has left in this browser. Resolves when it is gone, or cannot be. */
export async function forgetEverything(
  factory: IDBFactory | undefined = globalThis.indexedDB,
): Promise<void> {
  try {
    const all = (await factory?.databases?.()) ?? [];
    const ours = all.map(({ name }) => name ?? "").filter((name) => name.startsWith(prefix));
    await Promise.allSettled(ours.map((name) => factory && remove(factory, name)));
  } catch {
    // There is no database to be had here, so nothing was left in one.
  }
}

/** How many commands of any board, and notes that were written in, wait in this browser. */
export async function countWaiting(factory: IDBFactory | undefined = globalThis.indexedDB): Promise<number> {
  try {
    const all = (await factory?.databases?.()) ?? [];
    let count = 0;
    for (const { name } of all) {
      if (!factory || !name?.startsWith(prefix)) continue;
      const db = await open(factory, name, undefined);
      if (db.objectStoreNames.contains(stores.commands)) {
        count += await asked(db.transaction(stores.commands).objectStore(stores.commands).count());
      }
      if (db.objectStoreNames.contains(stores.edits)) {
        const keys = await asked(db.transaction(stores.edits).objectStore(stores.edits).getAllKeys());
        // What was written into notes and checklists, each document once; an order of cards is no loss to ask about.
        const written = keys.map(String).filter((key) => key.includes("/"));
        count += new Set(written.map((key) => key.slice(0, key.indexOf(":")))).size;
      }
      db.close();
    }
    return count;
  } catch {
    return 0;
  }
}
