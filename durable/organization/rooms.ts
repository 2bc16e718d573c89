/** Who is in which room: what the rooms said last, checked with them once after a restart. */
import { z } from "zod";

export const personSchema = z.object({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(200),
  hue: z.number().int().min(0).max(359),
});
export const peopleSchema = z.array(personSchema).max(500);
export type People = z.infer<typeof peopleSchema>;

/** How long a room is believed without asking, in milliseconds: one that died tells nobody. */
const believedMs = 5 * 60_000;

interface Row {
  requisition: string;
  room: string;
  people: People;
}

export class Rooms {
  readonly #sql: SqlStorage;
  /** When rooms spoke last, as far as this instance has heard: what they said before may be about dead sockets. */
  readonly #heard = new Map<string, number>();

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Notes who is in a room; answers whether that is news. Empty rooms are forgotten. */
  note(requisition: string, room: string, people: People, now: number): boolean {
    this.#heard.set(requisition, now);
    const known = this.all().find((row) => row.requisition === requisition);
    if (JSON.stringify(known?.people ?? []) === JSON.stringify(people)) return false;
    if (people.length === 0) this.#sql.exec("DELETE FROM presence WHERE requisition = ?", requisition);
    else {
      this.#sql.exec(
        "INSERT INTO presence (requisition, room, people) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET room = excluded.room, people = excluded.people",
        requisition,
        room,
        JSON.stringify(people),
      );
    }
    return true;
  }

  all(): Row[] {
    const rows = this.#sql.exec<{ requisition: string; room: string; people: string }>(
      "SELECT requisition, room, people FROM presence ORDER BY requisition",
    );
    return rows.toArray().map((row) => ({ ...row, people: peopleSchema.parse(JSON.parse(row.people)) }));
  }

  whoIsWhere(): Record<string, People> {
    return Object.fromEntries(this.all().map((row) => [row.requisition, row.people]));
  }

  /** Rooms that have not spoken for a while, or only to an earlier instance. */
  unheard(now: number): Row[] {
    return this.all().filter((row) => (this.#heard.get(row.requisition) ?? 0) < now - believedMs);
  }
}
