import { Check, X } from "lucide-react";
import { Badge } from "#app/components/ui/badge.tsx";
import { m } from "#app/paraglide/messages.js";
import { teamRoleWords } from "#app/routes/hiring/team/team-role-words.ts";
import { roleWords } from "#app/routes/settings/members/role-words.ts";
import type { Explained } from "#domain/views/explained.ts";
import { capabilityWords } from "./capability-words.ts";

type Line = Explained["capabilities"][number];

function whyWords({ yes, by, as, group }: Line, role: string): string {
  switch (by) {
    case "role":
      return yes
        ? m.explain_by_role({ role: roleWords(role) })
        : m.explain_by_role_not({ role: roleWords(role) });
    case "team":
      return group === null
        ? m.explain_by_team({ role: as ? teamRoleWords[as]() : "" })
        : m.explain_by_group({ role: as ? teamRoleWords[as]() : "", group });
    case "confidential":
      return m.explain_by_confidential();
    case "notOnTeam":
      return m.explain_by_notOnTeam();
    case "applied":
      return m.explain_by_applied();
    case "hiddenReport":
      return m.explain_by_hiddenReport();
  }
}

/** Everything that somebody can do first, then what they cannot. */
export function Explanation({ explained }: { explained: Explained }) {
  const { person, capabilities } = explained;
  const lines = capabilities.toSorted((left, right) => Number(right.yes) - Number(left.yes));
  const count = capabilities.filter(({ yes }) => yes).length;
  return (
    <section aria-label={person.name} className="flex flex-col gap-3">
      <p className="text-base" role="status">
        {m.explain_summary({ name: person.name, count, all: capabilities.length })}
      </p>
      <ul className="divide-y overflow-hidden rounded-lg border bg-surface">
        {lines.map((line) => (
          <li key={line.capability} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
            <span className="min-w-0 flex-1 basis-60">{capabilityWords[line.capability]()}</span>
            <span className="text-muted text-sm">{whyWords(line, person.role)}</span>
            <Verdict yes={line.yes} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Verdict({ yes }: { yes: boolean }) {
  const Icon = yes ? Check : X;
  return (
    <Badge tone={yes ? "success" : "neutral"} icon={<Icon aria-hidden="true" className="size-3" />}>
      {yes ? m.explain_yes() : m.explain_no()}
    </Badge>
  );
}
