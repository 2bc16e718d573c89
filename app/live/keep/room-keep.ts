/**
 * What this browser keeps of one requisition's room: first of all what the room has not acknowledged yet (commands and
 * edits of the order), then the facts and the document as they were last seen.
 *
 * Faces (names, headlines) are not kept. They are personal data; a page that is loaded again brings them along anyway,
 * and a disk that nobody can clear any more (a stolen laptop, a revoked session) must not hold them.
 */
import { z } from "zod";
import { type Command, commandSchema } from "#domain/requisition/commands.ts";
import { type RoomState, roomStateSchema } from "#domain/requisition/schema.ts";
import { asked, finished, stores } from "./database.ts";

export interface KeptCommand {
  command: Command;
  /** UTC epoch milliseconds: when it was given. */
  at: number;
}

export interface KeptRoom {
  seq: number;
  state: RoomState;
  /** The board document as one Yjs update. */
  document: Uint8Array;
}

export interface Kept {
  /** In the order in which they were given. */
  commands: KeptCommand[];
  /** Yjs updates, in order. */
  edits: Uint8Array[];
  room: KeptRoom | null;
  /** Commands that another version wrote and that nobody understands any more. */
  lost: number;
}

export interface Keep {
  /** What is there and was not loaded before: the first call brings everything, later ones what other tabs left. */
  load(): Promise<Kept>;
  /** True when all of them are on the disk. */
  commands(kept: readonly KeptCommand[]): Promise<boolean>;
  /** The room has answered: it is not ours to send any more. */
  answered(id: string): void;
  /** True when it is on the disk. */
  edit(update: Uint8Array): Promise<boolean>;
  /** Every edit that was kept or loaded until now is durable in the room, or refused by it. */
  editsDone(): void;
  room(room: KeptRoom): void;
  /** Forgets the facts; with `all` also what waits. */
  forget(all: boolean): Promise<void>;
}

export const nothingKept: Kept = { commands: [], edits: [], room: null, lost: 0 };

/** Where nothing can be kept. */
export const noKeep: Keep = {
  load: async () => nothingKept,
  commands: async () => false,
  answered: () => undefined,
  edit: async () => false,
  editsDone: () => undefined,
  room: () => undefined,
  forget: async () => undefined,
};

const commandRowSchema = z.object({ order: z.number(), at: z.number(), command: commandSchema });
const editRowSchema = z.object({ order: z.number(), update: z.instanceof(Uint8Array) });
const roomRowSchema = z.object({
  seq: z.number().int().nonnegative(),
  state: roomStateSchema,
  document: z.instanceof(Uint8Array),
});

const names = Object.values(stores);
const byOrder = (a: { order: number }, b: { order: number }) => a.order - b.order;

export class RoomKeep implements Keep {
  readonly #db: Promise<IDBDatabase | null>;
  readonly #requisition: string;
  /** Names this tab's edits, so that two tabs never write over each other. */
  readonly #tab: string;
  /** Every command that was ever seen here: a read that began before its answer came must not bring it back. */
  readonly #known = new Set<string>();
  readonly #waiting = new Set<string>();
  readonly #knownEdits = new Set<string>();
  #edits = new Set<string>();
  #order = 0;

  constructor(db: Promise<IDBDatabase | null>, requisition: string, tab: string) {
    this.#db = db;
    this.#requisition = requisition;
    this.#tab = tab;
  }

  async load(): Promise<Kept> {
    const db = await this.#db;
    if (!db) return nothingKept;
    try {
      return await this.#read(db);
    } catch {
      return nothingKept;
    }
  }

