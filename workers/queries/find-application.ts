import { type Lock, type Sight, sightOf } from "#domain/access/faces.ts";
import type { Application } from "#domain/application/schema.ts";
import type { Id } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { type InRequisition, knownId } from "#workers/context.ts";
import { lockOf } from "#workers/db/tenant/candidate-rows.ts";
import type { TenantDb } from "#workers/db/tenant/db.ts";
import { aliasesOf } from "#workers/links/alias.ts";
import type { Room } from "#workers/objects.ts";

/** An application with how much of its person the asker sees. */
export interface SeenApplication {
  application: Application;
  sight: Exclude<Sight, "hidden">;
  /** What an anonymous one is called. */
  alias?: string;
  /** For whom the candidate is, if they are private. */
  lock: Lock;
  anonymised: boolean;
}

/**
 * An application of this requisition as its room knows it: D1 hears later of one that is new, or that has left.
 * Refuses with resource.missing, also when it is a private candidate's whom the asker may not know of.
 */
export async function findSeen(
  within: InRequisition,
  application: string,
): Promise<Outcome<SeenApplication>> {
  const id = knownId("app", application);
  if (!id.ok) return id;
  const { room, db, actor, env } = within;
  const [found, cards] = await Promise.all([room.application(id.value), room.cards([id.value])]);
  if (!found.ok) return found;
  const anonymised = cards[0]?.anonymised ?? true;
  const { privateFor: lock } = await lockOf(db, found.value.candidate);
  const sight = sightOf(actor, { anonymised, lock });
  if (sight === "hidden") return refuse("resource.missing");
  const seen = { application: found.value, sight, lock, anonymised };
  if (sight === "shown") return accept(seen);
  return accept({ ...seen, alias: (await aliasesOf(env.LINK_SECRET, [id.value])).get(id.value) ?? "" });
}

/** The application alone, for what says nothing of the person; refuses likewise. */
export async function findApplication(
  within: InRequisition,
  application: string,
): Promise<Outcome<Application>> {
  const found = await findSeen(within, application);
  return found.ok ? accept(found.value.application) : found;
}

/** For what says or changes who somebody is. Refuses also with access.denied, while the asker sees but an alias. */
export async function findShown(within: InRequisition, application: string): Promise<Outcome<Application>> {
  const found = await findSeen(within, application);
  if (!found.ok) return found;
  return found.value.sight === "shown" ? accept(found.value.application) : refuse("access.denied");
}

/** For whom the candidate of a card is; null also if there is no such card. */
export async function lockOfCard(
  db: TenantDb,
  room: Pick<Room, "cards">,
  application: Id<"app">,
): Promise<Lock> {
  const [card] = await room.cards([application]);
  return card ? (await lockOf(db, card.candidate)).privateFor : null;
}
