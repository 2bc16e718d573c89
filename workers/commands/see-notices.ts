import { isId } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { Context } from "#workers/context.ts";
import { hubAt } from "#workers/objects.ts";

/** The viewer has seen everything up to this notice. Refuses with input.invalid. */
export async function seeNotices({ env, actor }: Context, upTo: string): Promise<Outcome<null>> {
  if (!isId("ntc", upTo)) return refuse("input.invalid", { field: "upTo" });
  await hubAt(env, actor.organization).noticesSeen(actor.id, upTo);
  return accept(null);
}
