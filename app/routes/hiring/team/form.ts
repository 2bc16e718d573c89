import { z } from "zod";
import { teamRoleSchema } from "#domain/access/requisition.ts";
import type { TeamInput } from "#domain/views/team.ts";

/** A field for each member: what they are on the team, several joined by a comma; empty for nothing. */
const prefix = "member:";
const rolesSchema = z
  .string()
  .transform((value) => value.split(",").filter(Boolean))
  .pipe(z.array(teamRoleSchema));

/** The name of a member's field. */
export const fieldOf = (person: string) => `${prefix}${person}`;

/** The team that the form says; null if it is no form of ours. */
export function readTeamForm(form: FormData): TeamInput | null {
  // A form without our mark is no team of nobody.
  if (form.get("form") !== "team") return null;
  const members: TeamInput["members"] = [];
  for (const [name, value] of form) {
    if (!name.startsWith(prefix)) continue;
    const team = rolesSchema.safeParse(value);
    if (!team.success) return null;
    if (team.data.length > 0) members.push({ id: name.slice(prefix.length), team: team.data });
  }
  return { confidential: form.get("confidential") !== null, members };
}
