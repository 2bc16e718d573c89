/** What happened in a room. Ids and facts only: an event is for ever, and a person may ask to be forgotten. */
import { z } from "zod";
import { noticeSchema } from "../announcement/schema.ts";
import { applicationSources } from "../application/schema.ts";
import { envelopeSchema } from "../event/schema.ts";
import { idSchema } from "../ids/ids.ts";
import { announcementModeSchema, pipelineSchema, stageNameSchema, stageSchema } from "../pipeline/schema.ts";
import { reasonSchema, requisitionStatusSchema } from "./schema.ts";

const stage = idSchema("stg");

export const eventData = {
  "requisition.created": z.object({
    status: requisitionStatusSchema,
    stages: pipelineSchema,
    reasons: z.array(reasonSchema),
  }),
  "requisition.statusChanged": z.object({ from: requisitionStatusSchema, to: requisitionStatusSchema }),
  "requisition.reasonsSet": z.object({ reasons: z.array(reasonSchema) }),
  "stage.added": z.object({ stage: stageSchema, before: stage.nullable() }),
  "stage.edited": z.object({
    stage,
    name: stageNameSchema.optional(),
    publicName: stageNameSchema.nullable().optional(),
    announce: announcementModeSchema.optional(),
  }),
  "application.created": z.object({
    candidate: idSchema("cand"),
    stage,
    source: z.enum(applicationSources),
  }),
  "application.moved": z.object({ from: stage, to: stage }),
  "application.rejected": z.object({ stage, reason: idSchema("rsn") }),
  "application.unrejected": z.object({ stage }),
  "application.hired": z.object({ stage }),
  "announcement.scheduled": z.object({ stage, dueAt: z.number().int().nonnegative() }),
  "announcement.cancelled": z.object({ stage }),
  /** The candidate is told. `candidate` addresses the inbox. */
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
  body("stage.added"),
  body("stage.edited"),
  body("application.created"),
  body("application.moved"),
  body("application.rejected"),
  body("application.unrejected"),
  body("application.hired"),
  body("announcement.scheduled"),
  body("announcement.cancelled"),
  body("announcement.made"),
]);
export type Fact = z.infer<typeof factSchema>;

export type RoomEvent = Fact & z.infer<typeof envelopeSchema>;
/** An event as it is stored, sent and projected. */
export const roomEventSchema: z.ZodType<RoomEvent> = z.intersection(envelopeSchema, factSchema) as never;
