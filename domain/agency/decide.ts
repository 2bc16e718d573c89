/** What an agency may see and submit, and whose a candidate is. Everything that runs out is asked with `now`. */
import { accept, type Outcome, refuse } from "../refusal/refusal.ts";
import type { RequisitionStatus } from "../requisition/schema.ts";
import {
  type Claim,
  dayMs,
  type Ownership,
  type SubmissionDecision,
  type SubmissionStatus,
} from "./schema.ts";

export interface Share {
  /** UTC epoch milliseconds; null: at once. */
  notBefore: number | null;
  /** null: it has not ended. */
  endedAt: number | null;
}

/** Whether a requisition exists for the agency now: shared, not ended, its embargo over, and no draft. */
export function isShown(share: Share | null, status: RequisitionStatus, now: number): boolean {
  if (!share || share.endedAt !== null || status === "draft") return false;
  return share.notBefore === null || share.notBefore <= now;
}

/** All that an agency is told of a requisition's status: whether it takes submissions. */
export function agencyStatus(status: RequisitionStatus): "open" | "closed" {
  return status === "open" ? "open" : "closed";
}

/** The time for which a submission is the agency's, from the moment that it was made. */
export function ownershipFrom(at: number, days: number): Ownership {
  return { from: at, until: at + days * dayMs };
}

/** Whether a claim holds now: one that was accepted, or that nobody has decided yet, until it runs out. */
export function holds({ status, ownership }: Pick<Claim, "status" | "ownership">, now: number): boolean {
  const counts = status === "submitted" || status === "accepted";
  return counts && ownership.from <= now && now < ownership.until;
}

/** As it is told: an acceptance counts when there is a card (only then is it decided for good). */
export function toldStatus(row: { status: SubmissionStatus; decidedAt: number | null }): SubmissionStatus {
  return row.status === "accepted" && row.decidedAt === null ? "submitted" : row.status;
}

/** What is known of a person when an agency submits them. */
export interface SubmissionFacts {
  now: number;
  agency: Claim["agency"];
  requisition: Claim["requisition"];
  share: Share | null;
  status: RequisitionStatus;
  /** Submissions of the same person, anybody's. */
  claims: readonly Claim[];
  /** Candidates with the same address or number who have an application here. */
  candidates: readonly Claim["candidate"][];
}

/**
 * What becomes of a submission: `submitted` for a person to decide, or `alreadyKnown`, at once. Refuses with
 * resource.missing (not shared, or not yet, or no more), requisition.notOpen, agency.alreadySubmitted (by themselves).
 */
export function decideSubmission(facts: SubmissionFacts): Outcome<"submitted" | "alreadyKnown"> {
  const { now, agency, requisition, share, status, claims, candidates } = facts;
  if (!isShown(share, status, now)) return refuse("resource.missing");
  if (status !== "open") return refuse("requisition.notOpen");
  const own = claims.filter((claim) => claim.agency === agency);
  if (own.some((claim) => claim.requisition === requisition && claim.byAddress))
    return refuse("agency.alreadySubmitted");
  const others = claims.some((claim) => claim.agency !== agency && holds(claim, now));
  // Whom they brought themselves is no news to anybody, as long as they own them.
  const brought = new Set(own.filter((claim) => holds(claim, now)).map(({ candidate }) => candidate));
  const known = others || candidates.some((candidate) => !brought.has(candidate));
  return accept(known ? "alreadyKnown" : "submitted");
}

/** The candidate that they have brought before and still own: with the same address it is the same person. */
export function sameCandidate({
  agency,
  claims,
  now,
}: Pick<SubmissionFacts, "agency" | "claims" | "now">): Claim["candidate"] | null {
  const own = claims.find((claim) => claim.agency === agency && claim.byAddress && holds(claim, now));
  return own?.candidate ?? null;
}

/** What a person's decision makes of a submission. Refuses with submission.decided; the same decision twice is none. */
export function decideVerdict(
  status: SubmissionStatus,
  decision: SubmissionDecision,
): Outcome<"accepted" | "declined"> {
  const wanted = decision === "accept" ? "accepted" : "declined";
  return status === "submitted" || status === wanted ? accept(wanted) : refuse("submission.decided");
}
