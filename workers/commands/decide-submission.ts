import { can } from "#domain/access/access.ts";
import { decideVerdict } from "#domain/agency/decide.ts";
import { submissionDecisionSchema } from "#domain/agency/schema.ts";
import { type Id, isId } from "#domain/ids/ids.ts";
import { stagesInUse } from "#domain/pipeline/schema.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { audit, type InRequisition } from "#workers/context.ts";
import { addCandidate, removeCandidate } from "#workers/db/tenant/candidate-rows.ts";
import { askReading } from "#workers/db/tenant/file-rows.ts";
import {
  changeSubmission,
  findSubmission,
  type SubmissionRow,
  submittedBefore,
} from "#workers/db/tenant/submission-rows.ts";
import { indexCandidate } from "#workers/projections/search-row.ts";
import { createCard } from "./create-card.ts";
import { derivedId } from "./derived-id.ts";

/**
 * Accepts what an agency submitted (a card at the end of the first stage, with what they wrote about the person) or
 * declines it. The same decision again is the same answer, and mends what a crash left half done. Needs agency.manage
 * (asked for by the caller), and application.create to accept. Refuses: resource.missing, input.invalid,
 * submission.decided, access.denied, and what the room refuses with (requisition.notOpen).
 */
export async function decideSubmitted(
  within: InRequisition,
  submission: string,
  input: unknown,
): Promise<Outcome<{ application: Id<"app"> | null }>> {
  const { actor, db, now, record } = within;
  const row = isId("sub", submission) ? await findSubmission(db, submission) : undefined;
  if (!row || row.requisitionId !== record.id) return refuse("resource.missing");
  const parsed = submissionDecisionSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid", { field: "decision" });
  const verdict = decideVerdict(row.status, parsed.data.decision);
  if (!verdict.ok) return verdict;
  const accepting = verdict.value === "accepted";
  const application = accepting ? row.applicationId : null;
  if (accepting && !can(actor, "application.create")) return refuse("access.denied");
  if (row.decidedAt !== null) return accept({ application });
  // Whoever writes first decides: of an acceptance and a refusal at the same moment one is too late.
  const change = { status: verdict.value, decidedBy: actor.id };
  const done = accepting ? change : { ...change, decidedAt: now() };
  if (!(await changeSubmission(db, row.id, row.status, done))) return refuse("submission.decided");
  const made = accepting ? await makeCard(within, row) : accept(null);
  if (!made.ok) {
    await changeSubmission(db, row.id, "accepted", { status: "submitted", decidedBy: null });
    return made;
  }
  if (accepting) await changeSubmission(db, row.id, "accepted", { decidedAt: now() });
  await audit(within, {
    ...{ action: "agency.decided", subject: row.id, requisition: record.id },
    after: { agency: row.agencyId, status: verdict.value, application },
  });
  return accept({ application });
}

/** All ids stand in the submission's row: a retry makes the same card. */
async function makeCard(within: InRequisition, row: SubmissionRow): Promise<Outcome<null>> {
  const { db, env, now, room } = within;
  const snapshot = await room.snapshot();
  if (!snapshot.ok) return snapshot;
  const first = stagesInUse(snapshot.value.state.stages)[0];
  if (!first) return refuse("stage.missing");
  const { applicationId: application, candidateId: candidate, name, email, phone } = row;
  // One whom they brought before stays as they are.
  await addCandidate(db, candidate, { name, email, phone, headline: null, location: null }, now());
  const command = await derivedId("cmd", `${db.organization}:${row.id}`);
  const card = { command, application, candidate, stage: first.id, source: "agency" as const };
  const made = await createCard(within, card);
  if (!made.ok) {
    if (!(await submittedBefore(db, row))) await removeCandidate(db, candidate);
    return made;
  }
  if (row.fileId) {
    await askReading(db, row.fileId, now());
    await env.DOCUMENTS.send({ organization: db.organization, file: row.fileId });
  }
  await indexCandidate(env, db.organization, candidate);
  return made;
}
