import { z } from "zod";
import { teamRoleSchema } from "#domain/access/requisition.ts";
import { isId } from "#domain/ids/ids.ts";
import type { TeamInput } from "#domain/views/team.ts";

/** A field for each member: what they are on the team, several joined by a comma; empty for nothing. */
const prefix = "member:";
const rolesSchema = z
  .string()
  .transform((value) => value.split(",").filter(Boolean))
  .pipe(z.array(teamRoleSchema));

const groupPrefix = "group:";

/** The name of a member's field. */
export const fieldOf = (person: string) => `${prefix}${person}`;

/** The name of a group's. */
export const fieldOfGroup = (group: string) => `${groupPrefix}${group}`;

/** The team that the form says; null if it is no form of ours. */
export function readTeamForm(form: FormData): TeamInput | null {
  // A form without our mark is no team of nobody.
  if (form.get("form") !== "team") return null;
  const members: TeamInput["members"] = [];
  const groups: NonNullable<TeamInput["groups"]> = [];
  for (const [name, value] of form) {
    if (!name.startsWith(prefix) && !name.startsWith(groupPrefix)) continue;
    const team = rolesSchema.safeParse(value);
    if (!team.success) return null;
    const id = name.slice(name.indexOf(":") + 1);
    if (team.data.length === 0) continue;
    if (name.startsWith(prefix)) members.push({ id, team: team.data });
    else if (isId("grp", id)) groups.push({ id, team: team.data });
    else return null;
  }
  return { confidential: form.get("confidential") !== null, members, groups };
}
