/** Everything that can be asked of a room. Whoever sends one keeps its id and may send it again: it is done once. */
import { z } from "zod";
import type { Capability } from "../access/access.ts";
import { hopSchema, rankSchema, sourceSchema, userIdSchema } from "../application/schema.ts";
import { idSchema } from "../ids/ids.ts";
import { interviewDetailsSchema } from "../interview/schema.ts";
import {
  announcementModeSchema,
  checklistTemplateSchema,
  limitDaysSchema,
  stageKinds,
  stageNameSchema,
} from "../pipeline/schema.ts";
import { refusalCodes } from "../refusal/refusal.ts";
import { listsSchema, requisitionStatusSchema } from "./schema.ts";

const application = idSchema("app");
const stage = idSchema("stg");
const opening = idSchema("opn");
const requisition = idSchema("req");
const interview = idSchema("itv");
const labels = z.array(idSchema("lbl")).max(50);

export const commandArgs = {
  "requisition.changeStatus": z.object({
    status: requisitionStatusSchema,
    /** Why, when it is closed or put on hold. */
    reason: idSchema("rsn").optional(),
    /** What closing does with everybody who is active: nothing, or rejects them all. Absent: nothing. */
    active: z
      .discriminatedUnion("do", [
        z.object({ do: z.literal("keep") }),
        z.object({ do: z.literal("reject"), reason: idSchema("rsn") }),
      ])
      .optional(),
    /** New openings that come with opening it (again). */
    openings: z.array(opening).max(50).optional(),
  }),
  /** Sent by the Worker whenever the organization edits its lists. */
  "requisition.setLists": listsSchema,
  "opening.add": z.object({ opening }),
  "opening.close": z.object({ opening, reason: idSchema("rsn") }),
  "opening.reopen": z.object({ opening }),
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
    /** Null takes the limit away. */
    limitDays: limitDaysSchema.nullable().optional(),
    checklist: checklistTemplateSchema.optional(),
    anonymised: z.boolean().optional(),
  }),
  /** Puts a stage before another; null: at the end. */
  "stage.move": z.object({ stage, before: stage.nullable() }),
  /** A stage with active cards says where they go; that is a move without an announcement. */
  "stage.archive": z.object({ stage, moveTo: stage.nullable() }),
  "stage.restore": z.object({ stage }),
  "application.create": z.object({
    application,
    candidate: idSchema("cand"),
    stage,
    rank: rankSchema,
    source: sourceSchema,
  }),
  /** `from` is where the sender saw it: if it stands elsewhere by now, somebody was faster, and the move is refused. */
  "application.move": z.object({
    application,
    to: stage,
    rank: rankSchema,
    from: stage.optional(),
    /** Takes a move back: the candidate is told nothing by it. */
    silent: z.literal(true).optional(),
  }),
  "application.reject": z.object({ application, reason: idSchema("rsn") }),
  "application.unreject": z.object({ application }),
  "application.withdraw": z.object({ application, reason: idSchema("rsn").optional() }),
  "application.unwithdraw": z.object({ application }),
  /** `opening` absent: the first that is open. */
  "application.hire": z.object({ application, opening: opening.optional() }),
  "application.unhire": z.object({ application }),
  /** `from` is who had it when the sender saw it: if somebody else has it by now, it is refused. */
  "application.assign": z.object({
    application,
    assignee: userIdSchema.nullable(),
    from: userIdSchema.nullable().optional(),
  }),
  /** Written into the card's document in the command's transaction. */
  "application.label": z.object({ application, add: labels, remove: labels }),
  /** It leaves for another requisition of the organization, into `stage` there (null: the first). */
  "application.transfer": z.object({ application, to: requisition, stage: stage.nullable() }),
  /** What the room says to itself when the other one has answered. */
  "application.completeTransfer": z.object({ application, to: requisition }),
  "application.failTransfer": z.object({ application, to: requisition, code: z.enum(refusalCodes) }),
  /** What the room that an application leaves says to the one that it goes to. Again: the same answer. */
  "application.arrive": z.object({
    application,
    candidate: idSchema("cand"),
    stage: stage.nullable(),
    rank: rankSchema,
    source: sourceSchema,
    origin: requisition,
    createdAt: z.number().int().nonnegative(),
    hop: hopSchema,
  }),
  /** Tell the candidate now where they stand: a stage, that they were not selected, or that they are hired. */
  "application.announce": z.object({ application }),
  /** Take back an announcement that has not been made yet. */
  "application.cancelAnnouncement": z.object({ application }),
  /** Sent by the room's own alarm when a delayed announcement is due. */
  "application.announceDue": z.object({ application, stage }),
  /** Ids and times: what people write about an interview is no fact, and stands in rows. */
  "interview.plan": interviewDetailsSchema.extend({ application, interview }),
  /** All of it as it is to be. */
  "interview.change": interviewDetailsSchema.extend({ application, interview }),
  "interview.cancel": z.object({ application, interview }),
  /** It took place. */
  "interview.finish": z.object({ application, interview }),
} as const;

