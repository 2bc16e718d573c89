import { can } from "#domain/access/access.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { Context } from "#workers/context.ts";
import { dismissParked, replayParked } from "#workers/projections/parked.ts";

/** Tries parked work once more, or lets it be. Refuses with access.denied (organization.manage), resource.missing. */
export async function handleParked(
  { env, db, actor, now }: Context,
  id: string,
  how: "replay" | "dismiss",
): Promise<Outcome<null>> {
  if (!can(actor, "organization.manage")) return refuse("access.denied");
  const handle = how === "replay" ? replayParked : dismissParked;
  return (await handle(env, id, now(), db.organization)) ? accept(null) : refuse("resource.missing");
}
