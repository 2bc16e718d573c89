/** What agencies receive, and what the team receives about them. Fees are on the team's side alone. */
import { z } from "zod";
import {
  agencyNameSchema,
  consentVersion,
  feeSchema,
  ownershipSchema,
  submissionStatusSchema,
} from "../agency/schema.ts";
import { idSchema } from "../ids/ids.ts";
import { payRangeSchema } from "../pay/schema.ts";

const { min, max, currency, period } = payRangeSchema.shape;
const publishedPaySchema = z.object({ min, max, currency, period });

/** A requisition as an agency sees it: what a job post says, and whether it takes submissions. */
export const sharedRequisitionSchema = z.object({
  id: idSchema("req"),
  /** The public title. */
  title: z.string(),
  department: z.string(),
  location: z.string(),
  status: z.enum(["open", "closed"]),
  /** What it pays, if the world may know. */
  pay: publishedPaySchema.optional(),
});
export type SharedRequisition = z.infer<typeof sharedRequisitionSchema>;

/** What an agency is told of what it submitted: one word, and until when the person is theirs. */
export const ownSubmissionSchema = z.object({
  id: idSchema("sub"),
  /** What the requisition was called when they submitted. */
  role: z.string(),
  name: z.string(),
  status: submissionStatusSchema,
  /** UTC epoch milliseconds. */
  submittedAt: z.number().int(),
  /** null: not theirs, as it was declined or known already. It may have run out. */
  ownership: ownershipSchema.nullable(),
});
export type OwnSubmission = z.infer<typeof ownSubmissionSchema>;

export const agencyDeskSchema = z.object({
  /** null: nobody has said yet which agency they belong to. */
  agency: z.string().nullable(),
  requisitions: z.array(sharedRequisitionSchema),
  /** Newest first, also of requisitions that are not shared any more. */
  submissions: z.array(ownSubmissionSchema),
});
export type AgencyDesk = z.infer<typeof agencyDeskSchema>;

export const agencyRequisitionSchema = z.object({
  requisition: sharedRequisitionSchema,
  submissions: z.array(ownSubmissionSchema),
  ownershipDays: z.number().int(),
  /** The version of the words that a candidate agrees to. */
  consent: z.literal(consentVersion),
});
export type AgencyRequisition = z.infer<typeof agencyRequisitionSchema>;

export const submittedSchema = z.object({ id: idSchema("sub"), status: submissionStatusSchema });
export type Submitted = z.infer<typeof submittedSchema>;

const personSchema = z.object({ id: z.string(), name: z.string() });

/** The organization's agencies, and the members of whom they can be made up. */
export const agenciesViewSchema = z.object({
  agencies: z.array(
    z.object({
      id: idSchema("agy"),
      name: z.string(),
      people: z.array(personSchema),
      /** On how many requisitions it works now. */
      shares: z.number().int(),
    }),
  ),
  /** Members with the role of an agency. */
  people: z.array(personSchema.extend({ email: z.string(), agency: idSchema("agy").nullable() })),
});
export type AgenciesView = z.infer<typeof agenciesViewSchema>;

export const newAgencySchema = z.object({ name: agencyNameSchema });
export const agencyEditSchema = z.object({
  name: agencyNameSchema.optional(),
  /** All who work for it: who is not named does not. */
  people: z.array(z.string().min(1).max(64)).max(100).optional(),
});

export const shareViewSchema = z.object({
  agency: personSchema.extend({ id: idSchema("agy") }),
  notBefore: z.number().int().nullable(),
  fee: feeSchema.nullable(),
  ownershipDays: z.number().int(),
  sharedAt: z.number().int(),
});
export type ShareView = z.infer<typeof shareViewSchema>;

export const teamSubmissionSchema = z.object({
  id: idSchema("sub"),
  agency: z.string(),
  /** The person of the agency; "" if nobody knows any more. */
  by: z.string(),
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  note: z.string().nullable(),
  status: submissionStatusSchema,
  submittedAt: z.number().int(),
  /** null: nobody has decided; what was already known nobody needs to. */
  decidedAt: z.number().int().nullable(),
  ownership: ownershipSchema.nullable(),
  fee: feeSchema.nullable(),
  /** Signed, good for five minutes. */
  file: z.object({ name: z.string(), url: z.string() }).nullable(),
  /** The card that it became. */
  application: idSchema("app").nullable(),
});
export type TeamSubmission = z.infer<typeof teamSubmissionSchema>;

export const requisitionAgenciesSchema = z.object({
  title: z.string(),
  /** Whether submissions are taken now, and can be accepted. */
  open: z.boolean(),
  shares: z.array(shareViewSchema),
  /** With whom it could be shared. */
  agencies: z.array(personSchema.extend({ id: idSchema("agy") })),
  /** Those that wait first, then the newest. */
  submissions: z.array(teamSubmissionSchema),
});
export type RequisitionAgencies = z.infer<typeof requisitionAgenciesSchema>;

/** Whose a candidate is, on the card. */
export const cardAgencySchema = z.object({
  agency: z.string(),
  ownership: ownershipSchema,
  /** Whether it holds now. */
  running: z.boolean(),
});
export type CardAgency = z.infer<typeof cardAgencySchema>;
