import type { Application } from "#domain/application/schema.ts";
import { documentMimeTypes, sniffDocumentType, sniffLength } from "#domain/document/sniff.ts";
import { type Id, newId } from "#domain/ids/ids.ts";
import type { Outcome } from "#domain/refusal/refusal.ts";
import type { InRequisition } from "#workers/context.ts";
import { addFile, fileKey } from "#workers/db/tenant/file-rows.ts";

type DocumentType = keyof typeof documentMimeTypes;

/** What a file is, by its first bytes. Refuses with document.*. */
export async function typeOfDocument(file: File): Promise<Outcome<DocumentType>> {
  const head = new Uint8Array(await file.slice(0, sniffLength).arrayBuffer());
  return sniffDocumentType(head, file.name, file.size);
}

/**
 * Puts a file to a card that is there, to be read later. The row first, which keeps its ids, then the bytes: the same
 * command again does the rest.
 */
export async function attachFile(
  { db, env, now, record }: InRequisition,
  { id, candidate }: Pick<Application, "id" | "candidate">,
  { file, type, command }: { file: File; type: DocumentType; command: Id<"cmd"> },
): Promise<void> {
  const at = now();
  const row = await addFile(db, {
    id: newId("file"),
    requisitionId: record.id,
    applicationId: id,
    candidateId: candidate,
    commandId: command,
    upload: `card-${command}`,
    name: file.name.trim().slice(0, 255) || "file",
    type,
    bytes: file.size,
    uploadedAt: at,
    reading: "reading",
    askedAt: at,
  });
  const httpMetadata = { contentType: documentMimeTypes[row.type] };
  await env.FILES.put(fileKey(db.organization, row.id), await file.arrayBuffer(), { httpMetadata });
  if (row.reading === "reading") await env.DOCUMENTS.send({ organization: db.organization, file: row.id });
}
