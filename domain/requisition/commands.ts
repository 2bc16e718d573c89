/** Everything that can be asked of a room. Whoever sends one keeps its id and may send it again: it is done once. */
import { z } from "zod";
import type { Capability } from "../access/access.ts";
import { applicationSources, rankSchema } from "../application/schema.ts";
import { idSchema } from "../ids/ids.ts";
import { announcementModeSchema, stageKinds, stageNameSchema } from "../pipeline/schema.ts";
import { requisitionStatusSchema } from "./schema.ts";

const application = idSchema("app");
const stage = idSchema("stg");

export const commandArgs = {
  "requisition.changeStatus": z.object({ status: requisitionStatusSchema }),
  /** New stages start hidden. `before` null appends. */
  "stage.add": z.object({
    stage,
    name: stageNameSchema,
    kind: z.enum(stageKinds),
    before: stage.nullable(),
  }),
  "stage.edit": z.object({
    stage,
    name: stageNameSchema.optional(),
    publicName: stageNameSchema.nullable().optional(),
    announce: announcementModeSchema.optional(),
  }),
  "application.create": z.object({
    application,
    candidate: idSchema("cand"),
    stage,
    rank: rankSchema,
    source: z.enum(applicationSources),
  }),
  /** `from` is where the sender saw it: if it stands elsewhere by now, somebody was faster, and the move is refused. */
  "application.move": z.object({ application, to: stage, rank: rankSchema, from: stage.optional() }),
  "application.reject": z.object({ application, reason: idSchema("rsn") }),
  "application.unreject": z.object({ application }),
  "application.hire": z.object({ application }),
  /** Tell the candidate now where they stand: a stage, that they were not selected, or that they are hired. */
  "application.announce": z.object({ application }),
  /** Take back an announcement that has not been made yet. */
  "application.cancelAnnouncement": z.object({ application }),
  /** Sent by the room's own alarm when a delayed announcement is due. */
  "application.announceDue": z.object({ application, stage }),
} as const;

export type CommandType = keyof typeof commandArgs;
export const commandTypes = Object.keys(commandArgs) as [CommandType, ...CommandType[]];
export type CommandArgs<T extends CommandType> = z.infer<(typeof commandArgs)[T]>;

/** What one must be able to do to send a command of this type. */
export const commandCapability = {
  "requisition.changeStatus": "requisition.changeStatus",
  "stage.add": "pipeline.edit",
  "stage.edit": "pipeline.edit",
  "application.create": "application.create",
  "application.move": "application.move",
  "application.reject": "application.reject",
  "application.unreject": "application.reject",
  "application.hire": "application.hire",
  "application.announce": "application.announce",
  "application.cancelAnnouncement": "application.announce",
  "application.announceDue": "system.operate",
} as const satisfies Record<CommandType, Capability>;

const base = {
  id: idSchema("cmd"),
  /** Up to which event the sender had seen the room when they decided. Told to people, not checked. */
  baseSeq: z.number().int().nonnegative(),
};

function variant<T extends CommandType>(type: T) {
  return z.object({ ...base, type: z.literal(type), args: commandArgs[type] });
}

export const commandSchema = z.discriminatedUnion("type", [
  variant("requisition.changeStatus"),
  variant("stage.add"),
  variant("stage.edit"),
  variant("application.create"),
  variant("application.move"),
  variant("application.reject"),
  variant("application.unreject"),
  variant("application.hire"),
  variant("application.announce"),
  variant("application.cancelAnnouncement"),
  variant("application.announceDue"),
]);
export type Command = z.infer<typeof commandSchema>;

/** The outer shape alone: tells an unknown command from a malformed one. */
export const anyCommandSchema = z.object({ ...base, type: z.string().max(64), args: z.unknown() });
