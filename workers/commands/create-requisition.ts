import { z } from "zod";
import { can } from "#domain/access/access.ts";
import type { Id } from "#domain/ids/ids.ts";
import { roomId } from "#domain/ids/objects.ts";
import type { Stage } from "#domain/pipeline/schema.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { Context } from "#workers/context.ts";
import { addReasons, addRequisition, readReasons } from "#workers/db/tenant/requisition-rows.ts";
import { roomAt } from "#workers/objects.ts";
import { projectRoom } from "#workers/projections/project-room.ts";
import { defaultReasons, defaultStages } from "./default-pipeline.ts";
import { derivedId } from "./derived-id.ts";

export const newRequisitionSchema = z.object({
  title: z.string().trim().min(1).max(120),
  team: z.string().trim().max(80),
  location: z.string().trim().max(120),
  openings: z.number().int().min(1).max(999),
  status: z.enum(["draft", "open"]).default("open"),
});

export interface RequisitionExtras {
  stages?: Stage[];
  publicTitle?: string;
  /** Backdating, for jobs of ours only: UTC epoch milliseconds. */
  at?: number;
}

/**
 * Creates a requisition with its room. Needs requisition.create. Refuses with input.invalid.
 * Its id follows from the command's: row first, then room, so a retry after a crash in between finds the row and
 * opens the room. Until the room's first event is projected the requisition is on no list.
 */
export async function createRequisition(
  { env, db, actor, now }: Context,
  input: unknown,
  command: Id<"cmd">,
  extras: RequisitionExtras = {},
): Promise<Outcome<{ id: Id<"req"> }>> {
  if (!can(actor, "requisition.create")) return refuse("access.denied");
  const parsed = newRequisitionSchema.safeParse(input);
  if (!parsed.success)
    return refuse("input.invalid", { field: parsed.error.issues[0]?.path.join(".") ?? "" });
  const { status, ...fields } = parsed.data;
  const id = await derivedId("req", `${db.organization}:${command}`);
  const address = { jurisdiction: null, organization: db.organization, requisition: id };
  const publicTitle = extras.publicTitle ?? fields.title;
  const createdAt = extras.at ?? now();
  await addRequisition(db, { id, jurisdiction: null, ...fields, publicTitle, createdAt }, roomId(address));
  await addReasons(db, await defaultReasons(db.organization));
  const content = {
    status,
    stages: extras.stages ?? (await defaultStages(command)),
    reasons: await readReasons(db),
  };
  const opened = await roomAt(env, address).open(content, actor, command, extras.at);
  if (!opened.ok) return opened;
  // The author's next page is the list: not left to the queue, which does the same again.
  await projectRoom(env, roomId(address), now()).catch(() => undefined);
  return accept({ id });
}
