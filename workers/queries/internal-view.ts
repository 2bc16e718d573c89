import { can } from "#domain/access/access.ts";
import { hiddenFrom } from "#domain/access/internal.ts";
import type { Application } from "#domain/application/schema.ts";
import type { InternalView } from "#domain/views/card.ts";
import type { InRequisition } from "#workers/context.ts";
import { anyMember } from "#workers/db/identity/managers.ts";
import { listMembers } from "#workers/db/identity/organizations.ts";
import { readTeam } from "#workers/db/tenant/team-rows.ts";
import { emailsOf, releasedOf } from "./internal.ts";

/**
 * What the team sees of an application being a colleague's; null if it is none's. From whom it is hidden is said to
 * those alone who can release it.
 */
export async function viewInternal(
  { actor, db, env, record }: InRequisition,
  { id, candidate }: Pick<Application, "id" | "candidate">,
): Promise<InternalView | null> {
  const [email] = await emailsOf(db, [candidate]);
  // Members of a large organization are read for those alone who are one.
  if (!email || !(await anyMember(env.DB_IDENTITY, db.organization, [email]))) return null;
  const members = await listMembers(env.DB_IDENTITY, db.organization);
  const applicant = members.find((member) => member.email.toLowerCase() === email);
  if (!applicant) return null;
  const released = (await releasedOf(db, [id])).has(id);
  if (!can(actor, "application.release")) return { released, hiddenFrom: [] };
  const byId = new Map(members.map((member) => [member.id, member]));
  const above = hiddenFrom({ applicant: applicant.id, released }, (who) => byId.get(who)?.manager ?? null);
  const team = above.length > 0 ? await readTeam(db, record.id) : [];
  return {
    released,
    hiddenFrom: above.flatMap((who) => {
      const member = byId.get(who);
      const hires = team.some(({ user, role }) => user === who && role === "hiringManager");
      return member ? [{ id: who, name: member.name, hiringManager: hires }] : [];
    }),
  };
}
