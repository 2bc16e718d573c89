/** Faces of cards, each as the asker may see it: everything that shows somebody's name on the team's side asks here. */
import { and, asc, eq, inArray } from "drizzle-orm";
import { can } from "#domain/access/access.ts";
import { type RoomCard, type Sight, sightOf } from "#domain/access/faces.ts";
import { isId } from "#domain/ids/ids.ts";
import { accept, type Outcome } from "#domain/refusal/refusal.ts";
import type { Face } from "#domain/views/board.ts";
import type { Context, InRequisition } from "#workers/context.ts";
import { jsonList } from "#workers/db/tenant/json-list.ts";
import { candidates, files } from "#workers/db/tenant/schema.ts";
import { aliasesOf } from "#workers/links/alias.ts";

/** Ids asked for at once; the rest is left out. */
export const maxFacesAtOnce = 500;

/** Who looks: `actor` with what they may do on the requisition where the cards stand. */
export type Looking = Pick<Context, "db" | "actor" | "env">;

/** Faces of these applications of the requisition; ids of others are left out. Needs candidate.view. */
export async function facesByIds(within: InRequisition, ids: readonly string[]): Promise<Outcome<Face[]>> {
  const wanted = [...new Set(ids)].filter((id) => isId("app", id)).slice(0, maxFacesAtOnce);
  if (wanted.length === 0 || !can(within.actor, "candidate.view")) return accept([]);
  // Asked of the room: D1 hears later of a card that moved to where nobody is to know who it is.
  return accept(await readFaces(within, await within.room.cards(wanted)));
}

/** The faces of cards, in their order. A card without a candidate's row gets an empty face. */
export async function readFaces(looking: Looking, cards: readonly RoomCard[]): Promise<Face[]> {
  if (cards.length === 0) return [];
  const { people, papers } = await readRows(looking, cards);
  const personOf = new Map(people.map((person) => [person.id, person]));
  const paperOf = new Map(papers.map((paper) => [paper.application, paper]));
  const sights = new Map(
    cards.map(({ id, candidate, anonymised }) => {
      const lock = personOf.get(candidate)?.privateFor ?? null;
      return [id, sightOf(looking.actor, { anonymised, lock })];
    }),
  );
  const veiled = cards.filter(({ id }) => sights.get(id) === "anonymous").map(({ id }) => id);
  const aliases = await aliasesOf(looking.env.LINK_SECRET, veiled);
  return cards.map(({ id, candidate }) => {
    const person = personOf.get(candidate);
    const paper = paperOf.get(id);
    const sight: Sight = sights.get(id) ?? "hidden";
    const base = { application: id, version: person?.version ?? 0, sight };
    const reading = paper?.reading ?? "none";
    if (sight === "hidden") return { ...base, reading: "none" };
    if (sight === "anonymous") return { ...base, alias: aliases.get(id) ?? "", reading };
    return {
      ...base,
      candidate,
      name: person?.name ?? null,
      headline: person?.headline ?? null,
      reading,
      fileName: paper?.name ?? null,
      ...(person?.privateFor && { locked: true as const }),
    };
  });
}

async function readRows({ db: { organization, orm } }: Looking, cards: readonly RoomCard[]) {
  const [people, papers] = await orm.batch([
    orm
      .select({
        id: candidates.id,
        name: candidates.name,
        headline: candidates.headline,
        version: candidates.faceVersion,
        privateFor: candidates.privateFor,
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
  return { people, papers };
}
