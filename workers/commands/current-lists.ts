import type { ListEntries } from "#domain/lists/schema.ts";
import type { TenantDb } from "#workers/db/tenant/db.ts";
import { fillLists, readLists } from "#workers/db/tenant/list-rows.ts";
import { defaultEntries } from "./default-lists.ts";

export interface CurrentLists {
  entries: ListEntries;
  /** Grows with every edit. */
  revision: number;
}

/** The organization's lists. One that was never filled gets its first entries by this. */
export async function currentLists(db: TenantDb): Promise<CurrentLists> {
  const known = await readLists(db);
  if (Object.values(known.entries).every((list) => list.length > 0)) return known;
  const filled = await fillLists(db, await defaultEntries(db.organization), known.entries);
  return filled ? readLists(db) : known;
}
