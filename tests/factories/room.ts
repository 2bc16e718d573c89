/** Rooms for tests: fixed ids, a pipeline with a stage of every kind, and commands that say only what matters. */
import { capabilities } from "#domain/access/access.ts";
import type { Id, IdPrefix } from "#domain/ids/ids.ts";
import type { Stage } from "#domain/pipeline/schema.ts";
import type { Command, CommandArgs, CommandType } from "#domain/requisition/commands.ts";
import { type Decision, decide } from "#domain/requisition/decide.ts";
import { emptyRoom, evolveAll } from "#domain/requisition/evolve.ts";
import type { RequisitionStatus, RoomState } from "#domain/requisition/schema.ts";

/** The n-th fixed id of a type: 26 digits are a valid ULID. */
export function idOf<P extends IdPrefix>(prefix: P, n: number): Id<P> {
  return `${prefix}_${String(n).padStart(26, "0")}`;
}

export const delay = 60_000;

function stage(n: number, fields: Omit<Stage, "id">): Stage {
  return { id: idOf("stg", n), ...fields };
}

/** In order of the pipeline. Internal names carry a mark that may never reach a candidate. */
export const stages = {
  inbox: stage(1, {
    name: "INTERNAL inbox",
    kind: "review",
    publicName: "In review",
    announce: { mode: "atOnce" },
  }),
  huddle: stage(2, {
    name: "INTERNAL huddle",
    kind: "review",
    publicName: null,
    announce: { mode: "manual" },
  }),
  screen: stage(3, {
    name: "INTERNAL screen",
    kind: "screen",
    publicName: "First call",
    announce: { mode: "delayed", delayMs: delay },
  }),
  interview: stage(4, {
    name: "INTERNAL panel",
    kind: "interview",
    publicName: "Interview",
    announce: { mode: "atOnce" },
  }),
  secondInterview: stage(5, {
    name: "INTERNAL second panel",
    kind: "interview",
    publicName: "Interview",
    announce: { mode: "atOnce" },
  }),
  references: stage(6, {
    name: "INTERNAL references",
    kind: "screen",
    publicName: "References",
    announce: { mode: "manual" },
  }),
  offer: stage(7, {
    name: "INTERNAL offer",
    kind: "offer",
    publicName: "Offer",
    announce: { mode: "atOnce" },
  }),
} as const satisfies Record<string, Stage>;
export type StageName = keyof typeof stages;

export const pipeline: Stage[] = Object.values(stages);
export const reason = { id: idOf("rsn", 1), label: "SECRET reason", side: "weDeclined" as const };
export const application = idOf("app", 1);
export const candidate = idOf("cand", 1);
export const everything = { capabilities: [...capabilities] };

/** A room with the pipeline above and nobody in it. */
export function room(status: RequisitionStatus = "open"): RoomState {
  return evolveAll(emptyRoom(idOf("org", 1), idOf("req", 1)), [
    { type: "requisition.created", data: { status, stages: pipeline, reasons: [reason] }, at: 0 },
  ]);
}

let commands = 0;
export function command<T extends CommandType>(type: T, args: CommandArgs<T>): Command {
  commands += 1;
  return { id: idOf("cmd", commands), baseSeq: 0, type, args } as Command;
}

export const create = (at: StageName = "inbox", id = application) =>
  command("application.create", {
    application: id,
    candidate,
    stage: stages[at].id,
    rank: "a0",
    source: "manual",
  });
export const moveTo = (to: StageName) =>
  command("application.move", { application, to: stages[to].id, rank: "a1" });
export const reject = () => command("application.reject", { application, reason: reason.id });
export const unreject = () => command("application.unreject", { application });
export const hire = () => command("application.hire", { application });
export const announce = () => command("application.announce", { application });
export const cancel = () => command("application.cancelAnnouncement", { application });
export const due = (about: StageName) =>
  command("application.announceDue", { application, stage: stages[about].id });
export const setStatus = (status: RequisitionStatus) => command("requisition.changeStatus", { status });

/** Decides and evolves; throws when refused, for steps that a test takes for granted. */
export function apply(
  state: RoomState,
  step: Command,
  now = 1_000,
): { state: RoomState; decision: Decision } {
  const outcome = decide(state, step, { actor: everything, now });
  if (!outcome.ok) throw new Error(`${step.type} refused: ${outcome.refusal.code}`);
  const facts = outcome.value.facts.map((fact) => ({ ...fact, at: now }));
  return { state: evolveAll(state, facts), decision: outcome.value };
}

/** The room after these steps, each a second after the one before. */
export function after(...steps: Command[]): RoomState {
  return steps.reduce((state, step, index) => apply(state, step, (index + 1) * 1_000).state, room());
}
