import { can } from "#domain/access/access.ts";
import { canonicalJson } from "#domain/event/schema.ts";
import { type Id, isId } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { type InRequisition, knownId } from "#workers/context.ts";
import { addCandidate, removeCandidate } from "#workers/db/tenant/candidate-rows.ts";
import { indexCandidate } from "#workers/projections/search-row.ts";
import { candidateFieldsSchema, wrongField } from "./candidate-fields.ts";
import { createCard, type NewCard } from "./create-card.ts";
import { currentLists } from "./current-lists.ts";
import { derivedId } from "./derived-id.ts";

/**
 * Adds somebody by hand, at the end of a stage. Needs application.create. Refuses with input.invalid, stage.missing,
 * command.reused and what the room refuses with. All ids follow from the command and what it says: person first,
 * then the room's card, so a retry after a crash in between finds the person and makes the card.
 */
export async function addApplication(
  within: InRequisition,
  stage: string,
  fields: unknown,
  command: Id<"cmd">,
  extras: Partial<Pick<NewCard, "source" | "rank" | "at">> = {},
): Promise<Outcome<{ application: Id<"app"> }>> {
  const { actor, db, env, now } = within;
  if (!can(actor, "application.create")) return refuse("access.denied");
  const to = knownId("stg", stage);
  if (!to.ok) return refuse("stage.missing");
  const parsed = candidateFieldsSchema.safeParse(fields);
  if (!parsed.success) return refuse("input.invalid", wrongField(parsed.error));
  if (isId("src", extras.source)) {
    const { sources } = (await currentLists(db)).entries;
    const known = sources.some(({ id, archived }) => id === extras.source && !archived);
    if (!known) return refuse("input.invalid", { field: "source" });
  }
  const seed = `${db.organization}:${command}:${canonicalJson([stage, parsed.data])}`;
  const application = await derivedId("app", seed);
  const candidate = await derivedId("cand", seed);
  await addCandidate(db, candidate, parsed.data, extras.at ?? now());
  const card = { source: "manual" as const, ...extras, command, application, candidate, stage: to.value };
  const made = await createCard(within, card);
  if (!made.ok) {
    await removeCandidate(db, candidate);
    return made;
  }
  await indexCandidate(env, db.organization, candidate);
  return accept({ application });
}
