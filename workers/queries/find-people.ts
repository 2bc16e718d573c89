/** Candidates by name or headline, on the requisitions that the asker reaches. */
import { and, desc, eq, gt, inArray, isNotNull, or, sql } from "drizzle-orm";
import { z } from "zod";
import { type Capability, can } from "#domain/access/access.ts";
import { type Lock, mayUnlock, sightOf } from "#domain/access/faces.ts";
import { capabilitiesOn, stranger } from "#domain/access/requisition.ts";
import type { Application } from "#domain/application/schema.ts";
import type { Id } from "#domain/ids/ids.ts";
import type { RoomAddress } from "#domain/ids/objects.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { FoundPerson } from "#domain/views/find.ts";
import type { Context } from "#workers/context.ts";
import { jsonList } from "#workers/db/tenant/json-list.ts";
import { applications, candidates, requisitions, teamPlaces } from "#workers/db/tenant/schema.ts";
import { roomAt } from "#workers/objects.ts";
import { notHidden } from "./not-hidden.ts";
import { reachable } from "./requisition-list.ts";

const mostFound = 12;
/** Some of them may stand where the asker is not to know who it is. */
const mostAsked = 24;
/** Candidates whose applications are looked at: some of them may be where the asker may not look. */
const mostLookedAt = 60;
const mostWords = 6;
/** Scripts that write without spaces: there a word's beginning is not where the index thinks. */
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/**
 * The best matches first: every word of `text` begins a word of the name or headline, whatever the case and the
 * diacritics; in Chinese, Japanese, Korean and Thai it may stand anywhere in the name. Refuses with access.denied who
 * reaches no requisition and may not list them.
 */
export async function findPeople(context: Context, text: string): Promise<Outcome<FoundPerson[]>> {
  const { db, actor, scopes } = context;
  // A key that was not given people finds none, whatever its person's teams may.
  if (scopes && !scopes.includes("candidate.view")) return refuse("access.denied");
  const words = [...text.slice(0, 100).matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word).slice(0, mostWords);
  const found = words.length === 0 ? [] : await candidatesNamed(context, words);
  const within = jsonList(found);
  const visible = await notHidden(context);
  const [rows, teams] = await db.orm.batch([
    db.orm
      .select({
        // D1 answers a batch by the columns' names: each must have one of its own.
        application: sql<Id<"app">>`${applications.id}`.as("application"),
        candidate: sql<Id<"cand">>`${candidates.id}`.as("candidate"),
        requisition: sql<Id<"req">>`${requisitions.id}`.as("requisition"),
        title: requisitions.title,
        name: candidates.name,
        headline: candidates.headline,
        status: sql<Application["status"]>`${applications.status}`.as("application_status"),
        confidential: requisitions.confidential,
        jurisdiction: requisitions.jurisdiction,
        lock: candidates.privateFor,
      })
      .from(applications)
      .innerJoin(
        candidates,
        and(eq(candidates.organizationId, db.organization), eq(candidates.id, applications.candidateId)),
      )
      .innerJoin(
        requisitions,
        and(
          eq(requisitions.organizationId, db.organization),
          eq(requisitions.id, applications.requisitionId),
        ),
      )
      .where(
        and(
          eq(applications.organizationId, db.organization),
          inArray(applications.candidateId, within),
          isNotNull(candidates.name),
          gt(requisitions.seq, 0),
          reachable(actor),
          visible,
        ),
      )
      .orderBy(desc(applications.createdAt)),
    db.orm
      .select({ requisition: teamPlaces.requisitionId, role: teamPlaces.role })
      .from(teamPlaces)
      .where(and(eq(teamPlaces.organizationId, db.organization), eq(teamPlaces.userId, actor.id))),
  ]);
  if (!can(actor, "requisition.list") && teams.length === 0) return refuse("access.denied");
  const best = new Map(found.map((id, at) => [id, at]));
  const reached = rows
    .flatMap((row) => {
      const { requisition, confidential } = row;
      const team = teams.filter((each) => each.requisition === requisition).map(({ role }) => role);
      const all = capabilitiesOn(actor, { ...stranger, confidential, team });
      const looker = {
        id: actor.id,
        capabilities: scopes ? all.filter((each) => scopes.includes(each)) : all,
      };
      return can(looker, "candidate.view") && mayUnlock(looker, row.lock) ? [{ ...row, looker }] : [];
    })
    .sort((a, b) => (best.get(a.candidate) ?? 0) - (best.get(b.candidate) ?? 0))
    .slice(0, mostAsked);
  const people = (await onlyShown(context, reached)).slice(0, mostFound);
  return accept(
    people.map(({ application, requisition, title, name, headline, status }) => {
      return { application, requisition, title, name: name ?? "", headline, status };
    }),
  );
}

interface Reached {
  application: Id<"app">;
  requisition: Id<"req">;
  jurisdiction: RoomAddress["jurisdiction"];
  lock: Lock;
  looker: { id: string; capabilities: readonly Capability[] };
}

/**
 * Without those that the asker sees but under an alias: that a name is found says who it is. Where a card stands is asked
 * of its room, as D1 hears later of one that moved.
 */
async function onlyShown<T extends Reached>({ env, db }: Context, rows: readonly T[]): Promise<T[]> {
  const doubtful = rows.filter(({ looker, lock }) => sightOf(looker, { anonymised: true, lock }) !== "shown");
  const byRoom = Map.groupBy(doubtful, ({ requisition }) => requisition);
  const cards = await Promise.all(
    [...byRoom].map(([requisition, [first, ...more]]) => {
      if (!first) return [];
      const address = { organization: db.organization, requisition, jurisdiction: first.jurisdiction };
      return roomAt(env, address).cards([first, ...more].map(({ application }) => application));
    }),
  );
  const shown = new Set(cards.flat().flatMap(({ id, anonymised }) => (anonymised ? [] : [id])));
  return rows.filter((row) => !doubtful.includes(row) || shown.has(row.application));
}

/** Ids of candidates, the best match first. */
async function candidatesNamed({ env, db }: Context, words: string[]): Promise<Id<"cand">[]> {
  const match = words.map((word) => `{name headline} : "${word}"*`).join(" AND ");
  const indexed = env.DB_SEARCH.prepare(
    `SELECT s.candidate_id AS id FROM candidates_text JOIN search_candidates s ON s.row = candidates_text.rowid
     WHERE candidates_text MATCH ?1 AND s.organization_id = ?2 ORDER BY bm25(candidates_text, 10.0, 1.0, 0.0) LIMIT ?3`,
  ).bind(match, db.organization, mostLookedAt);
  const inside = words.filter((word) => spaceless.test(word));
  const [byWord, byPart] = await Promise.all([
    indexed.all(),
    inside.length === 0
      ? []
      : db.orm
          .select({ id: candidates.id })
          .from(candidates)
          .where(
            and(
              eq(candidates.organizationId, db.organization),
              or(...inside.map((word) => sql`instr(${candidates.name}, ${word}) > 0`)),
            ),
          )
          .limit(mostLookedAt),
  ]);
  const ids = z.array(z.object({ id: z.string() })).parse([...byWord.results, ...byPart]);
  return [...new Set(ids.map(({ id }) => id))] as Id<"cand">[];
}
