/** What happened in a room. Ids and facts only: an event is for ever, and a person may ask to be forgotten. */
import { z } from "zod";
import { noticeSchema } from "../announcement/schema.ts";
import { hopSchema, sourceSchema, userIdSchema } from "../application/schema.ts";
import { envelopeSchema } from "../event/schema.ts";
import { idSchema } from "../ids/ids.ts";
import { interviewDetailsSchema } from "../interview/schema.ts";
import {
  announcementModeSchema,
  checklistTemplateSchema,
  limitDaysSchema,
  pipelineSchema,
  stageNameSchema,
  stageSchema,
} from "../pipeline/schema.ts";
import { refusalCodes } from "../refusal/refusal.ts";
import { listsSchema, maxOpenings, reasonSchema, requisitionStatusSchema } from "./schema.ts";

const stage = idSchema("stg");
const opening = idSchema("opn");
const requisition = idSchema("req");
const interview = idSchema("itv");

export const eventData = {
  "requisition.created": z.object({
    status: requisitionStatusSchema,
    stages: pipelineSchema,
    reasons: z.array(reasonSchema),
    closeReasons: listsSchema.shape.closeReasons.optional(),
    labels: listsSchema.shape.labels.optional(),
    sources: listsSchema.shape.sources.optional(),
    openings: z.array(opening).max(maxOpenings).optional(),
  }),
  "requisition.statusChanged": z.object({
    from: requisitionStatusSchema,
    to: requisitionStatusSchema,
    reason: idSchema("rsn").optional(),
  }),
  "requisition.reasonsSet": z.object({ reasons: z.array(reasonSchema) }),
  "requisition.listsSet": listsSchema,
  "opening.added": z.object({ opening }),
  "opening.closed": z.object({ opening, reason: idSchema("rsn") }),
  "opening.reopened": z.object({ opening }),
  "stage.added": z.object({ stage: stageSchema, before: stage.nullable() }),
  "stage.edited": z.object({
    stage,
    name: stageNameSchema.optional(),
    publicName: stageNameSchema.nullable().optional(),
    announce: announcementModeSchema.optional(),
    /** Null: no limit. */
    limitDays: limitDaysSchema.nullable().optional(),
    checklist: checklistTemplateSchema.optional(),
    anonymised: z.boolean().optional(),
  }),
  "stage.moved": z.object({ stage, before: stage.nullable() }),
  "stage.archived": z.object({ stage }),
  "stage.restored": z.object({ stage }),
  "application.created": z.object({ candidate: idSchema("cand"), stage, source: sourceSchema }),
  /** It came from another requisition, with its id; `createdAt` is when the candidate applied there. */
  "application.arrived": z.object({
    candidate: idSchema("cand"),
    stage,
    source: sourceSchema,
    origin: requisition,
    createdAt: z.number().int().nonnegative(),
    hop: hopSchema,
  }),
  "application.moved": z.object({ from: stage, to: stage }),
  "application.rejected": z.object({ stage, reason: idSchema("rsn") }),
  "application.unrejected": z.object({ stage }),
  "application.withdrawn": z.object({ stage, reason: idSchema("rsn").optional() }),
  "application.unwithdrawn": z.object({ stage }),
  "application.hired": z.object({ stage, opening: opening.optional() }),
  "application.unhired": z.object({ stage, opening: opening.optional() }),
  "application.assigned": z.object({ assignee: userIdSchema.nullable() }),
  /** It leaves for `to`, which is asked to take it; `stage` is the one wished for there, null for the first. */
  "application.transferStarted": z.object({ to: requisition, stage: stage.nullable() }),
  "application.transferCompleted": z.object({ to: requisition }),
  "application.transferFailed": z.object({ to: requisition, code: z.enum(refusalCodes) }),
  "announcement.scheduled": z.object({ stage, dueAt: z.number().int().nonnegative() }),
  "announcement.cancelled": z.object({ stage }),
  /** The candidate is told. `candidate` addresses the inbox. */
  "interview.planned": interviewDetailsSchema.extend({ interview }),
  "interview.changed": interviewDetailsSchema.extend({ interview }),
  "interview.cancelled": z.object({ interview }),
  "interview.finished": z.object({ interview }),
  "announcement.made": z.object({ candidate: idSchema("cand"), stage, notice: noticeSchema }),
} as const;

export type EventType = keyof typeof eventData;

function body<T extends EventType>(type: T) {
  return z.object({
    type: z.literal(type),
    application: idSchema("app").optional(),
    data: eventData[type],
  });
}

/** What decide() answers with: an event without its envelope. */
export const factSchema = z.discriminatedUnion("type", [
  body("requisition.created"),
  body("requisition.statusChanged"),
  body("requisition.reasonsSet"),
  body("requisition.listsSet"),
  body("opening.added"),
  body("opening.closed"),
  body("opening.reopened"),
  body("stage.added"),
  body("stage.edited"),
  body("stage.moved"),
  body("stage.archived"),
  body("stage.restored"),
  body("application.created"),
  body("application.arrived"),
  body("application.moved"),
  body("application.rejected"),
  body("application.unrejected"),
  body("application.withdrawn"),
  body("application.unwithdrawn"),
  body("application.hired"),
  body("application.unhired"),
  body("application.assigned"),
  body("application.transferStarted"),
  body("application.transferCompleted"),
  body("application.transferFailed"),
  body("announcement.scheduled"),
  body("announcement.cancelled"),
  body("announcement.made"),
  body("interview.planned"),
  body("interview.changed"),
  body("interview.cancelled"),
  body("interview.finished"),
]);
export type Fact = z.infer<typeof factSchema>;

export type RoomEvent = Fact & z.infer<typeof envelopeSchema>;
/** An event as it is stored, sent and projected. */
export const roomEventSchema: z.ZodType<RoomEvent> = z.intersection(envelopeSchema, factSchema) as never;
