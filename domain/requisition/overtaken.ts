/** Whether what somebody did still stands: if others have changed it since, it is not theirs to take back any more. */
import { z } from "zod";
import { type Application, applicationStatuses } from "../application/schema.ts";
import { stagePosition } from "../pipeline/schema.ts";
import type { Act } from "./commands.ts";
import { openingSchema, type RoomState, requisitionStatusSchema } from "./schema.ts";

/** How an act left what it was about. Small enough to be kept. */
export const leftSchema = z.discriminatedUnion("of", [
  z.object({
    of: z.literal("application"),
    id: z.string(),
    status: z.enum(applicationStatuses),
    stage: z.string(),
  }),
  z.object({ of: z.literal("assignee"), id: z.string(), assignee: z.string().nullable() }),
  z.object({ of: z.literal("stage"), id: z.string(), content: z.string() }),
  z.object({ of: z.literal("place"), id: z.string(), before: z.string().nullable() }),
  z.object({ of: z.literal("opening"), id: z.string(), status: openingSchema.shape.status }),
  z.object({ of: z.literal("status"), status: requisitionStatusSchema }),
]);
export type Left = z.infer<typeof leftSchema>;

/** What has become of it. */
export type Overtaken =
  | { what: "application"; id: string; status: Application["status"] | "gone"; stage: string | null }
  | { what: "assignee"; id: string; assignee: string | null }
  | { what: "stage"; id: string }
  | { what: "opening"; id: string }
  | { what: "status"; status: RoomState["status"] };

/** How `act` has left things, as `after` shows them; null where nothing can come in between. */
export function leftBy(after: RoomState, act: Act): Left | null {
  switch (act.type) {
    case "application.assign":
      return { of: "assignee", id: act.args.application, assignee: act.args.assignee };
    case "application.label":
      return null;
    case "stage.move":
      return { of: "place", id: act.args.stage, before: nextOf(after, act.args.stage) };
    case "requisition.changeStatus":
      return { of: "status", status: after.status };
    default:
  }
  if ("stage" in act.args && act.type.startsWith("stage.")) {
    const id = act.args.stage ?? "";
    return { of: "stage", id, content: contentOf(after, id) };
  }
  if ("opening" in act.args && act.type.startsWith("opening.")) {
    const id = act.args.opening ?? "";
    const status = after.openings.find((each) => each.id === id)?.status;
    return status ? { of: "opening", id, status } : null;
  }
  if (!("application" in act.args)) return null;
  const application = after.applications[act.args.application];
  if (!application) return null;
  return { of: "application", id: application.id, status: application.status, stage: application.stage };
}

/** What has come in between, or null if it stands as it was left. */
export function overtaken(now: RoomState, left: Left): Overtaken | null {
  switch (left.of) {
    case "application": {
      const is = now.applications[left.id];
      if (is?.status === left.status && is.stage === left.stage) return null;
      return { what: "application", id: left.id, status: is?.status ?? "gone", stage: is?.stage ?? null };
    }
    case "assignee": {
      const assignee = now.applications[left.id]?.assignee ?? null;
      return assignee === left.assignee ? null : { what: "assignee", id: left.id, assignee };
    }
    case "stage":
      return contentOf(now, left.id) === left.content ? null : { what: "stage", id: left.id };
    case "place":
      return nextOf(now, left.id) === left.before ? null : { what: "stage", id: left.id };
    case "opening": {
      const is = now.openings.find(({ id }) => id === left.id);
      return is?.status === left.status ? null : { what: "opening", id: left.id };
    }
    case "status":
      return now.status === left.status ? null : { what: "status", status: now.status };
  }
}

function contentOf(state: RoomState, id: string): string {
  return JSON.stringify(state.stages.find((stage) => stage.id === id) ?? null);
}

function nextOf(state: RoomState, id: string): string | null {
  return state.stages[stagePosition(state.stages, id as `stg_${string}`) + 1]?.id ?? null;
}
