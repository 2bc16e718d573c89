/** The organization's templates as rows. */
import { and, asc, eq } from "drizzle-orm";
import type { Id } from "#domain/ids/ids.ts";
import type { Template } from "#domain/template/schema.ts";
import type { TenantDb } from "./db.ts";
import { templates } from "./schema.ts";

type TemplateRow = typeof templates.$inferSelect;

/** Every template, archived ones too, by name. */
export async function readTemplates(db: TenantDb): Promise<Template[]> {
  const rows = await db.orm
    .select()
    .from(templates)
    .where(eq(templates.organizationId, db.organization))
    .orderBy(asc(templates.name), asc(templates.id));
  return rows.map(present);
}

function present({ id, name, stages, archivedAt, createdAt }: TemplateRow): Template {
  return { id, name, stages, archived: archivedAt !== null, createdAt };
}

/** Adds a template; one with this id stays as it is. */
export async function addTemplate(
  db: TenantDb,
  { id, name, stages, createdAt }: Omit<Template, "archived">,
): Promise<void> {
  const row = { organizationId: db.organization, id, name, stages, createdAt, archivedAt: null };
  await db.orm.insert(templates).values(row).onConflictDoNothing();
}

/** Changes what is given of a template. */
export async function changeTemplate(
  db: TenantDb,
  id: Id<"tpl">,
  changes: Partial<Pick<TemplateRow, "name" | "stages" | "archivedAt">>,
): Promise<void> {
  const isTemplate = and(eq(templates.organizationId, db.organization), eq(templates.id, id));
  await db.orm.update(templates).set(changes).where(isTemplate);
}
