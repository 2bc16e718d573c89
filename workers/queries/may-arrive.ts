import { z } from "zod";
import {
  actorKinds,
  type Capability,
  can,
  capabilities,
  capabilitiesOf,
  roleSchema,
} from "#domain/access/access.ts";
import { keptCapabilities } from "#domain/access/keys.ts";
import { capabilitiesOn, reaches } from "#domain/access/requisition.ts";
import { idSchema } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { keyCapabilities } from "#workers/db/identity/keys.ts";
import { listMembers } from "#workers/db/identity/organizations.ts";
import { tenantDb } from "#workers/db/tenant/db.ts";
import type { Env } from "#workers/env.ts";
import { readStandings, type Somebody, type StandingEnv } from "./standing.ts";

export const arrivalAskSchema = z.object({
  organization: idSchema("org"),
  requisition: idSchema("req"),
  actor: z.object({ kind: z.enum(actorKinds), id: z.string().min(1).max(64) }),
});
export type ArrivalAsk = z.infer<typeof arrivalAskSchema>;

/**
 * Whether somebody who sends an application to another requisition may put it there: the room that it leaves knows what
 * they may do in itself alone. Refuses with resource.missing (they do not reach it), access.denied (they may not add
 * candidates there).
 */
export async function mayArrive(
  env: StandingEnv,
  { organization, requisition, actor }: ArrivalAsk,
  now: number,
): Promise<Outcome<null>> {
  if (actor.kind === "system") return accept(null);
  const who = await holderOf(env, { organization, actor }, now);
  const found = who && (await readStandings({ db: tenantDb(env, organization), env }, requisition, [who]));
  const standing = found?.of(actor.id);
  if (!who || !standing || !reaches(who, standing)) return refuse("resource.missing");
  const there = { capabilities: capabilitiesOn(who, standing) };
  return can(there, "application.create") ? accept(null) : refuse("access.denied");
}

async function holderOf(
  env: Pick<Env, "DB_IDENTITY">,
  { organization, actor: { kind, id } }: Pick<ArrivalAsk, "organization" | "actor">,
  now: number,
): Promise<(Somebody & { capabilities: readonly Capability[] }) | null> {
  if (kind === "apiKey") {
    const given = await keyCapabilities(env.DB_IDENTITY, organization, id, now);
    return given && { id, email: null, capabilities: keptCapabilities("organization", given, capabilities) };
  }
  const member = (await listMembers(env.DB_IDENTITY, organization)).find((each) => each.id === id);
  const role = roleSchema.safeParse(member?.role);
  return member && role.success ? { id, email: member.email, capabilities: capabilitiesOf(role.data) } : null;
}
