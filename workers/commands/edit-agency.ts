/** Which agencies there are, and who works for them. */
import { can } from "#domain/access/access.ts";
import { type Id, isId } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { agencyEditSchema, newAgencySchema } from "#domain/views/agency.ts";
import { audit, type Context } from "#workers/context.ts";
import { listMembers } from "#workers/db/identity/organizations.ts";
import { addAgency, readAgencies, renameAgency, writeAgencyPeople } from "#workers/db/tenant/agency-rows.ts";
import { worksOutside } from "#workers/queries/requisition-agencies.ts";
import { wrongField } from "./candidate-fields.ts";
import { derivedId } from "./derived-id.ts";
import { sameName } from "./edit-list-entry.ts";

const mostAgencies = 200;

/**
 * Adds an agency of this name; `command` twice is one. Needs agency.manage. Refuses: access.denied, input.invalid,
 * agency.nameTaken, agency.tooMany.
 */
export async function createAgency(
  context: Context,
  input: unknown,
  command: Id<"cmd">,
): Promise<Outcome<{ id: Id<"agy"> }>> {
  const { actor, db, now } = context;
  if (!can(actor, "agency.manage")) return refuse("access.denied");
  const parsed = newAgencySchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid", wrongField(parsed.error));
  const { name } = parsed.data;
  const [known, id] = [await readAgencies(db), await derivedId("agy", `${db.organization}:${command}`)];
  if (known.some((agency) => agency.id === id)) return accept({ id });
  if (known.some((agency) => sameName(agency.name, name))) return refuse("agency.nameTaken");
  if (known.length >= mostAgencies) return refuse("agency.tooMany", { limit: mostAgencies });
  await addAgency(db, { id, name }, now());
  await audit(context, { action: "agency.changed", subject: id, after: { added: true } });
  return accept({ id });
}

/**
 * Renames an agency, or says wholly who works for it (somebody of another one changes over). Needs agency.manage.
 * Refuses: access.denied, resource.missing, input.invalid, agency.nameTaken, member.notEligible (no member with the
 * role of an agency).
 */
export async function editAgency(context: Context, agency: string, input: unknown): Promise<Outcome<null>> {
  const { actor, db, env, now } = context;
  if (!can(actor, "agency.manage")) return refuse("access.denied");
  const known = await readAgencies(db);
  const before = known.find(({ id }) => id === agency);
  if (!before || !isId("agy", agency)) return refuse("resource.missing");
  const parsed = agencyEditSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid", wrongField(parsed.error));
  const { name, people } = parsed.data;
  if (name !== undefined) {
    if (known.some((each) => each.id !== agency && sameName(each.name, name)))
      return refuse("agency.nameTaken");
    await renameAgency(db, { id: agency, name });
  }
  if (people) {
    const members = await listMembers(env.DB_IDENTITY, db.organization);
    const eligible = new Set(members.filter(worksOutside).map(({ id }) => id));
    if (people.some((id) => !eligible.has(id))) return refuse("member.notEligible");
    await writeAgencyPeople(db, agency, [...new Set(people)], { user: actor.id, at: now() });
  }
  await audit(context, {
    ...{ action: "agency.changed", subject: agency },
    ...(people && { before: { people: before.people }, after: { people } }),
  });
  return accept(null);
}
