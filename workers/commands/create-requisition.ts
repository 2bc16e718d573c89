import { z } from "zod";
import { can } from "#domain/access/access.ts";
import { type Id, idSchema } from "#domain/ids/ids.ts";
import { roomId } from "#domain/ids/objects.ts";
import { listsOf } from "#domain/lists/schema.ts";
import type { Stage } from "#domain/pipeline/schema.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { maxOpenings } from "#domain/requisition/schema.ts";
import type { Context } from "#workers/context.ts";
import { addRequisition } from "#workers/db/tenant/requisition-rows.ts";
import { roomAt } from "#workers/objects.ts";
import { projectRoom } from "#workers/projections/project-room.ts";
import { currentLists } from "./current-lists.ts";
import { derivedId } from "./derived-id.ts";
import { firstStages } from "./first-stages.ts";
import { listsChanged } from "./lists-changed.ts";

export const newRequisitionSchema = z.object({
  title: z.string().trim().min(1).max(120),
  team: z.string().trim().max(80),
  location: z.string().trim().max(120),
  department: z.string().trim().max(80).default(""),
  openings: z.number().int().min(1).max(maxOpenings),
  status: z.enum(["draft", "open"]).default("open"),
  /** Whose stages it begins with: a template's or another requisition's, never its candidates. Absent: the usual ones. */
  from: z
    .union([z.object({ template: idSchema("tpl") }), z.object({ requisition: idSchema("req") })])
    .optional(),
});

export interface RequisitionExtras {
  stages?: Stage[];
  publicTitle?: string;
  /** Backdating, for jobs of ours only: UTC epoch milliseconds. */
  at?: number;
}

/**
 * Creates a requisition with its room. Needs requisition.create. Refuses: input.invalid; template.missing, or
 * resource.missing of the requisition whose stages it is to have.
 * Its id follows from the command's: row first, then room, so a retry after a crash in between finds the row and
 * opens the room. Until the room's first event is projected the requisition is on no list.
 */
export async function createRequisition(
  context: Context,
  input: unknown,
  command: Id<"cmd">,
  extras: RequisitionExtras = {},
): Promise<Outcome<{ id: Id<"req"> }>> {
  const { env, db, actor, now } = context;
  if (!can(actor, "requisition.create")) return refuse("access.denied");
  const parsed = newRequisitionSchema.safeParse(input);
  if (!parsed.success)
    return refuse("input.invalid", { field: parsed.error.issues[0]?.path.join(".") ?? "" });
  const { status, from, ...fields } = parsed.data;
  const stages = extras.stages ? accept(extras.stages) : await firstStages(context, from, command);
  if (!stages.ok) return stages;
  const id = await derivedId("req", `${db.organization}:${command}`);
  const address = { jurisdiction: null, organization: db.organization, requisition: id };
  const publicTitle = extras.publicTitle ?? fields.title;
  const createdAt = extras.at ?? now();
  await addRequisition(db, { id, jurisdiction: null, ...fields, publicTitle, createdAt }, roomId(address));
  const { entries, revision } = await currentLists(db);
  const seats = Array.from({ length: fields.openings }, (_, at) => derivedId("opn", `${id}:${at}`));
  const content = { status, stages: stages.value, ...listsOf(entries), openings: await Promise.all(seats) };
  const opened = await roomAt(env, address).open(content, actor, command, extras.at);
  if (!opened.ok) return opened;
  // Edited while the room was being opened: the push did not find it yet.
  if ((await currentLists(db)).revision !== revision) await listsChanged(context);
  // The author's next page is the list: not left to the queue, which does the same again.
  await projectRoom(env, roomId(address), now()).catch(() => undefined);
  return accept({ id });
}
