/** Who reports to whom in the demo, and somebody whom an interviewer recommended. */
import { systemActor } from "#domain/access/access.ts";
import { accept, type Outcome } from "#domain/refusal/refusal.ts";
import type { DemoIdentity } from "#workers/auth/demo.ts";
import { derivedId } from "#workers/commands/derived-id.ts";
import { referPerson } from "#workers/commands/refer-person.ts";
import { jobContext } from "#workers/context.ts";
import { setManager } from "#workers/db/identity/managers.ts";
import type { Env } from "#workers/env.ts";
import { day } from "./plan.ts";

/** `requisition` must be open in D1. */
export async function seedColleagues(
  env: Env,
  { organization, people }: DemoIdentity,
  requisition: string,
  now: number,
): Promise<Outcome<null>> {
  const { admin, manager, recruiter, interviewer1, interviewer2 } = people;
  for (const [user, above] of [
    [interviewer1, manager],
    [interviewer2, manager],
    [manager, admin],
    [recruiter, admin],
  ] as const) {
    await setManager(env.DB_IDENTITY, { organization, user: user.id, manager: above.id });
  }
  // In the name of the referrer, and dated back.
  const context = jobContext(env, systemActor(organization, interviewer1.id), () => now);
  const referral = {
    requisition,
    name: "Wanjiru Kamau",
    email: "wanjiru.kamau@example.com",
    note: "We worked together for three years. She thinks with a pencil in her hand.",
    consent: "on",
  };
  const made = await referPerson(context, referral, await derivedId("cmd", "demo:referral"), now - 3 * day);
  return made.ok ? accept(null) : made;
}
