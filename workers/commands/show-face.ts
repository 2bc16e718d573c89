import type { Id } from "#domain/ids/ids.ts";
import type { RoomAddress } from "#domain/ids/objects.ts";
import { raiseFace } from "#workers/db/tenant/candidate-rows.ts";
import type { TenantDb } from "#workers/db/tenant/db.ts";
import { interviewersOf } from "#workers/db/tenant/interview-rows.ts";
import type { Env } from "#workers/env.ts";
import { hubAt, roomAt } from "#workers/objects.ts";
import { indexCandidate } from "#workers/projections/search-row.ts";
import { cardsOfCandidate } from "#workers/queries/rooms-of-applications.ts";

/** Something changed that a card shows beside the person: it loads again where it is open. */
export async function showAgain(env: Env, db: TenantDb, card: Omit<ChangedFace, "version">): Promise<void> {
  const version = await raiseFace(db, card.candidate);
  if (version !== null) await showFace(env, db, { ...card, version });
}

interface ChangedFace {
  candidate: Id<"cand">;
  version: number;
  /** The card that it was changed on: perhaps too new to be projected. */
  application: Id<"app">;
  address: RoomAddress;
}

/**
 * Tells every board that a person's face changed, and search. The rows are written already: whoever is not told
 * sees it with the next load, so telling never fails the change.
 */
export async function showFace(env: Env, db: TenantDb, face: ChangedFace): Promise<void> {
  const others = await cardsOfCandidate(db, face.candidate);
  const cards = new Map([face, ...others].map((card) => [card.application, card.address]));
  const telling = [...cards].map(([application, address]) =>
    roomAt(env, address).faceChanged(application, face.version),
  );
  await Promise.allSettled([
    ...telling,
    indexCandidate(env, db.organization, face.candidate),
    tellInterviewers(env, db, face.candidate),
  ]);
}

/** Their kits have the name, or are not theirs any more. */
async function tellInterviewers(env: Env, db: TenantDb, candidate: Id<"cand">): Promise<void> {
  const users = await interviewersOf(db, { candidate });
  if (users.length > 0) await hubAt(env, db.organization).interviews(users);
}
