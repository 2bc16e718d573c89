import { z } from "zod";
import { can } from "#domain/access/access.ts";
import { type Id, idSchema } from "#domain/ids/ids.ts";
import { stagesInUse } from "#domain/pipeline/schema.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { knockAs } from "#workers/auth/limits.ts";
import { audit, type Context, type InRequisition } from "#workers/context.ts";
import { anyMember } from "#workers/db/identity/managers.ts";
import { addCandidate, removeCandidate } from "#workers/db/tenant/candidate-rows.ts";
import { addReferral, removeReferral } from "#workers/db/tenant/referral-rows.ts";
import { roomAt } from "#workers/objects.ts";
import { indexCandidate } from "#workers/projections/search-row.ts";
import { findRequisition } from "#workers/queries/find-requisition.ts";
import { applicationsHere, candidatesAt } from "#workers/queries/internal.ts";
import { attachFile, typeOfDocument } from "./attach-file.ts";
import { wrongField } from "./candidate-fields.ts";
import { createCard } from "./create-card.ts";
import { derivedId } from "./derived-id.ts";

const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .optional()
    .transform((text) => text || null);

export const referralInputSchema = z.object({
  requisition: idSchema("req"),
  name: z.string().trim().min(1).max(200),
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
  phone: optional(50),
  note: optional(2_000),
  /** They know of it and agree. */
  consent: z.enum(["on", "true"]),
  file: z.instanceof(File).optional(),
});

/**
 * Recommends somebody for an open requisition: an application in its first stage, whether or not the referrer reaches
 * the board. Needs referral.make, of a person. Refuses with access.denied, input.invalid, document.*, request.tooMany,
 * resource.missing (no such role, or none for referrals), referral.colleague (whoever works here is answered so, have
 * they applied or not), referral.known (no word of how), and what the room refuses with. All ids follow from the
 * command, so a retry after a crash goes the same way.
 */
export async function referPerson(
  context: Context,
  input: unknown,
  command: Id<"cmd">,
  at = context.now(),
): Promise<Outcome<{ id: Id<"ref"> }>> {
  const { actor, db, env } = context;
  if (!can(actor, "referral.make") || actor.kind === "apiKey") return refuse("access.denied");
  const parsed = referralInputSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid", wrongField(parsed.error));
  const { requisition, name, email, phone, note, file } = parsed.data;
  const paper = file && file.size > 0 ? file : null;
  const type = paper && (await typeOfDocument(paper));
  if (type && !type.ok) return type;
  const allowed = await knockAs(env, "referral", `${db.organization}:${actor.id}`);
  if (!allowed.ok) return allowed;
  const within = await forReferral(context, requisition);
  if (!within.ok) return within;
  if (await anyMember(env.DB_IDENTITY, db.organization, [email])) return refuse("referral.colleague");
  const seed = `${db.organization}:${command}:referral`;
  const id = await derivedId("ref", seed);
  const application = await derivedId("app", seed);
  const candidate = await derivedId("cand", seed);
  if (await isKnown(within.value, email, application)) return refuse("referral.known");
  const row = { id, requisitionId: requisition, applicationId: application, referrerId: actor.id };
  const kept = await addReferral(db, { ...row, name, email, note, createdAt: at });
  if (kept?.id !== id) return refuse("referral.known");
  const [stage] = stagesInUse(within.value.record.stages);
  if (!stage) return refuse("stage.missing");
  await addCandidate(db, candidate, { name, email, phone, headline: null, location: null }, at);
  const card = { command, application, candidate, stage: stage.id, source: "referral" as const };
  const made = await createCard(within.value, actor.kind === "system" ? { ...card, at } : card);
  if (!made.ok) {
    await removeCandidate(db, candidate);
    await removeReferral(db, id);
    return made;
  }
  await indexCandidate(env, db.organization, candidate);
  if (paper && type) {
    await attachFile(
      within.value,
      { id: application, candidate },
      { file: paper, type: type.value, command },
    );
  }
  await audit(context, { action: "referral.made", subject: id, requisition });
  return accept({ id });
}

/** The requisition, with no more than the right to put a card there. Refuses with resource.missing. */
async function forReferral(context: Context, requisition: Id<"req">): Promise<Outcome<InRequisition>> {
  const { actor, db, env } = context;
  const record = await findRequisition(db, requisition);
  if (record?.status !== "open" || record.confidential) return refuse("resource.missing");
  const address = { jurisdiction: record.jurisdiction, organization: db.organization, requisition };
  const only = { ...actor, capabilities: ["application.create" as const] };
  return accept({ ...context, actor: only, record, address, room: roomAt(env, address) });
}

/** Whether somebody with this address has an application there already, other than the one that a retry made. */
async function isKnown({ db, record, room }: InRequisition, email: string, own: Id<"app">): Promise<boolean> {
  const people = await candidatesAt(db, [email]);
  const place = { requisition: record.id, room };
  const here = await applicationsHere(
    db,
    place,
    people.map(({ id }) => id),
  );
  return here.some(({ application }) => application !== own);
}
