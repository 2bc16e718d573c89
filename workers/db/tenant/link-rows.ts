/** Status links' rows. */
import { and, eq, isNull } from "drizzle-orm";
import type { Id } from "#domain/ids/ids.ts";
import type { TenantDb } from "./db.ts";
import { statusLinks } from "./schema.ts";

type NewLink = Omit<typeof statusLinks.$inferInsert, "organizationId" | "revokedAt">;

/** Ends every link of the application that still counts. Resolves to how many there were. */
export async function revokeLinks(db: TenantDb, application: Id<"app">, now: number): Promise<number> {
  const ended = await revoking(db, application, now).returning({ id: statusLinks.id });
  return ended.length;
}

/** Adds a link (one that is there already stays), and in the same batch ends those before it if `renew`. */
export async function addLink(db: TenantDb, link: NewLink, renew: boolean): Promise<void> {
  const row = { ...link, organizationId: db.organization };
  const adding = db.orm.insert(statusLinks).values(row).onConflictDoNothing();
  await (renew ? db.orm.batch([revoking(db, link.applicationId, link.createdAt), adding]) : adding);
}

function revoking(db: TenantDb, application: Id<"app">, now: number) {
  return db.orm
    .update(statusLinks)
    .set({ revokedAt: now })
    .where(
      and(
        eq(statusLinks.organizationId, db.organization),
        eq(statusLinks.applicationId, application),
        isNull(statusLinks.revokedAt),
      ),
    );
}
