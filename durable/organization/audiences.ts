/** Who may know of which requisition, as the Worker last said: what nobody spoke about is open to all who see all. */
import { type Audience, anybody, audienceSchema } from "#domain/access/audience.ts";

export const audiencesTable = `CREATE TABLE audiences (
     requisition TEXT PRIMARY KEY, json TEXT NOT NULL
   ) WITHOUT ROWID`;

export class Audiences {
  readonly #sql: SqlStorage;
  #known: Map<string, Audience> | null = null;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  set(requisition: string, audience: Audience): void {
    this.#sql.exec(
      "INSERT INTO audiences (requisition, json) VALUES (?, ?) ON CONFLICT DO UPDATE SET json = excluded.json",
      requisition,
      JSON.stringify(audience),
    );
    this.#known?.set(requisition, audience);
  }

  of(requisition: string): Audience {
    if (!this.#known) {
      const rows = this.#sql.exec<{ requisition: string; json: string }>("SELECT * FROM audiences").toArray();
      this.#known = new Map(rows.map((row) => [row.requisition, audienceSchema.parse(JSON.parse(row.json))]));
    }
    return this.#known.get(requisition) ?? anybody;
  }
}
