import { Select } from "#app/components/ui/select.tsx";
import { m } from "#app/paraglide/messages.js";
import { type TeamRole, teamRoles } from "#domain/access/requisition.ts";
import { teamRoleWords } from "./team-role-words.ts";

/** A select of no value would be no field: the empty place has a name of its own. */
const nothing = ",";

export interface TeamPlaceProps {
  field: string;
  team: readonly TeamRole[];
  /** Whose place it is. */
  label: string;
}

/** Chooses what a member or a group is on the team. */
export function TeamPlace({ field, team, label }: TeamPlaceProps) {
  const now = team.length > 0 ? team.join() : nothing;
  const several =
    team.length > 1 ? [{ value: now, label: team.map((each) => teamRoleWords[each]()).join(", ") }] : [];
  const options = [
    { value: nothing, label: m.team_none() },
    ...several,
    ...teamRoles.map((each) => ({ value: each, label: teamRoleWords[each]() })),
  ];
  return <Select key={now} name={field} options={options} defaultValue={now} aria-label={label} size="sm" />;
}