  commands(kept: readonly KeptCommand[]): Promise<boolean> {
    const rows = kept.map(({ command, at }) => {
      this.#known.add(command.id);
      this.#waiting.add(command.id);
      return { requisition: this.#requisition, order: this.#next(at), at, command };
    });
    return this.#write((store) => {
      for (const row of rows) store(stores.commands).put(row, row.command.id);
    });
  }

  answered(id: string): void {
    if (!this.#waiting.delete(id)) return;
    void this.#write((store) => store(stores.commands).delete(id));
  }

  edit(update: Uint8Array): Promise<boolean> {
    const order = this.#next(0);
    const key = `${this.#requisition}:${this.#tab}:${order}`;
    this.#knownEdits.add(key);
    this.#edits.add(key);
    return this.#write((store) =>
      store(stores.edits).put({ requisition: this.#requisition, order, update }, key),
    );
  }

  editsDone(): void {
    const done = this.#edits;
    if (done.size === 0) return;
    this.#edits = new Set();
    void this.#write((store) => {
      for (const key of done) store(stores.edits).delete(key);
    });
  }

  room(room: KeptRoom): void {
    void this.#write((store) => store(stores.rooms).put(room, this.#requisition));
  }

  async forget(all: boolean): Promise<void> {
    const db = await this.#db;
    if (!db) return;
    const waiting = all ? await this.#keys(db).catch(() => ({ commands: [], edits: [], undo: [] })) : null;
    await this.#write((store) => {
      store(stores.rooms).delete(this.#requisition);
      for (const key of waiting?.commands ?? []) store(stores.commands).delete(key);
      for (const key of waiting?.edits ?? []) store(stores.edits).delete(key);
      for (const key of waiting?.undo ?? []) store(stores.undo).delete(key);
    });
  }

  async #keys(db: IDBDatabase): Promise<Record<"commands" | "edits" | "undo", IDBValidKey[]>> {
    const reading = db.transaction(names);
    const keysOf = (name: string) =>
      asked(reading.objectStore(name).index("requisition").getAllKeys(this.#requisition));
    const [commands, edits, undo] = await Promise.all(
      [stores.commands, stores.edits, stores.undo].map(keysOf),
    );
    return { commands: commands ?? [], edits: edits ?? [], undo: undo ?? [] };
  }

  async #read(db: IDBDatabase): Promise<Kept> {
    const reading = db.transaction(names);
    const rowsOf = (name: string): Promise<unknown[]> =>
      asked(reading.objectStore(name).index("requisition").getAll(this.#requisition));
    const keysOf = (name: string) =>
      asked(reading.objectStore(name).index("requisition").getAllKeys(this.#requisition));
    const [commandRows, commandKeys, editRows, editKeys, roomRow] = await Promise.all([
      rowsOf(stores.commands),
      keysOf(stores.commands),
      rowsOf(stores.edits),
      keysOf(stores.edits),
      asked<unknown>(reading.objectStore(stores.rooms).get(this.#requisition)),
    ]);
    const parsed = commandRows.map((row) => commandRowSchema.safeParse(row).data ?? null);
    const commands = parsed
      .filter((row) => row !== null)
      .filter(({ command }) => !this.#known.has(command.id))
      .sort(byOrder);
    const edits = editRows
      .map((row, at) => ({ key: String(editKeys[at]), row: editRowSchema.safeParse(row).data }))
      .filter(({ key }) => !this.#knownEdits.has(key));
    for (const { command, order } of commands) {
      this.#known.add(command.id);
      this.#waiting.add(command.id);
      this.#order = Math.max(this.#order, order);
    }
    for (const { key, row } of edits) {
      this.#knownEdits.add(key);
      this.#edits.add(key);
      this.#order = Math.max(this.#order, row?.order ?? 0);
    }
    const lost = commandKeys.filter((_, at) => parsed[at] === null);
    if (lost.length > 0) {
      void this.#write((store) => {
        for (const key of lost) store(stores.commands).delete(key);
      });
    }
    return {
      commands: commands.map(({ command, at }) => ({ command, at })),
      edits: edits
        .flatMap(({ row }) => (row ? [row] : []))
        .sort(byOrder)
        .map(({ update }) => update),
      room: roomRowSchema.safeParse(roomRow).data ?? null,
      lost: lost.length,
    };
  }

  /** Grows, also when the clock goes back. */
  #next(at: number): number {
    this.#order = Math.max(this.#order + 1, at);
    return this.#order;
  }

  async #write(put: (store: (name: string) => IDBObjectStore) => void): Promise<boolean> {
    const db = await this.#db;
    if (!db) return false;
    try {
      const writing = db.transaction(names, "readwrite");
      const done = finished(writing);
      put((name) => writing.objectStore(name));
      await done;
      return true;
    } catch {
      // The disk is full, or another tab has deleted it all: what is in memory still goes its way.
      return false;
    }
  }
}
