import { z } from "zod";
import { can } from "#domain/access/access.ts";
import { lockSchema } from "#domain/access/faces.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { audit, type InRequisition } from "#workers/context.ts";
import { listMembers } from "#workers/db/identity/organizations.ts";
import { lockCandidate } from "#workers/db/tenant/candidate-rows.ts";
import { roomAt } from "#workers/objects.ts";
import { findSeen } from "#workers/queries/find-application.ts";
import { cardsOfCandidate } from "#workers/queries/rooms-of-applications.ts";
import { showFace } from "./show-face.ts";

/** `people`: who may know of the candidate, besides administrators; null: everybody who sees candidates. */
export const privacySchema = z.object({ people: lockSchema });

/**
 * Says that a candidate is private and for whom, or that they are not any more. Who says so is always among them. Takes
 * effect on every open board and document. Needs candidate.makePrivate. Refuses with resource.missing, access.denied,
 * input.invalid (also for who is no member).
 */
export async function lockOrUnlock(
  within: InRequisition,
  application: string,
  input: unknown,
): Promise<Outcome<null>> {
  const { actor, address, db, env, now, record } = within;
  if (!can(actor, "candidate.makePrivate")) return refuse("access.denied");
  const found = await findSeen(within, application);
  if (!found.ok) return found;
  if (found.value.sight !== "shown") return refuse("access.denied");
  const parsed = privacySchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid", { field: "people" });
  const asked = parsed.data.people;
  const people = asked && [...new Set([...asked, ...(actor.kind === "user" ? [actor.id] : [])])].sort();
  if (people) {
    const members = new Set((await listMembers(env.DB_IDENTITY, actor.organization)).map(({ id }) => id));
    if (people.some((id) => !members.has(id))) return refuse("input.invalid", { field: "people" });
  }
  const { application: card, lock } = found.value;
  if (JSON.stringify(lock) === JSON.stringify(people)) return accept(null);
  const version = await lockCandidate(db, card.candidate, people, now());
  if (version === null) return refuse("resource.missing");
  await audit(within, {
    action: "candidate.lockChanged",
    subject: card.candidate,
    requisition: record.id,
    before: { people: lock ? [...lock] : null },
    after: { people },
  });
  await showFace(env, db, { candidate: card.candidate, version, application: card.id, address });
  const cards = await cardsOfCandidate(db, card.candidate);
  const rooms = new Map(
    [{ application: card.id, address }, ...cards].map((each) => [each.application, each]),
  );
  await Promise.allSettled(
    [...rooms.values()].map((each) => roomAt(env, each.address).reopen(each.application)),
  );
  return accept(null);
}
