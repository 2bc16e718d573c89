/** The rows of DB_EEO. Nothing here reads a form by whose it is: forms are counted, and counts are read. */
import { and, asc, eq, isNull, lt, lte, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { EeoQuestion } from "#domain/eeo/answers.ts";
import type { Batch, DatedBatch } from "#domain/eeo/count.ts";
import { carriedKey } from "#domain/eeo/count.ts";
import type { Id } from "#domain/ids/ids.ts";
import { eeoCarried, eeoCounts, eeoForms, eeoMonths, eeoSettings } from "./schema.ts";

/** Whether the organization asks its candidates: not before it says so. */
export async function readAsks(db: D1Database, organization: Id<"org">): Promise<boolean> {
  const row = await drizzle(db)
    .select({ asks: eeoSettings.asks })
    .from(eeoSettings)
    .where(eq(eeoSettings.organizationId, organization))
    .get();
  return row?.asks ?? false;
}

export async function writeAsks(db: D1Database, organizationId: Id<"org">, asks: boolean): Promise<void> {
  await drizzle(db)
    .insert(eeoSettings)
    .values({ organizationId, asks })
    .onConflictDoUpdate({ target: eeoSettings.organizationId, set: { asks } });
}

/**
 * Keeps a form; the same key again replaces the answers, and stays in the month in which it was first there. One that
 * is counted stays as it is.
 */
export async function keepForm(
  db: D1Database,
  organizationId: Id<"org">,
  form: { key: string; month: string; sealed: string },
): Promise<void> {
  await drizzle(db)
    .insert(eeoForms)
    .values({ organizationId, ...form })
    .onConflictDoUpdate({
      target: [eeoForms.organizationId, eeoForms.key],
      set: { sealed: form.sealed },
      setWhere: eq(eeoForms.counted, false),
    });
}

/** Whether there is one, and whether it is counted: all that is ever said of it. */
export async function stateOfForm(
  db: D1Database,
  organization: Id<"org">,
  key: string,
): Promise<{ answered: boolean; counted: boolean }> {
  const row = await drizzle(db)
    .select({ counted: eeoForms.counted })
    .from(eeoForms)
    .where(and(eq(eeoForms.organizationId, organization), eq(eeoForms.key, key)))
    .get();
  return { answered: row !== undefined, counted: row?.counted ?? false };
}

/** The months before this one that have forms and are not counted yet, the oldest first. */
export async function openMonths(db: D1Database, organization: Id<"org">, before: string): Promise<string[]> {
  const rows = await drizzle(db)
    .selectDistinct({ month: eeoForms.month })
    .from(eeoForms)
    .leftJoin(
      eeoMonths,
      and(eq(eeoMonths.organizationId, eeoForms.organizationId), eq(eeoMonths.month, eeoForms.month)),
    )
    .where(
      and(eq(eeoForms.organizationId, organization), lt(eeoForms.month, before), isNull(eeoMonths.month)),
    )
    .orderBy(asc(eeoForms.month));
  return rows.map(({ month }) => month);
}

/**
 * The sealed forms that are to be counted with a month, and what was carried over. A form that came in the last moment
 * of a month, when that was being counted, is counted with the next.
 */
export async function readMonth(db: D1Database, organization: Id<"org">, month: string) {
  const orm = drizzle(db);
  const [forms, carried] = await orm.batch([
    orm
      .select({ key: eeoForms.key, sealed: eeoForms.sealed })
      .from(eeoForms)
      .where(
        and(
          eq(eeoForms.organizationId, organization),
          lte(eeoForms.month, month),
          eq(eeoForms.counted, false),
        ),
      ),
    orm.select().from(eeoCarried).where(eq(eeoCarried.organizationId, organization)),
  ]);
  return {
    forms,
    carried: Object.fromEntries(carried.map(({ question, answer, n }) => [carriedKey(question, answer), n])),
  };
}

/** Closes a month with the forms of these keys, wholly or not at all. Does nothing if somebody else has closed it. */
export async function closeMonth(
  db: D1Database,
  organization: Id<"org">,
  month: string,
  keys: readonly string[],
  counted: { batches: readonly Batch[]; carried: Readonly<Record<string, number>> },
): Promise<void> {
  const rows = JSON.stringify(counted.batches);
  const left = JSON.stringify(
    Object.entries(counted.carried).map(([key, n]) => {
      const [question = "", answer = ""] = key.split(".");
      return { question, answer, n };
    }),
  );
  try {
    await db.batch([
      // First, so that a second one fails before anything else.
      db.prepare("INSERT INTO eeo_months (organization_id, month) VALUES (?1, ?2)").bind(organization, month),
      db
        .prepare(
          `INSERT INTO eeo_counts (organization_id, month, requisition_id, question, answer, n)
           SELECT ?1, ?2, value ->> 'requisition', value ->> 'question', value ->> 'answer', value ->> 'n'
           FROM json_each(?3)`,
        )
        .bind(organization, month, rows),
      db
        .prepare(
          `INSERT INTO eeo_carried (organization_id, question, answer, n)
           SELECT ?1, value ->> 'question', value ->> 'answer', value ->> 'n' FROM json_each(?2) WHERE true
           ON CONFLICT DO UPDATE SET n = excluded.n`,
        )
        .bind(organization, left),
      db
        .prepare(
          `UPDATE eeo_forms SET counted = 1
           WHERE organization_id = ?1 AND key IN (SELECT value FROM json_each(?2))`,
        )
        .bind(organization, JSON.stringify(keys)),
    ]);
  } catch (error) {
    if (!String(error).includes("constraint failed")) throw error;
  }
}

/** Everything that can be reported, and which months are counted. */
export async function readCounts(
  db: D1Database,
  organization: Id<"org">,
): Promise<{ batches: DatedBatch[]; months: string[] }> {
  const orm = drizzle(db);
  const [rows, months] = await orm.batch([
    orm.select().from(eeoCounts).where(eq(eeoCounts.organizationId, organization)),
    orm
      .select({ month: eeoMonths.month })
      .from(eeoMonths)
      .where(eq(eeoMonths.organizationId, organization))
      .orderBy(sql`${eeoMonths.month} desc`),
  ]);
  return {
    months: months.map(({ month }) => month),
    batches: rows.map(({ month, requisitionId, question, answer, n }) => ({
      ...{ month, requisition: requisitionId, answer, n },
      question: question as EeoQuestion,
    })),
  };
}
