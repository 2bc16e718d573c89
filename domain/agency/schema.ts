/**
 * Agencies: outside recruiters who submit candidates to requisitions that were shared with them. They never join a
 * board. What was agreed with them (the fee) stays on the team's side; what they are told of a submission is one word.
 */
import { z } from "zod";
import { currencySchema } from "../pay/schema.ts";

export const dayMs = 86_400_000;
/** How long a submission is the agency's, unless something else was agreed. */
export const defaultOwnershipDays = 180;

/** Which words the candidate's consent was stated in. Other words: another version, and another message. */
export const consentVersion = "2026-11";

export const agencyNameSchema = z.string().trim().min(1).max(80);

/** What is paid for a hire: a share of the first year's pay, in basis points, or an amount, in minor units. */
export const feeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("percent"), basisPoints: z.number().int().min(1).max(10_000) }),
  z.object({
    kind: z.literal("fixed"),
    amount: z.number().int().min(1).max(100_000_000_00),
    currency: currencySchema,
  }),
]);
export type Fee = z.infer<typeof feeSchema>;

/** What was agreed about one requisition with one agency. */
export const shareTermsSchema = z.object({
  /** UTC epoch milliseconds: before it the requisition does not exist for the agency. null: at once. */
  notBefore: z.number().int().nonnegative().nullable().default(null),
  fee: feeSchema.nullable().default(null),
  ownershipDays: z.number().int().min(1).max(1_095).default(defaultOwnershipDays),
});
export type ShareTerms = z.infer<typeof shareTermsSchema>;

/** `alreadyKnown`: the organization, or another agency, had them before; nobody says who, where or when. */
export const submissionStatuses = ["submitted", "accepted", "declined", "alreadyKnown"] as const;
export const submissionStatusSchema = z.enum(submissionStatuses);
export type SubmissionStatus = z.infer<typeof submissionStatusSchema>;

const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullish()
    .transform((value) => value || null);

/** Whom an agency submits. An address is asked for: without one nobody can tell who was known before. */
export const submissionInputSchema = z.object({
  name: z.string().trim().min(1).max(200),
  email: z
    .string()
    .trim()
    .max(254)
    .pipe(z.email())
    .transform((value) => value.toLowerCase()),
  phone: optional(50),
  note: optional(2_000),
  /** The agency states that the candidate agreed, in the words of this version. */
  consent: z.literal(consentVersion),
});
export type SubmissionInput = z.infer<typeof submissionInputSchema>;

export const submissionDecisionSchema = z.object({ decision: z.enum(["accept", "decline"]) });
export type SubmissionDecision = z.infer<typeof submissionDecisionSchema>["decision"];

/** From when until when a candidate is an agency's: UTC epoch milliseconds, `until` not included. */
export const ownershipSchema = z.object({ from: z.number().int(), until: z.number().int() });
export type Ownership = z.infer<typeof ownershipSchema>;

/** A submission as it counts for others of the same person. */
export interface Claim {
  agency: `agy_${string}`;
  requisition: `req_${string}`;
  /** The candidate that it became, or will become. */
  candidate: `cand_${string}`;
  status: SubmissionStatus;
  ownership: Ownership;
  /** Known again by the address; else by the telephone number alone, which people share. */
  byAddress: boolean;
}
