import { Avatar } from "#app/components/ui/avatar.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { m } from "#app/paraglide/messages.js";
import { roleWords } from "#app/routes/settings/members/role-words.ts";
import type { TeamView } from "#domain/views/team.ts";
import { fieldOf } from "./form.ts";
import { TeamPlace } from "./team-place.tsx";
import { teamRoleWords } from "./team-role-words.ts";

/** A member, and what they are on the team. */
export function TeamMember({ member, manage }: { member: TeamView["members"][number]; manage: boolean }) {
  const { id, name, hue, role, team, eligible, byGroup } = member;
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3">
      <Avatar name={name} hue={hue} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        <p className="truncate text-muted text-sm">{eligible ? roleWords(role) : m.team_agency()}</p>
        {byGroup.map((place) => (
          <p key={`${place.group} ${place.role}`} className="text-sm">
            {m.team_by_group({ role: teamRoleWords[place.role](), group: place.group })}
          </p>
        ))}
      </div>
      {manage && eligible ? <TeamPlace field={fieldOf(id)} team={team} label={m.team_of({ name })} /> : null}
      {!manage && team.length > 0
        ? team.map((each) => <Badge key={each}>{teamRoleWords[each]()}</Badge>)
        : null}
    </li>
  );
}
