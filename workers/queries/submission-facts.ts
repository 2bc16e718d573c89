/** What the rules ask about a person whom an agency submits. The same statements for whoever it is. */
import { and, eq, exists, or, sql } from "drizzle-orm";
import type { Share } from "#domain/agency/decide.ts";
import { phoneKeyLength } from "#domain/agency/known.ts";
import type { Claim } from "#domain/agency/schema.ts";
import type { Id } from "#domain/ids/ids.ts";
import type { PayRange } from "#domain/pay/schema.ts";
import type { TenantDb } from "#workers/db/tenant/db.ts";
import { requisitionPay } from "#workers/db/tenant/pay-schema.ts";
import {
  agencyShares,
  agencySubmissions,
  applications,
  candidates,
  requisitions,
} from "#workers/db/tenant/schema.ts";
import { ofPerson, type PersonKeys } from "#workers/db/tenant/submission-rows.ts";
import type { RequisitionRecord } from "./find-requisition.ts";

export interface SharedRecord {
  record: RequisitionRecord;
  share: Share & Pick<typeof agencyShares.$inferSelect, "ownershipDays" | "fee">;
  /** What it pays, published or not. */
  range: PayRange | null;
}

/** What is or was shared with an agency: all, or one. Whether it is shown is for `isShown` to say. */
export async function sharedWith(
  { organization, orm }: TenantDb,
  agency: Id<"agy">,
  requisition?: Id<"req">,
): Promise<SharedRecord[]> {
  const { organizationId, agencyId, requisitionId, notBefore, endedAt, ownershipDays, fee } = agencyShares;
  const { min, max, currency, period, published } = requisitionPay;
  return orm
    .select({
      record: requisitions,
      share: { notBefore, endedAt, ownershipDays, fee },
      range: { min, max, currency, period, published },
    })
    .from(agencyShares)
    .innerJoin(
      requisitions,
      and(eq(requisitions.organizationId, organizationId), eq(requisitions.id, requisitionId)),
    )
    .leftJoin(
      requisitionPay,
      and(eq(requisitionPay.organizationId, organizationId), eq(requisitionPay.requisitionId, requisitionId)),
    )
    .where(
      and(
        eq(organizationId, organization),
        eq(agencyId, agency),
        requisition ? eq(requisitionId, requisition) : undefined,
      ),
    );
}

export interface PersonFacts {
  claims: Claim[];
  candidates: Id<"cand">[];
}

/** Everybody's submissions of this person, oldest first, and the candidates that they are who have an application. */
export async function readPersonFacts(db: TenantDb, person: PersonKeys): Promise<PersonFacts> {
  const { organization, orm } = db;
  const { agencyId, requisitionId, candidateId, status, submittedAt, ownedUntil, email } = agencySubmissions;
  const applied = orm
    .select({ id: applications.id })
    .from(applications)
    .where(and(eq(applications.organizationId, organization), eq(applications.candidateId, candidates.id)));
  const [claims, known] = await orm.batch([
    orm
      .select({
        ...{ agency: agencyId, requisition: requisitionId, candidate: candidateId, status },
        ...{ from: submittedAt, until: ownedUntil, email },
      })
      .from(agencySubmissions)
      .where(ofPerson(db, person))
      .orderBy(submittedAt),
    orm
      .select({ id: candidates.id })
      .from(candidates)
      .where(
        and(
          eq(candidates.organizationId, organization),
          or(eq(candidates.email, person.email), sql`${endOfPhone} = ${person.phoneKey ?? ""}`),
          exists(applied),
        ),
      ),
  ]);
  return {
    claims: claims.map(({ from, until, email: address, ...claim }) => ({
      ...claim,
      ownership: { from, until },
      byAddress: address === person.email,
    })),
    candidates: known.map(({ id }) => id),
  };
}

/** As `phoneKey` says it (domain/agency/known.ts), in SQL: of what stands between digits, what people write. */
const endOfPhone = sql`(case when length(coalesce(${candidates.phone}, '')) < ${sql.raw(String(phoneKeyLength))} then null
  else substr(${digits()}, ${sql.raw(String(-phoneKeyLength))}) end)`;

function digits() {
  const between = [" ", "-", "(", ")", ".", "/", "+", "\u00a0"];
  return between.reduce((inner, each) => sql`replace(${inner}, ${each}, '')`, sql`${candidates.phone}`);
}
