import { z } from "zod";
import { can } from "#domain/access/access.ts";
import { documentMimeTypes, sniffDocumentType, sniffLength } from "#domain/document/sniff.ts";
import { type Id, newId } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { type InRequisition, knownId } from "#workers/context.ts";
import { addCandidate, removeCandidate } from "#workers/db/tenant/candidate-rows.ts";
import { addFile, askReading, type FileRow, fileKey, removeFile } from "#workers/db/tenant/file-rows.ts";
import { createCard } from "./create-card.ts";

/** The client's own id of one dropped file. */
const uploadSchema = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
const fileNameSchema = z.string().trim().min(1).max(255);

const nobodyYet = { name: null, headline: null, email: null, phone: null, location: null };

/**
 * Takes a dropped file and makes a card of it at once; it is read later. Needs file.upload and application.create.
 * Refuses with document.*, stage.missing, input.invalid and what the room refuses with. Order: file's row (which
 * keeps all ids) → bytes → person → card → queue. The same upload again finds the row and goes through the same
 * steps with the same ids, so a crash anywhere is mended by the client's retry and never makes a second card.
 */
export async function uploadFile(
  within: InRequisition,
  stage: string,
  upload: string,
  file: File,
): Promise<Outcome<{ application: Id<"app">; file: Id<"file"> }>> {
  const { actor, db, env, now, record } = within;
  if (!can(actor, "file.upload") || !can(actor, "application.create")) return refuse("access.denied");
  const to = knownId("stg", stage);
  if (!to.ok) return refuse("stage.missing");
  const uploadId = uploadSchema.safeParse(upload);
  const name = fileNameSchema.safeParse(file.name);
  if (!uploadId.success || !name.success)
    return refuse("input.invalid", { field: uploadId.success ? "file" : "upload" });
  const head = new Uint8Array(await file.slice(0, sniffLength).arrayBuffer());
  const type = sniffDocumentType(head, name.data, file.size);
  if (!type.ok) return type;
  const row = await addFile(db, {
    id: newId("file"),
    requisitionId: record.id,
    applicationId: newId("app"),
    candidateId: newId("cand"),
    commandId: newId("cmd"),
    upload: uploadId.data,
    name: name.data,
    type: type.value,
    bytes: file.size,
    uploadedAt: now(),
    // From the first moment: a face seen before the queue has the file must not say that nothing is going on.
    reading: "reading",
    askedAt: now(),
  });
  const stored = await store(within, row, file, to.value);
  if (!stored.ok) return stored;
  if (row.reading !== "read") {
    if (row.reading !== "reading") await askReading(db, row.id, now());
    await env.DOCUMENTS.send({ organization: db.organization, file: row.id });
  }
  return accept({ application: row.applicationId, file: row.id });
}

async function store(
  within: InRequisition,
  row: FileRow,
  file: File,
  stage: Id<"stg">,
): Promise<Outcome<null>> {
  const { db, env } = within;
  const key = fileKey(db.organization, row.id);
  const httpMetadata = { contentType: documentMimeTypes[row.type] };
  await env.FILES.put(key, await file.arrayBuffer(), { httpMetadata });
  await addCandidate(db, row.candidateId, nobodyYet, row.uploadedAt);
  const card = { command: row.commandId, application: row.applicationId, candidate: row.candidateId };
  const made = await createCard(within, { ...card, stage, source: "upload" });
  if (made.ok) return made;
  await removeCandidate(db, row.candidateId);
  await removeFile(db, row.id);
  await env.FILES.delete(key);
  return made;
}
