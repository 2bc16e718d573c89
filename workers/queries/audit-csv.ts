import { csvOf } from "#domain/csv/csv.ts";
import { accept, type Outcome } from "#domain/refusal/refusal.ts";
import type { AuditRow } from "#domain/views/audit.ts";
import { audit, type Context } from "#workers/context.ts";
import { viewAudit } from "./audit.ts";

const most = 5_000;
const page = 500;
const columns = [
  ...[
    "at",
    "actor",
    "actorId",
    "actorKind",
    "onBehalfOf",
    "action",
    "subject",
    "requisition",
    "before",
    "after",
  ],
  ...["network", "program", "chain", "seq"],
];

/** The newest lines that the filters let through, oldest last. Refuses as `viewAudit`. */
export async function auditCsv(context: Context, input: Record<string, string>): Promise<Outcome<string>> {
  const rows: AuditRow[] = [];
  let until = input.until;
  for (;;) {
    const found = await viewAudit(context, { ...input, ...(until && { until }), limit: page });
    if (!found.ok) return found;
    const known = new Set(rows.map((row) => `${row.chain} ${row.seq}`));
    const fresh = found.value.rows.filter((row) => !known.has(`${row.chain} ${row.seq}`));
    rows.push(...fresh);
    const last = fresh.at(-1);
    if (!found.value.more || !last || rows.length >= most) break;
    // Of one millisecond there may be more: it is asked for again, and what is known is left out.
    until = String(last.at + 1);
  }
  await audit(context, {
    action: "export.made",
    after: { what: "audit", lines: Math.min(rows.length, most) },
  });
  return accept(csvOf([columns, ...rows.slice(0, most).map(cells)]));
}

function cells(row: AuditRow): (string | number | null)[] {
  const { actor, requisition, at, action, subject, before, after, network, program, chain, seq } = row;
  return [
    ...[new Date(at).toISOString(), actor.name, actor.id, actor.kind, row.onBehalfOf, action, subject],
    ...[requisition?.title ?? null, before, after, network, program, chain, seq],
  ];
}
