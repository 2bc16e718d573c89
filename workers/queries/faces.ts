import { and, asc, eq, inArray } from "drizzle-orm";
import { can } from "#domain/access/access.ts";
import { type Id, isId } from "#domain/ids/ids.ts";
import { accept, type Outcome } from "#domain/refusal/refusal.ts";
import type { Face } from "#domain/views/board.ts";
import type { InRequisition } from "#workers/context.ts";
import type { TenantDb } from "#workers/db/tenant/db.ts";
import { jsonList } from "#workers/db/tenant/json-list.ts";
import { applications, candidates, files } from "#workers/db/tenant/schema.ts";

/** Which candidate stands behind an application. */
export interface Card {
  id: Id<"app">;
  candidate: Id<"cand">;
}

/** Ids asked for at once; the rest is left out. */
export const maxFacesAtOnce = 500;

/** Faces of these applications of the requisition; ids of others are left out. Needs candidate.view. */
export async function facesByIds(
  { db, actor, record, room }: InRequisition,
  ids: readonly string[],
): Promise<Outcome<Face[]>> {
  const wanted = [...new Set(ids)].filter((id) => isId("app", id)).slice(0, maxFacesAtOnce);
  if (wanted.length === 0 || !can(actor, "candidate.view")) return accept([]);
  const projected: Card[] = await db.orm
    .select({ id: applications.id, candidate: applications.candidateId })
    .from(applications)
    .where(
      and(
        eq(applications.organizationId, db.organization),
        eq(applications.requisitionId, record.id),
        inArray(applications.id, jsonList(wanted)),
      ),
    );
  if (projected.length === wanted.length) return accept(await readFaces(db, projected));
  // Some are too new to be projected: the room knows them.
  const snapshot = await room.snapshot();
  if (!snapshot.ok) return snapshot;
  const cards = wanted.flatMap((id) => snapshot.value.state.applications[id] ?? []);
  return accept(await readFaces(db, cards));
}

/** The faces of cards, in their order. A card without a candidate's row gets an empty face. */
export async function readFaces(
  db: TenantDb,

  cards: readonly Card[],
): Promise<Face[]> {
  if (cards.length === 0) return [];
  const { organization, orm } = db;
  const [people, papers] = await orm.batch([
    orm
      .select({
        id: candidates.id,
        name: candidates.name,
        headline: candidates.headline,
        version: candidates.faceVersion,
      })
      .from(candidates)
      .where(
        and(
          eq(candidates.organizationId, organization),
          inArray(candidates.id, jsonList(cards.map((card) => card.candidate))),
        ),
      ),
    orm
      .select({ application: files.applicationId, name: files.name, reading: files.reading })
      .from(files)
      .where(
        and(
          eq(files.organizationId, organization),
          inArray(files.applicationId, jsonList(cards.map((card) => card.id))),
        ),
      )
      .orderBy(asc(files.uploadedAt)),
  ]);
  const personOf = new Map(people.map((person) => [person.id, person]));
  const paperOf = new Map(papers.map((paper) => [paper.application, paper]));
  return cards.map(({ id, candidate }) => {
    const person = personOf.get(candidate);
    const paper = paperOf.get(id);
    return {
      application: id,
      candidate,
      version: person?.version ?? 0,
      name: person?.name ?? null,
      headline: person?.headline ?? null,
      reading: paper?.reading ?? "none",
      fileName: paper?.name ?? null,
    };
  });
}
