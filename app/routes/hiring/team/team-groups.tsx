import { Users } from "lucide-react";
import { Badge } from "#app/components/ui/badge.tsx";
import { m } from "#app/paraglide/messages.js";
import type { TeamView } from "#domain/views/team.ts";
import { fieldOfGroup } from "./form.ts";
import { TeamPlace } from "./team-place.tsx";
import { teamRoleWords } from "./team-role-words.ts";

/** The organization's groups, and what each is on the team; to who only looks, those that are on it. */
export function Groups({ team: { groups, manage } }: { team: TeamView }) {
  const shown = manage ? groups : groups.filter(({ team }) => team.length > 0);
  if (shown.length === 0) return null;
  return (
    <section aria-label={m.team_groups()} className="flex flex-col gap-2">
      <h2 className="font-semibold text-base">{m.team_groups()}</h2>
      <p className="text-muted text-sm">{m.team_groups_hint()}</p>
      <ul className="divide-y overflow-hidden rounded-lg border bg-surface">
        {shown.map(({ id, name, size, team }) => (
          <li key={id} className="flex flex-wrap items-center gap-3 px-4 py-3">
            <Users aria-hidden="true" className="size-5 shrink-0 text-muted" />
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{name}</p>
              <p className="text-muted text-sm">{m.team_group_size({ count: size })}</p>
            </div>
            {manage ? (
              <TeamPlace field={fieldOfGroup(id)} team={team} label={m.team_of({ name })} />
            ) : (
              team.map((each) => <Badge key={each}>{teamRoleWords[each]()}</Badge>)
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
