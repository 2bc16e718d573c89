import type { Id } from "#domain/ids/ids.ts";
import type { CandidateFields } from "#workers/db/tenant/candidate-rows.ts";
import { tenantDb } from "#workers/db/tenant/db.ts";
import { type ReadingResult, writeReading } from "#workers/db/tenant/file-rows.ts";
import type { Env } from "#workers/env.ts";
import { fileToRead } from "#workers/queries/file-to-read.ts";
import { emailsOf } from "#workers/queries/internal.ts";
import { requisitionAddress } from "#workers/queries/requisition-address.ts";
import { afterAddress } from "./settle-reach.ts";
import { showFace } from "./show-face.ts";

export interface Reading extends ReadingResult {
  /** What was found about the person; fills only what nobody typed. */
  found: Partial<CandidateFields>;
}

/**
 * Writes what the reading of a file gave: text, person's fields, the card's face (which shows the reading, too).
 * Does nothing if the file is gone or was read already.
 */
export async function finishReading(
  env: Env,
  organization: Id<"org">,
  file: Id<"file">,
  { found, ...result }: Reading,
): Promise<void> {
  const db = tenantDb(env, organization);
  const row = await fileToRead(env, organization, file);
  if (!row) return;
  const version = await writeReading(db, row, result, found);
  const address = await requisitionAddress(env, organization, row.requisitionId);
  if (version === null || !address) return;
  const { candidateId: candidate, applicationId: application } = row;
  await afterAddress(env, { candidate, address }, await emailsOf(db, [candidate]));
  await showFace(env, db, { candidate, version, application, address });
}
