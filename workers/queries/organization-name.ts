import { z } from "zod";
import type { Id } from "#domain/ids/ids.ts";
import type { Env } from "#workers/env.ts";

/** The name that candidates know an organization by; "" if it is gone. */
export async function organizationName(
  env: Pick<Env, "DB_IDENTITY">,
  organization: Id<"org">,
): Promise<string> {
  const row = await env.DB_IDENTITY.prepare("SELECT name FROM organization WHERE id = ?1")
    .bind(organization)
    .first();
  return row ? z.object({ name: z.string() }).parse(row).name : "";
}
