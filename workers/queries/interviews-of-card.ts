import { can, capabilitiesOf, roleSchema } from "#domain/access/access.ts";
import { mayUnlock } from "#domain/access/faces.ts";
import type { Application } from "#domain/application/schema.ts";
import type { Interview } from "#domain/interview/schema.ts";
import { hueOf } from "#domain/live/hue.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { CardInterviews, InterviewPerson } from "#domain/views/interviews.ts";
import type { Context, InRequisition } from "#workers/context.ts";
import { listMembers } from "#workers/db/identity/organizations.ts";
import { lockOf } from "#workers/db/tenant/candidate-rows.ts";
import { readWords } from "#workers/db/tenant/interview-rows.ts";
import { findApplication } from "./find-application.ts";
import { namesOf } from "./names.ts";
import { readStandings, withManages } from "./standing.ts";

/** The interviews of a card, as planned. Needs candidate.view. Refuses with resource.missing, access.denied. */
export async function viewCardInterviews(
  within: InRequisition,
  application: string,
): Promise<Outcome<CardInterviews>> {
  const { actor, db } = within;
  if (!can(actor, "candidate.view")) return refuse("access.denied");
  const found = await findApplication(within, application);
  if (!found.ok) return found;
  const known = found.value.interviews ?? [];
  const manages = can(actor, "interview.manage");
  const [words, people, choosable] = await Promise.all([
    readWords(
      db,
      known.map(({ id }) => id),
    ),
    peopleOf(within, known),
    manages ? listChoosable(within, found.value) : undefined,
  ]);
  const interviews = known.map((each) => ({
    ...each,
    ...(words.get(each.id) ?? { title: "", instructions: "", place: "" }),
    people: each.interviewers.map(people),
  }));
  return accept({ interviews, ...(choosable && { choosable }) });
}

/**
 * Who can be an interviewer here: by their role, and not from whom the requisition is hidden (own applications) or the
 * candidate (private ones).
 */
export async function listChoosable(
  within: InRequisition,
  { candidate }: Application,
): Promise<InterviewPerson[]> {
  const { env, db, record } = within;
  const members = await listMembers(env.DB_IDENTITY, db.organization);
  const able = members.filter(({ role }) => {
    const known = roleSchema.safeParse(role);
    return known.success && can({ capabilities: capabilitiesOf(known.data) }, "interview.conduct");
  });
  const [standings, { privateFor: lock }] = await Promise.all([
    readStandings(within, record.id, withManages(able)),
    lockOf(db, candidate),
  ]);
  return able
    .filter(({ id }) => {
      const standing = standings?.of(id);
      return standing && !standing.applied && !standing.hiddenReport;
    })
    .filter(({ id, role }) => {
      const known = roleSchema.safeParse(role);
      return mayUnlock({ id, capabilities: known.success ? capabilitiesOf(known.data) : [] }, lock);
    })
    .map(({ id, name }) => ({ id, name, hue: hueOf(id) }));
}

/** Names for the interviewers of these. */
export async function peopleOf(
  within: Pick<Context, "db" | "env">,
  interviews: readonly Pick<Interview, "interviewers">[],
): Promise<(id: string) => InterviewPerson> {
  const ids = interviews.flatMap(({ interviewers }) => interviewers);
  const names = await namesOf(
    within,
    ids.map((id) => ({ kind: "user" as const, id })),
  );
  return (id) => ({ id, name: names.get(id) ?? "", hue: hueOf(id) });
}
