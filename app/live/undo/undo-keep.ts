/** Where what one has done is kept over a reload: ids and facts, in the person's own database. */
import { z } from "zod";
import { actSchema } from "#domain/requisition/commands.ts";
import { leftSchema } from "#domain/requisition/overtaken.ts";
import { asked, finished, stores } from "../keep/database.ts";
import type { Entry } from "./journal.ts";

const rowSchema = z.object({
  key: z.string(),
  at: z.number(),
  undone: z.boolean(),
  steps: z.array(
    z.object({ id: z.string(), act: actSchema, back: z.array(actSchema), left: leftSchema.nullable() }),
  ),
});

export interface UndoKeep {
  /** Oldest first. What cannot be read any more is left out. */
  load(): Promise<Entry[]>;
  put(entry: Entry): void;
  remove(key: string): void;
}

export function undoKeep(database: Promise<IDBDatabase | null>, requisition: string): UndoKeep {
  const write = async (put: (store: IDBObjectStore) => void): Promise<void> => {
    try {
      const db = await database;
      if (!db) return;
      const writing = db.transaction(stores.undo, "readwrite");
      const done = finished(writing);
      put(writing.objectStore(stores.undo));
      await done;
    } catch {
      // A full disk: it can be taken back as long as this page is open.
    }
  };
  return {
    async load() {
      try {
        const db = await database;
        if (!db) return [];
        const store = db.transaction(stores.undo).objectStore(stores.undo);
        const rows = await asked<unknown[]>(store.index("requisition").getAll(requisition));
        return rows
          .flatMap((row) => (rowSchema.safeParse(row).data as Entry | undefined) ?? [])
          .sort((left, right) => left.at - right.at);
      } catch {
        return [];
      }
    },
    put: (entry) => void write((store) => store.put({ requisition, ...entry }, entry.key)),
    remove: (key) => void write((store) => store.delete(key)),
  };
}
