import { can, capabilities, capabilitiesOf, roleSchema } from "#domain/access/access.ts";
import { explain, reaches, stranger } from "#domain/access/requisition.ts";
import { isId } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { Explained } from "#domain/views/explained.ts";
import { audit, type Context, somebodyOf } from "#workers/context.ts";
import { listMembers } from "#workers/db/identity/organizations.ts";
import { readStandings } from "./standing.ts";

/**
 * What a member may do, and why: in the organization, or on one requisition. Asks what pages and sockets ask. Needs
 * audit.view. Refuses with access.denied, resource.missing: also if the requisition does not exist for the asker, as
 * the answer says who applied there or whose report did.
 */
export async function explainAccess(
  context: Context,
  person: string,
  requisition: string | null,
): Promise<Outcome<Explained>> {
  const { actor, db, env } = context;
  if (!can(actor, "audit.view")) return refuse("access.denied");
  const member = (await listMembers(env.DB_IDENTITY, db.organization)).find(({ id }) => id === person);
  if (!member) return refuse("resource.missing");
  const role = roleSchema.safeParse(member.role);
  const holder = { capabilities: role.success ? capabilitiesOf(role.data) : [] };
  const asked = { id: member.id, name: member.name, role: member.role };
  // "system.operate" is our jobs' alone: nobody asks what it would be like.
  const known = capabilities.filter((each) => each !== "system.operate");
  if (requisition === null) {
    await audit(context, { action: "access.explained", subject: member.id });
    const lines = known.map((capability) => {
      return { capability, yes: can(holder, capability), by: "role" as const, as: null, group: null };
    });
    return accept({ person: asked, requisition: null, team: [], capabilities: lines });
  }
  if (!isId("req", requisition)) return refuse("resource.missing");
  const found = await readStandings(context, requisition, [member, somebodyOf(context)]);
  if (!found || !reaches(actor, found.of(actor.id))) return refuse("resource.missing");
  const { id, title, confidential } = found.record;
  await audit(context, { action: "access.explained", subject: member.id, requisition: id });
  const standing = found.of(member.id) ?? stranger;
  return accept({
    person: asked,
    requisition: { id, title, confidential },
    team: [...standing.team],
    capabilities: known.map((capability) => {
      const because = explain(holder, standing, capability);
      const place = "as" in because ? { as: because.as, group: because.group } : { as: null, group: null };
      return { capability, yes: because.yes, by: because.by, ...place };
    }),
  });
}