export type CommandType = keyof typeof commandArgs;
export const commandTypes = Object.keys(commandArgs) as [CommandType, ...CommandType[]];
export type CommandArgs<T extends CommandType> = z.infer<(typeof commandArgs)[T]>;

/** What one must be able to do to send a command of this type. */
export const commandCapability = {
  "requisition.changeStatus": "requisition.changeStatus",
  "requisition.setLists": "system.operate",
  "opening.add": "requisition.changeStatus",
  "opening.close": "requisition.changeStatus",
  "opening.reopen": "requisition.changeStatus",
  "stage.add": "pipeline.edit",
  "stage.edit": "pipeline.edit",
  "stage.move": "pipeline.edit",
  "stage.archive": "pipeline.edit",
  "stage.restore": "pipeline.edit",
  "application.create": "application.create",
  "application.move": "application.move",
  "application.reject": "application.reject",
  "application.unreject": "application.reject",
  "application.withdraw": "application.reject",
  "application.unwithdraw": "application.reject",
  "application.hire": "application.hire",
  "application.unhire": "application.hire",
  "application.assign": "application.move",
  "application.label": "notes.write",
  "application.transfer": "application.transfer",
  "application.completeTransfer": "system.operate",
  "application.failTransfer": "system.operate",
  "application.arrive": "system.operate",
  "application.announce": "application.announce",
  "application.cancelAnnouncement": "application.announce",
  "application.announceDue": "system.operate",
  "interview.plan": "interview.manage",
  "interview.change": "interview.manage",
  "interview.cancel": "interview.manage",
  "interview.finish": "interview.manage",
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
  variant("requisition.setLists"),
  variant("opening.add"),
  variant("opening.close"),
  variant("opening.reopen"),
  variant("stage.add"),
  variant("stage.edit"),
  variant("stage.move"),
  variant("stage.archive"),
  variant("stage.restore"),
  variant("application.create"),
  variant("application.move"),
  variant("application.reject"),
  variant("application.unreject"),
  variant("application.withdraw"),
  variant("application.unwithdraw"),
  variant("application.hire"),
  variant("application.unhire"),
  variant("application.assign"),
  variant("application.label"),
  variant("application.transfer"),
  variant("application.completeTransfer"),
  variant("application.failTransfer"),
  variant("application.arrive"),
  variant("application.announce"),
  variant("application.cancelAnnouncement"),
  variant("application.announceDue"),
  variant("interview.plan"),
  variant("interview.change"),
  variant("interview.cancel"),
  variant("interview.finish"),
]);
export type Command = z.infer<typeof commandSchema>;
/** What a command says, without its id: sent by nobody yet. */
export const actSchema = z
  .object({ type: z.enum(commandTypes), args: z.unknown() })
  .transform((raw, ctx): Act => {
    const args = commandArgs[raw.type].safeParse(raw.args);
    if (args.success) return { type: raw.type, args: args.data } as Act;
    ctx.addIssue({ code: "custom", message: "not a command's args" });
    return z.NEVER;
  });
export type Act = { [T in CommandType]: { type: T; args: CommandArgs<T> } }[CommandType];

/** The outer shape alone: tells an unknown command from a malformed one. */
export const anyCommandSchema = z.object({ ...base, type: z.string().max(64), args: z.unknown() });
export type AnyCommand = z.infer<typeof anyCommandSchema>;
