import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { TeamRole } from "#domain/access/requisition.ts";
import type { Notice, PendingAnnouncement } from "#domain/announcement/schema.ts";
import type { Application } from "#domain/application/schema.ts";
import type { DocumentType } from "#domain/document/sniff.ts";
import type { Id } from "#domain/ids/ids.ts";
import type { Jurisdiction } from "#domain/ids/objects.ts";
import type { Interview } from "#domain/interview/schema.ts";
import type { ListName } from "#domain/lists/schema.ts";
import type { Stage } from "#domain/pipeline/schema.ts";
import type { Lists, Opening, Reason, RequisitionStatus } from "#domain/requisition/schema.ts";
import type { TemplateStage } from "#domain/template/schema.ts";
import type { readingStatuses } from "#domain/views/board.ts";

export * from "./pay-schema.ts";

const organizationId = () => text("organization_id").$type<Id<"org">>().notNull();
const requisitionId = () => text("requisition_id").$type<Id<"req">>().notNull();

export const requisitions = sqliteTable(
  "requisitions",
  {
    organizationId: organizationId(),
    id: text("id").$type<Id<"req">>().notNull(),
    /** Part of the room's name: written once. */
    jurisdiction: text("jurisdiction").$type<Jurisdiction>(),
    title: text("title").notNull(),
    /** What candidates read. */
    publicTitle: text("public_title").notNull(),
    team: text("team").notNull(),
    location: text("location").notNull(),
    department: text("department").notNull().default(""),
    /** How many were asked for at first; which there are now stands in `seats`. */
    openings: integer("openings").notNull(),
    createdAt: integer("created_at").notNull(),
    /** Known to its team and to administrators alone. */
    confidential: integer("confidential", { mode: "boolean" }).notNull().default(false),
    // Projected from here on.
    status: text("status").$type<RequisitionStatus>().notNull().default("draft"),
    stages: text("stages", { mode: "json" }).$type<Stage[]>().notNull().default([]),
    reasons: text("reasons", { mode: "json" }).$type<Reason[]>().notNull().default([]),
    closeReasons: text("close_reasons", { mode: "json" })
      .$type<Lists["closeReasons"]>()
      .notNull()
      .default([]),
    labels: text("labels", { mode: "json" }).$type<Lists["labels"]>().notNull().default([]),
    sources: text("sources", { mode: "json" }).$type<Lists["sources"]>().notNull().default([]),
    /** The openings, each with what became of it. */
    seats: text("seats", { mode: "json" }).$type<Opening[]>().notNull().default([]),
    /** [status, stage, applications] for each pair that has any. */
    counts: text("counts", { mode: "json" })
      .$type<[Application["status"], Id<"stg">, number][]>()
      .notNull()
      .default([]),
    lastActivityAt: integer("last_activity_at").notNull(),
    seq: integer("seq").notNull().default(0),
  },
  (row) => [primaryKey({ columns: [row.organizationId, row.id] })],
);

/** Who is what on a requisition's team. Somebody may be more than one thing. */
export const requisitionTeam = sqliteTable(
  "requisition_team",
  {
    organizationId: organizationId(),
    requisitionId: requisitionId(),
    userId: text("user_id").notNull(),
    role: text("role").$type<TeamRole>().notNull(),
    addedAt: integer("added_at").notNull(),
    addedBy: text("added_by").notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.organizationId, row.requisitionId, row.userId, row.role] }),
    // Which requisitions somebody reaches.
    index("requisition_team_person").on(row.organizationId, row.userId),
  ],
);

export const candidates = sqliteTable(
  "candidates",
  {
    organizationId: organizationId(),
    id: text("id").$type<Id<"cand">>().notNull(),
    name: text("name"),
    headline: text("headline"),
    /** Lower case. */
    email: text("email"),
    phone: text("phone"),
    location: text("location"),
    /** Grows with every change that shows on a card. */
    faceVersion: integer("face_version").notNull().default(1),
    createdAt: integer("created_at").notNull(),
    /** A private candidate: the people who may see them, besides administrators. */
    privateFor: text("private_for", { mode: "json" }).$type<string[]>(),
    /** When that was last said: links to files made before are over. */
    privateSince: integer("private_since"),
  },
  (row) => [
    primaryKey({ columns: [row.organizationId, row.id] }),
    index("candidates_email").on(row.organizationId, row.email),
    // Without the organization: somebody's own applications, wherever they applied.
    index("candidates_person").on(row.email),
  ],
);

