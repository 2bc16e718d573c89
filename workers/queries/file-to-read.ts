import { and, eq } from "drizzle-orm";
import type { Id } from "#domain/ids/ids.ts";
import { type TenantEnv, tenantDb } from "#workers/db/tenant/db.ts";
import { type FileRow, fileKey } from "#workers/db/tenant/file-rows.ts";
import { files } from "#workers/db/tenant/schema.ts";

/** A file that waits to be read, with its key in R2; null if it is gone or was read already. */
export async function fileToRead(
  env: TenantEnv,
  organization: Id<"org">,
  file: Id<"file">,
): Promise<(FileRow & { key: string }) | null> {
  const row = await findFile(env, organization, file);
  return row?.reading === "reading" ? { ...row, key: fileKey(organization, file) } : null;
}

/** A file's row, whatever its state. */
export async function findFile(
  env: TenantEnv,
  organization: Id<"org">,
  file: Id<"file">,
): Promise<FileRow | undefined> {
  const rows = await tenantDb(env, organization)
    .orm.select()
    .from(files)
    .where(and(eq(files.organizationId, organization), eq(files.id, file)));
  return rows[0];
}
