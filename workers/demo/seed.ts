/** Fills the demo organization by the same commands that people use, dated back. Doing it again adds nothing. */
import { systemActor } from "#domain/access/access.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { templateStagesOf } from "#domain/template/schema.ts";
import type { TeamInput } from "#domain/views/team.ts";
import { seedDemoPeople } from "#workers/auth/demo.ts";
import { createTemplate } from "#workers/commands/create-template.ts";
import { derivedId } from "#workers/commands/derived-id.ts";
import { type Context, jobContext } from "#workers/context.ts";
import type { Env } from "#workers/env.ts";
import { drain } from "#workers/projections/drain.ts";
import { projectMember } from "#workers/projections/members.ts";
import { listRequisitions } from "#workers/queries/requisition-list.ts";
import { plan, plannedTemplates } from "./plan.ts";
import { seedAgency } from "./seed-agency.ts";
import { seedColleagues } from "./seed-colleagues.ts";
import { seedAnswers, seedInterviews } from "./seed-interviews.ts";
import { seedPapers } from "./seed-papers.ts";
import { seedRequisition } from "./seed-requisition.ts";

export interface Seeded {
  organization: string;
  requisitions: string[];
  /** False if everything was there already. */
  fresh: boolean;
}

/** Seeds the demo as of `now`. Refuses with access.denied in production and staging. */
export async function seedDemo(env: Env, now: number): Promise<Outcome<Seeded>> {
  if (env.ENVIRONMENT !== "development" && env.ENVIRONMENT !== "test") return refuse("access.denied");
  const identity = await seedDemoPeople(env);
  const { organization, people } = identity;
  for (const { id, name } of Object.values(people)) await projectMember(env, organization, id, name);
  // Only a job may date back; it acts in the name of the person whose work it lays down.
  const context = jobContext(env, systemActor(organization, people.recruiter.id), () => now);
  const ids = await Promise.all(
    plan.map(async (_, at) => derivedId("req", `${organization}:${await derivedId("cmd", `demo:${at}`)}`)),
  );
  const listed = await listRequisitions(context);
  if (!listed.ok) return listed;
  // The last step of each is its final status; the last requisition's final status is the last step of all.
  const last = listed.value.find(({ id }) => id === ids.at(-1));
  if (last?.status === plan.at(-1)?.status) return accept({ organization, requisitions: ids, fresh: false });
  const crew: TeamInput["members"] = [
    { id: people.recruiter.id, team: ["recruiter"] },
    { id: people.manager.id, team: ["hiringManager"] },
    { id: people.interviewer1.id, team: ["panel"] },
    { id: people.interviewer2.id, team: ["panel"] },
  ];
  for (const [at, requisition] of plan.entries()) {
    const seeded = await seedRequisition(context, people.manager.id, crew, requisition, at, now);
    if (!seeded.ok) return seeded;
    const id = ids[at];
    if (at === 0 && id) await seedPapers(context, id);
    if (id) await seedAnswers(context, id, now);
  }
  const kept = await seedTemplates(context);
  if (!kept.ok) return kept;
  await drain(env, now);
  const colleagues = await seedColleagues(env, identity, ids[2] ?? "", now);
  if (!colleagues.ok) return colleagues;
  const agency = await seedAgency(env, identity, ids[0] ?? "", now);
  if (!agency.ok) return agency;
  const interviewers = { interviewer1: people.interviewer1.id, interviewer2: people.interviewer2.id };
  const planned = ids[0] ? await seedInterviews(context, ids[0], interviewers, now) : accept(null);
  if (!planned.ok) return planned;
  await drain(env, now);
  return accept({ organization, requisitions: ids, fresh: true });
}

async function seedTemplates(context: Context): Promise<Outcome<null>> {
  for (const [at, { name, stages }] of plannedTemplates.entries()) {
    const input = { name, stages: templateStagesOf(stages.map((stage) => ({ id: "stg_", ...stage }))) };
    const made = await createTemplate(context, input, await derivedId("cmd", `demo:template:${at}`));
    if (!made.ok) return made;
  }
  return accept(null);
}