/** Projected. */
export const applications = sqliteTable(
  "applications",
  {
    organizationId: organizationId(),
    id: text("id").$type<Id<"app">>().notNull(),
    requisitionId: requisitionId(),
    candidateId: text("candidate_id").$type<Id<"cand">>().notNull(),
    status: text("status").$type<Application["status"]>().notNull(),
    stageId: text("stage_id").$type<Id<"stg">>().notNull(),
    source: text("source").$type<Application["source"]>().notNull(),
    createdAt: integer("created_at").notNull(),
    enteredStageAt: integer("entered_stage_at").notNull(),
    reasonId: text("reason_id").$type<Id<"rsn">>(),
    told: text("told", { mode: "json" }).$type<{ notice: Notice; stage: Id<"stg">; at: number }>(),
    pending: text("pending", { mode: "json" }).$type<PendingAnnouncement>(),
    rank: text("rank"),
    assignee: text("assignee"),
    openingId: text("opening_id").$type<Id<"opn">>(),
    toRequisitionId: text("to_requisition_id").$type<Id<"req">>(),
    originId: text("origin_id").$type<Id<"req">>(),
    /** Its interviews, as the room knows them. */
    interviews: text("interviews", { mode: "json" }).$type<Interview[]>(),
    /** How many transfers lie behind it: of two rooms that speak of it, the row is the higher one's. */
    hop: integer("hop").notNull().default(0),
  },
  (row) => [
    primaryKey({ columns: [row.organizationId, row.id] }),
    index("applications_board").on(row.organizationId, row.requisitionId, row.status, row.stageId),
    index("applications_candidate").on(row.organizationId, row.candidateId),
  ],
);

export const files = sqliteTable(
  "files",
  {
    organizationId: organizationId(),
    id: text("id").$type<Id<"file">>().notNull(),
    requisitionId: requisitionId(),
    applicationId: text("application_id").$type<Id<"app">>().notNull(),
    candidateId: text("candidate_id").$type<Id<"cand">>().notNull(),
    /** The client's id of this upload: the same one twice is one file. */
    upload: text("upload").notNull(),
    /** The command that makes the card: kept, so that a retry sends the same one. */
    commandId: text("command_id").$type<Id<"cmd">>().notNull(),
    name: text("name").notNull(),
    type: text("type").$type<DocumentType>().notNull(),
    bytes: integer("bytes").notNull(),
    uploadedAt: integer("uploaded_at").notNull(),
    reading: text("reading").$type<(typeof readingStatuses)[number]>().notNull().default("none"),
    /** When the reading was last asked for: cron asks again for those that wait too long. */
    askedAt: integer("asked_at"),
    /** A refusal's code. */
    problem: text("problem"),
    text: text("text"),
    pages: integer("pages"),
  },
  (row) => [
    primaryKey({ columns: [row.organizationId, row.id] }),
    uniqueIndex("files_upload").on(row.organizationId, row.requisitionId, row.upload),
    index("files_application").on(row.organizationId, row.applicationId),
    index("files_reading").on(row.organizationId, row.reading, row.askedAt),
  ],
);

/** Projected: every event of every room, for timelines. */
export const events = sqliteTable(
  "events",
  {
    organizationId: organizationId(),
    requisitionId: requisitionId(),
    seq: integer("seq").notNull(),
    id: text("id").$type<Id<"evt">>().notNull(),
    at: integer("at").notNull(),
    type: text("type").notNull(),
    applicationId: text("application_id").$type<Id<"app">>(),
    actor: text("actor").notNull(),
    data: text("data").notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.organizationId, row.requisitionId, row.seq] }),
    index("events_application").on(row.organizationId, row.applicationId, row.seq),
  ],
);

/** The entries of the organization's lists: labels, sources, why people are rejected, why requisitions close. */
export const listEntries = sqliteTable(
  "list_entries",
  {
    organizationId: organizationId(),
    list: text("list").$type<ListName>().notNull(),
    id: text("id").notNull(),
    name: text("name").notNull(),
    /** Reasons only: whose decision it is. */
    side: text("side").$type<Reason["side"]>(),
    /** Labels only: 0 to 359. */
    hue: integer("hue"),
    position: integer("position").notNull(),
    archived: integer("archived", { mode: "boolean" }).notNull().default(false),
  },
  (row) => [primaryKey({ columns: [row.organizationId, row.list, row.id] })],
);

/** How often the lists were edited, and up to which edit every room has them. */
export const listRevisions = sqliteTable(
  "list_revisions",
  {
    organizationId: organizationId(),
    revision: integer("revision").notNull().default(0),
    pushed: integer("pushed").notNull().default(0),
    /** When cron last asked for the push: it asks again for one that was lost. */
    askedAt: integer("asked_at").notNull().default(0),
  },
  (row) => [primaryKey({ columns: [row.organizationId] })],
);

/** What a new requisition can start from. */
export const templates = sqliteTable(
  "templates",
  {
    organizationId: organizationId(),
    id: text("id").$type<Id<"tpl">>().notNull(),
    name: text("name").notNull(),
    stages: text("stages", { mode: "json" }).$type<TemplateStage[]>().notNull(),
    createdAt: integer("created_at").notNull(),
    archivedAt: integer("archived_at"),
  },
  (row) => [primaryKey({ columns: [row.organizationId, row.id] })],
);

