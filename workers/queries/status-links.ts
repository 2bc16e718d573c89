import { and, desc, eq, isNull } from "drizzle-orm";
import type { Id } from "#domain/ids/ids.ts";
import { allShards, type TenantDb, type TenantEnv } from "#workers/db/tenant/db.ts";
import { statusLinks } from "#workers/db/tenant/schema.ts";

export type StatusLinkRow = typeof statusLinks.$inferSelect;

/** The application's link that still counts. */
export async function currentLink(db: TenantDb, application: Id<"app">): Promise<StatusLinkRow | undefined> {
  const found = await db.orm
    .select()
    .from(statusLinks)
    .where(
      and(
        eq(statusLinks.organizationId, db.organization),
        eq(statusLinks.applicationId, application),
        isNull(statusLinks.revokedAt),
      ),
    )
    .orderBy(desc(statusLinks.createdAt), desc(statusLinks.id))
    .limit(1);
  return found[0];
}

/** The application's newest link, revoked or not. */
export async function latestLink(db: TenantDb, application: Id<"app">): Promise<StatusLinkRow | undefined> {
  const found = await db.orm
    .select()
    .from(statusLinks)
    .where(and(eq(statusLinks.organizationId, db.organization), eq(statusLinks.applicationId, application)))
    .orderBy(desc(statusLinks.createdAt), desc(statusLinks.id))
    .limit(1);
  return found[0];
}

/** A link by its id alone, revoked or not: its token does not say whose it is. */
export async function linkById(env: TenantEnv, id: Id<"slk">): Promise<StatusLinkRow | undefined> {
  for (const shard of allShards(env)) {
    const found = await shard.select().from(statusLinks).where(eq(statusLinks.id, id));
    if (found[0]) return found[0];
  }
  return undefined;
}
