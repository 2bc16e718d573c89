/** A zone of our own, for machines without a network: what POST /__internal/dns has put there. */

import { zoneRecords } from "#workers/db/identity/zone.ts";
import type { TxtLookup } from "#workers/dns/port.ts";

export function embeddedTxt(db: D1Database): TxtLookup {
  return { txt: (name) => zoneRecords(db, name, Date.now()) };
}
