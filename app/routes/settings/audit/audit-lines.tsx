import { Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import type { AuditRow } from "#domain/views/audit.ts";
import { actionWords } from "./action-words.ts";

const cell = "px-3 py-2 align-top";
const time = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" });

/** The lines as a table; it scrolls by itself where the screen is narrow. */
export function AuditLines({ rows }: { rows: readonly AuditRow[] }) {
  return (
    <section
      aria-label={m.audit_lines()}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      className="overflow-x-auto rounded-lg border bg-surface"
    >
      <table className="w-full border-collapse text-left text-sm">
        <thead className="border-b text-muted">
          <tr>
            {[
              m.audit_when(),
              m.audit_person(),
              m.audit_action(),
              m.audit_requisition(),
              m.audit_details(),
              m.audit_from(),
            ].map((heading) => (
              <th key={heading} scope="col" className="px-3 py-2 font-medium">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map((row) => (
            <AuditLine key={`${row.chain} ${row.seq}`} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function AuditLine({ row }: { row: AuditRow }) {
  const { actor, onBehalfOf, requisition, at, action, network, program } = row;
  const name = actor.kind === "system" ? m.audit_system() : actor.name;
  return (
    <tr>
      <td className={`${cell} whitespace-nowrap tabular-nums`}>
        <time dateTime={new Date(at).toISOString()}>{time.format(at)}</time>
      </td>
      <td className={cell}>{onBehalfOf ? m.audit_on_behalf({ name, other: onBehalfOf }) : name}</td>
      <td className={cell}>{actionWords(action)}</td>
      <td className={cell}>
        {requisition ? (
          <Link to={`/requisitions/${requisition.id}`} className="underline underline-offset-2">
            {requisition.title}
          </Link>
        ) : null}
      </td>
      <td className={`${cell} max-w-md break-words font-mono text-muted text-xs`}>{detailsOf(row)}</td>
      <td className={`${cell} text-muted`}>
        {network ? m.audit_origin({ program: program ?? "", network }) : null}
      </td>
    </tr>
  );
}

function detailsOf({ before, after, subject }: AuditRow): string {
  const what = before && after ? m.audit_became({ before, after }) : (after ?? before ?? "");
  return [subject, what].filter(Boolean).join(" ");
}
