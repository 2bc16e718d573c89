/** Rows about interviews: their words, and whose they are. */
import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Id } from "#domain/ids/ids.ts";
import type { InterviewWords } from "#domain/interview/input.ts";
import type { TenantDb } from "./db.ts";
import { jsonList } from "./json-list.ts";
import { applications, interviewSeats, interviewWords, requisitions } from "./schema.ts";

/** The words of these interviews, by id. */
export async function readWords(
  { organization, orm }: TenantDb,
  ids: readonly Id<"itv">[],
): Promise<Map<string, InterviewWords>> {
  if (ids.length === 0) return new Map();
  const rows = await orm
    .select()
    .from(interviewWords)
    .where(and(eq(interviewWords.organizationId, organization), inArray(interviewWords.id, jsonList(ids))));
  return new Map(rows.map(({ id, title, instructions, place }) => [id, { title, instructions, place }]));
}

/** Undefined: none are kept any more. */
export async function writeWords(
  { organization, orm }: TenantDb,
  id: Id<"itv">,
  applicationId: Id<"app">,
  words: InterviewWords | undefined,
): Promise<void> {
  if (!words) {
    const ours = and(eq(interviewWords.organizationId, organization), eq(interviewWords.id, id));
    await orm.delete(interviewWords).where(ours);
    return;
  }
  const { title, instructions, place } = words;
  const set = { title, instructions, place };
  await orm
    .insert(interviewWords)
    .values({ organizationId: organization, id, applicationId, ...set })
    .onConflictDoUpdate({ target: [interviewWords.organizationId, interviewWords.id], set });
}

const ofSeat = and(
  eq(applications.organizationId, interviewSeats.organizationId),
  eq(applications.id, interviewSeats.applicationId),
);

/** Who interviews on this requisition, or this candidate, as far as it is projected. */
export async function interviewersOf(
  { organization, orm }: TenantDb,
  about: { requisition: Id<"req"> } | { candidate: Id<"cand"> },
): Promise<string[]> {
  const rows = await orm
    .selectDistinct({ user: interviewSeats.userId })
    .from(interviewSeats)
    .innerJoin(applications, ofSeat)
    .where(
      and(
        eq(interviewSeats.organizationId, organization),
        "candidate" in about
          ? eq(applications.candidateId, about.candidate)
          : eq(interviewSeats.requisitionId, about.requisition),
      ),
    );
  return rows.map(({ user }) => user);
}

export interface Seat {
  interview: Id<"itv">;
  application: Id<"app">;
  candidate: Id<"cand">;
  record: typeof requisitions.$inferSelect;
}

/**
 * Where this person interviews, those without a time first, then the latest, as far as it is projected: where
 * applications are now. `visible` says of which requisitions they may know; `interview`: that one alone.
 */
export async function readSeats(
  { organization, orm }: TenantDb,
  user: string,
  { visible, interview, limit }: { visible: SQL | undefined; interview?: string; limit: number },
): Promise<Seat[]> {
  const rows = await orm
    .select({
      interview: interviewSeats.interviewId,
      application: applications.id,
      candidate: applications.candidateId,
      record: requisitions,
    })
    .from(interviewSeats)
    .innerJoin(
      applications,
      and(
        ofSeat,
        // What was transferred took no interviews along.
        eq(applications.requisitionId, interviewSeats.requisitionId),
      ),
    )
    .innerJoin(
      requisitions,
      and(
        eq(requisitions.organizationId, interviewSeats.organizationId),
        eq(requisitions.id, interviewSeats.requisitionId),
      ),
    )
    .where(
      and(
        eq(interviewSeats.organizationId, organization),
        eq(interviewSeats.userId, user),
        interview === undefined ? undefined : sql`${interviewSeats.interviewId} = ${interview}`,
        visible,
      ),
    )
    .orderBy(sql`${interviewSeats.at} is not null, ${interviewSeats.at} desc`)
    .limit(limit);
  return rows;
}
