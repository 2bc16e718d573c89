/** Fills DB_IDENTITY with the demo organization's people. Doing it again changes nothing. */
import type { Id } from "#domain/ids/ids.ts";
import { newId } from "#domain/ids/ids.ts";
import {
  type DemoKey,
  demoKeys,
  demoOrganization,
  demoPassword,
  demoPeople,
} from "#workers/auth/demo-people.ts";
import { heavyPasswords } from "#workers/auth/heavy-password.ts";
import { insertDemoPeople, knownDemoPeople } from "#workers/db/identity/demo.ts";
import type { Env } from "#workers/env.ts";
import { projectMember } from "#workers/projections/members.ts";

export interface DemoIdentity {
  organization: Id<"org">;
  people: Record<DemoKey, { id: string; name: string; email: string }>;
}

/**
 * The ids of the demo organization and its seven people, made if they are missing. Throws in production and
 * staging: everybody knows their password.
 */
export async function seedDemoPeople(env: Env): Promise<DemoIdentity> {
  if (env.ENVIRONMENT !== "development" && env.ENVIRONMENT !== "test") {
    throw new Error(`the demo's people are not made in ${env.ENVIRONMENT}`);
  }
  const known = await knownDemoPeople(env.DB_IDENTITY);
  if (!known) await makeThem(env);
  const made = known ?? (await knownDemoPeople(env.DB_IDENTITY));
  if (!made) throw new Error("the demo's people could not be made");
  for (const key of demoKeys) {
    const { id, name } = made.people[key];
    if (demoPeople[key].role) await projectMember(env, made.organization, id, name);
  }
  return made;
}

async function makeThem(env: Env): Promise<void> {
  // One hash for all seven: it is one password anyway, and hashing is what takes time at the first start.
  const hash = await heavyPasswords(env.HEAVY).hash(demoPassword);
  await insertDemoPeople(env.DB_IDENTITY, {
    hash,
    at: Date.now(),
    organization: { id: newId("org"), ...demoOrganization },
    people: demoKeys.map((key) => ({ ...demoPeople[key], id: newId("usr"), member: newId("mem") })),
  });
}