export const statusLinks = sqliteTable(
  "status_links",
  {
    organizationId: organizationId(),
    id: text("id").$type<Id<"slk">>().notNull(),
    requisitionId: requisitionId(),
    applicationId: text("application_id").$type<Id<"app">>().notNull(),
    candidateId: text("candidate_id").$type<Id<"cand">>().notNull(),
    createdAt: integer("created_at").notNull(),
    revokedAt: integer("revoked_at"),
  },
  (row) => [
    primaryKey({ columns: [row.organizationId, row.id] }),
    index("status_links_application").on(row.organizationId, row.applicationId),
    // Without the organization: a candidate's link says nothing else about where it belongs.
    uniqueIndex("status_links_id").on(row.id),
  ],
);

/** Who has a name in timelines: a copy of the members in DB_IDENTITY, former ones too. */
export const members = sqliteTable(
  "members",
  {
    organizationId: organizationId(),
    userId: text("user_id").notNull(),
    name: text("name").notNull(),
  },
  (row) => [primaryKey({ columns: [row.organizationId, row.userId] })],
);

/** How far each room is projected. */
export const rooms = sqliteTable(
  "rooms",
  {
    organizationId: organizationId(),
    object: text("object").notNull(),
    requisitionId: requisitionId(),
    projectedSeq: integer("projected_seq").notNull().default(0),
    rankRev: integer("rank_rev").notNull().default(0),
    /** When cron last touched it. */
    touchedAt: integer("touched_at").notNull().default(0),
  },
  (row) => [
    primaryKey({ columns: [row.organizationId, row.object] }),
    uniqueIndex("rooms_requisition").on(row.organizationId, row.requisitionId),
  ],
);

/** One row for each step of a room's projection: the place it started from can be left only once. */
export const projected = sqliteTable(
  "projected",
  {
    organizationId: organizationId(),
    object: text("object").notNull(),
    /** The first event of the step. */
    seq: integer("seq").notNull(),
    rankRev: integer("rank_rev").notNull(),
    at: integer("at").notNull(),
  },
  (row) => [primaryKey({ columns: [row.organizationId, row.object, row.seq, row.rankRev] })],
);

/** Jobs that kept failing, for a person to see and replay. Ids only. */
export const parked = sqliteTable(
  "parked",
  {
    organizationId: organizationId(),
    id: text("id").notNull(),
    queue: text("queue").notNull(),
    payload: text("payload").notNull(),
    why: text("why").notNull(),
    parkedAt: integer("parked_at").notNull(),
    replayedAt: integer("replayed_at"),
  },
  (row) => [primaryKey({ columns: [row.organizationId, row.id] })],
);

/** What people look at on boards, under a name: theirs, or the team's. */
export const savedViews = sqliteTable(
  "saved_views",
  {
    organizationId: organizationId(),
    id: text("id").$type<Id<"view">>().notNull(),
    /** Null: on every board. */
    requisitionId: text("requisition_id").$type<Id<"req">>(),
    ownerId: text("owner_id").notNull(),
    team: integer("team", { mode: "boolean" }).notNull(),
    name: text("name").notNull(),
    settings: text("settings", { mode: "json" }).$type<unknown>().notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.organizationId, row.id] }),
    index("saved_views_requisition").on(row.organizationId, row.requisitionId),
  ],
);

/** Internal applications that the applicant's managers may see from now on. */
export const internalReleases = sqliteTable(
  "internal_releases",
  {
    organizationId: organizationId(),
    applicationId: text("application_id").$type<Id<"app">>().notNull(),
    releasedAt: integer("released_at").notNull(),
    releasedBy: text("released_by").notNull(),
  },
  (row) => [primaryKey({ columns: [row.organizationId, row.applicationId] })],
);

/** Whom members recommended. Name, address and note as they typed them. */
export const referrals = sqliteTable(
  "referrals",
  {
    organizationId: organizationId(),
    id: text("id").$type<Id<"ref">>().notNull(),
    requisitionId: requisitionId(),
    applicationId: text("application_id").$type<Id<"app">>().notNull(),
    referrerId: text("referrer_id").notNull(),
    name: text("name").notNull(),
    /** Lower case. */
    email: text("email").notNull(),
    note: text("note"),
    createdAt: integer("created_at").notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.organizationId, row.id] }),
    // Two people who think of the same person at once: one referral.
    uniqueIndex("referrals_person").on(row.organizationId, row.requisitionId, row.email),
    index("referrals_referrer").on(row.organizationId, row.referrerId),
    index("referrals_application").on(row.organizationId, row.applicationId),
  ],
);

/** With which view somebody's board opens. */
export const defaultViews = sqliteTable(
  "default_views",
  {
    organizationId: organizationId(),
    userId: text("user_id").notNull(),
    requisitionId: requisitionId(),
    viewId: text("view_id").$type<Id<"view">>().notNull(),
  },
  (row) => [primaryKey({ columns: [row.organizationId, row.userId, row.requisitionId] })],
);

export * from "./agency-schema.ts";
export * from "./group-schema.ts";
export * from "./interview-schema.ts";
