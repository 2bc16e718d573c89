/** Rows about agencies. Nothing of it is projected: all of it is the truth itself. */
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Fee, SubmissionStatus } from "#domain/agency/schema.ts";
import type { Id } from "#domain/ids/ids.ts";

const organizationId = () => text("organization_id").$type<Id<"org">>().notNull();
const agencyId = () => text("agency_id").$type<Id<"agy">>().notNull();
const requisitionId = () => text("requisition_id").$type<Id<"req">>().notNull();
/** On the team's side alone. */
const fee = () => text("fee", { mode: "json" }).$type<Fee>();

export const agencies = sqliteTable(
  "agencies",
  {
    organizationId: organizationId(),
    id: text("id").$type<Id<"agy">>().notNull(),
    name: text("name").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (row) => [primaryKey({ columns: [row.organizationId, row.id] })],
);

/** Who works for which agency; nobody for two. */
export const agencyPeople = sqliteTable(
  "agency_people",
  {
    organizationId: organizationId(),
    userId: text("user_id").notNull(),
    agencyId: agencyId(),
    addedAt: integer("added_at").notNull(),
    addedBy: text("added_by").notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.organizationId, row.userId] }),
    index("agency_people_agency").on(row.organizationId, row.agencyId),
  ],
);

/** What was agreed about a requisition with an agency. Shared again after it ended, it is the same row. */
export const agencyShares = sqliteTable(
  "agency_shares",
  {
    organizationId: organizationId(),
    agencyId: agencyId(),
    requisitionId: requisitionId(),
    notBefore: integer("not_before"),
    fee: fee(),
    ownershipDays: integer("ownership_days").notNull(),
    sharedAt: integer("shared_at").notNull(),
    sharedBy: text("shared_by").notNull(),
    endedAt: integer("ended_at"),
  },
  (row) => [
    primaryKey({ columns: [row.organizationId, row.agencyId, row.requisitionId] }),
    index("agency_shares_requisition").on(row.organizationId, row.requisitionId),
  ],
);

export const agencySubmissions = sqliteTable(
  "agency_submissions",
  {
    organizationId: organizationId(),
    id: text("id").$type<Id<"sub">>().notNull(),
    agencyId: agencyId(),
    requisitionId: requisitionId(),
    /** What the requisition was called when they submitted: what it is called later is not theirs to know. */
    title: text("title").notNull(),
    submittedBy: text("submitted_by").notNull(),
    submittedAt: integer("submitted_at").notNull(),
    status: text("status").$type<SubmissionStatus>().notNull(),
    name: text("name").notNull(),
    /** Lower case. */
    email: text("email").notNull(),
    phone: text("phone"),
    /** The end of the number (domain/agency/known.ts). */
    phoneKey: text("phone_key"),
    note: text("note"),
    /** The words in which the candidate's consent was stated. */
    consent: text("consent").notNull(),
    /** As agreed when they submitted. */
    fee: fee(),
    ownedUntil: integer("owned_until").notNull(),
    /** Whom it becomes if it is accepted, and the card: there is one when `decidedAt` is set and it is accepted. */
    candidateId: text("candidate_id").$type<Id<"cand">>().notNull(),
    applicationId: text("application_id").$type<Id<"app">>().notNull(),
    fileId: text("file_id").$type<Id<"file">>(),
    decidedAt: integer("decided_at"),
    decidedBy: text("decided_by"),
  },
  (row) => [
    primaryKey({ columns: [row.organizationId, row.id] }),
    index("agency_submissions_requisition").on(row.organizationId, row.requisitionId, row.submittedAt),
    index("agency_submissions_agency").on(row.organizationId, row.agencyId, row.submittedAt),
    index("agency_submissions_email").on(row.organizationId, row.email),
    index("agency_submissions_phone").on(row.organizationId, row.phoneKey),
    uniqueIndex("agency_submissions_application").on(row.organizationId, row.applicationId),
  ],
);
