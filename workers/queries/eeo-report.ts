import { can } from "#domain/access/access.ts";
import { csvOf } from "#domain/csv/csv.ts";
import { eeoTables } from "#domain/eeo/count.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { type EeoReport, eeoQuerySchema } from "#domain/views/eeo.ts";
import { audit, type Context } from "#workers/context.ts";
import { readAsks, readCounts } from "#workers/db/eeo/rows.ts";
import { closeMonths } from "#workers/eeo/close-months.ts";
import { listRequisitions } from "./requisition-list.ts";

/**
 * Counts of voluntary answers, never anybody's own. Needs eeo.viewAggregates. That it was read is a line of the audit.
 * Refuses with access.denied, input.invalid, resource.missing (a requisition that the asker does not reach).
 */
export async function viewEeoReport(context: Context, query: unknown): Promise<Outcome<EeoReport>> {
  const report = await makeReport(context, query);
  if (report.ok) await note(context, report.value, "eeo.read");
  return report;
}

/** The same as CSV. */
export async function eeoCsv(context: Context, query: unknown): Promise<Outcome<string>> {
  const made = await makeReport(context, query);
  if (!made.ok) return made;
  const report = made.value;
  const title = report.requisitions.find(({ id }) => id === report.requisition)?.title ?? "";
  const rows = report.tables.flatMap(({ question, rows }) =>
    rows.map(({ answer, n, share }) => [
      ...[title, report.period, question, answer, n],
      share === null ? null : Math.round(share * 1_000) / 10,
    ]),
  );
  await note(context, report, "export.made");
  return accept(csvOf([["requisition", "period", "question", "answer", "count", "percent"], ...rows]));
}

async function makeReport(context: Context, query: unknown): Promise<Outcome<EeoReport>> {
  const { actor, env, now } = context;
  if (!can(actor, "eeo.viewAggregates")) return refuse("access.denied");
  const parsed = eeoQuerySchema.safeParse(query);
  if (!parsed.success)
    return refuse("input.invalid", { field: parsed.error.issues[0]?.path.join(".") ?? "" });
  const listed = await listRequisitions(context);
  if (!listed.ok) return listed;
  const requisitions = listed.value.map(({ id, title }) => ({ id, title }));
  const requisition = parsed.data.requisition || null;
  if (requisition && !requisitions.some(({ id }) => id === requisition)) return refuse("resource.missing");
  await closeMonths(env, actor.organization, now());
  const [{ batches, months }, asks] = await Promise.all([
    readCounts(env.DB_EEO, actor.organization),
    readAsks(env.DB_EEO, actor.organization),
  ]);
  const { period } = parsed.data;
  return accept({
    asks,
    requisition,
    period,
    months,
    tables: eeoTables(batches, { requisition, period }),
    requisitions,
  });
}

function note(context: Context, { requisition, period }: EeoReport, action: "eeo.read" | "export.made") {
  return audit(context, { action, requisition, after: { what: "eeo", period: period || "all" } });
}
