import { decideSubmission, ownershipFrom, sameCandidate } from "#domain/agency/decide.ts";
import { phoneKey } from "#domain/agency/known.ts";
import { type SubmissionInput, submissionInputSchema } from "#domain/agency/schema.ts";
import { documentMimeTypes, sniffDocumentType, sniffLength } from "#domain/document/sniff.ts";
import { type Id, newId } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { Submitted } from "#domain/views/agency.ts";
import { knockAs } from "#workers/auth/limits.ts";
import { audit, type Context } from "#workers/context.ts";
import { addFile, type FileRow, fileKey, removeFile } from "#workers/db/tenant/file-rows.ts";
import { addSubmission, findSubmission, type SubmissionRow } from "#workers/db/tenant/submission-rows.ts";
import { findShared } from "#workers/queries/agency-desk.ts";
import { readPersonFacts } from "#workers/queries/submission-facts.ts";
import { wrongField } from "./candidate-fields.ts";
import { derivedId } from "./derived-id.ts";

/** So often somebody else may submit the same person in between before we give up. */
const tries = 4;

type Shared = Extract<Awaited<ReturnType<typeof findShared>>, { ok: true }>["value"];
type Paper = { file: File; type: FileRow["type"]; id: Id<"file"> };

/**
 * An agency submits a candidate, with an optional résumé. `command` twice is one submission. Whether the person is
 * known is decided at once, by the same statements and writes in either case: neither the answer's time nor what is
 * kept tells more than the one word. Refuses: access.denied, resource.missing (not shared, or not now), input.invalid,
 * document.*, request.tooMany, requisition.notOpen, agency.alreadySubmitted.
 */
export async function submitCandidate(
  context: Context,
  requisition: string,
  input: unknown,
  file: File | null,
  command: Id<"cmd">,
): Promise<Outcome<Submitted>> {
  const { actor, db, env } = context;
  const shared = await findShared(context, requisition);
  if (!shared.ok) return shared;
  const { agency, record } = shared.value;
  const id = await derivedId("sub", `${db.organization}:${agency.id}:${command}`);
  const before = await findSubmission(db, id);
  if (before) return accept({ id, status: before.status });
  if (record.status !== "open") return refuse("requisition.notOpen");
  const parsed = submissionInputSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid", wrongField(parsed.error));
  const paper = file && file.size > 0 ? await checkPaper(file) : accept(null);
  if (!paper.ok) return paper;
  const counted = await knockAs(env, "agencySubmission", `${db.organization}:${agency.id}`);
  if (!counted.ok) return counted;
  const status = await decideAndWrite(context, shared.value, parsed.data, paper.value, id);
  if (!status.ok) return status;
  await audit(context, {
    ...{ action: "agency.submitted", subject: id, requisition: record.id },
    after: { agency: agency.id, status: status.value, consent: parsed.data.consent, by: actor.id },
  });
  return accept({ id, status: status.value });
}

async function checkPaper(file: File): Promise<Outcome<Paper>> {
  if (file.name.trim() === "" || file.name.length > 255) return refuse("input.invalid", { field: "file" });
  const head = new Uint8Array(await file.slice(0, sniffLength).arrayBuffer());
  const type = sniffDocumentType(head, file.name, file.size);
  return type.ok ? accept({ file, type: type.value, id: newId("file") }) : type;
}

/** File first, then the row that names it: what a crash leaves in between is a file that nobody finds. */
async function decideAndWrite(
  context: Context,
  { agency, record, share }: Shared,
  person: SubmissionInput,
  paper: Paper | null,
  id: Id<"sub">,
): Promise<Outcome<SubmissionRow["status"]>> {
  const { actor, db, now } = context;
  const at = now();
  const keys = { email: person.email, phoneKey: phoneKey(person.phone) };
  const [candidate, application] = [newId("cand"), newId("app")];
  for (let tried = 0; tried < tries; tried += 1) {
    const known = await readPersonFacts(db, keys);
    const facts = { ...known, now: at, agency: agency.id, requisition: record.id };
    const decided = decideSubmission({ ...facts, share, status: record.status });
    if (!decided.ok) {
      if (tried > 0) await dropPaper(context, paper);
      return decided;
    }
    const row: SubmissionRow = {
      ...{ organizationId: db.organization, id, agencyId: agency.id, requisitionId: record.id },
      ...{ title: record.publicTitle, submittedBy: actor.id, submittedAt: at, status: decided.value },
      ...person,
      ...{ phoneKey: keys.phoneKey, fee: share.fee, fileId: paper?.id ?? null },
      ownedUntil: ownershipFrom(at, share.ownershipDays).until,
      candidateId: sameCandidate(facts) ?? candidate,
      applicationId: application,
      ...{ decidedAt: null, decidedBy: null },
    };
    if (tried === 0) await keepPaper(context, row, paper);
    if (await addSubmission(db, row, known.claims.length)) return decided;
  }
  await dropPaper(context, paper);
  return refuse("request.busy");
}

async function keepPaper({ db, env }: Context, row: SubmissionRow, paper: Paper | null): Promise<void> {
  if (!paper) return;
  const { file, type, id } = paper;
  await addFile(db, {
    ...{ id, requisitionId: row.requisitionId, applicationId: row.applicationId },
    ...{ candidateId: row.candidateId, commandId: newId("cmd"), upload: row.id },
    ...{ name: file.name.trim(), type, bytes: file.size, uploadedAt: row.submittedAt },
  });
  const httpMetadata = { contentType: documentMimeTypes[type] };
  await env.FILES.put(fileKey(db.organization, id), await file.arrayBuffer(), { httpMetadata });
}

async function dropPaper({ db, env }: Context, paper: Paper | null): Promise<void> {
  if (!paper) return;
  await removeFile(db, paper.id);
  await env.FILES.delete(fileKey(db.organization, paper.id));
}
