import { Avatar } from "#app/components/ui/avatar.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { m } from "#app/paraglide/messages.js";
import { roleWords } from "#app/routes/settings/members/role-words.ts";
import { teamRoles } from "#domain/access/requisition.ts";
import type { TeamView } from "#domain/views/team.ts";
import { fieldOf } from "./form.ts";
import { teamRoleWords } from "./team-role-words.ts";

/** A select of no value would be no field: the empty place has a name of its own. */
const nothing = ",";

/** A member, and what they are on the team. */
export function TeamMember({ member, manage }: { member: TeamView["members"][number]; manage: boolean }) {
  const { id, name, hue, role, team, eligible } = member;
  const now = team.length > 0 ? team.join() : nothing;
  const several =
    team.length > 1 ? [{ value: now, label: team.map((each) => teamRoleWords[each]()).join(", ") }] : [];
  const options = [
    { value: nothing, label: m.team_none() },
    ...several,
    ...teamRoles.map((each) => ({ value: each, label: teamRoleWords[each]() })),
  ];
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3">
      <Avatar name={name} hue={hue} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        <p className="truncate text-muted text-sm">{eligible ? roleWords(role) : m.team_agency()}</p>
      </div>
      {manage && eligible ? (
        <Select
          key={now}
          name={fieldOf(id)}
          options={options}
          defaultValue={now}
          aria-label={m.team_of({ name })}
          size="sm"
        />
      ) : null}
      {!manage && team.length > 0
        ? team.map((each) => <Badge key={each}>{teamRoleWords[each]()}</Badge>)
        : null}
    </li>
  );
}
