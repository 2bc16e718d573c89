import { can } from "#domain/access/access.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { Template } from "#domain/template/schema.ts";
import type { Context } from "#workers/context.ts";
import { readTemplates } from "#workers/db/tenant/template-rows.ts";

/** The organization's templates, archived ones too, by name. Needs requisition.create. */
export async function viewTemplates({ db, actor }: Context): Promise<Outcome<Template[]>> {
  if (!can(actor, "requisition.create")) return refuse("access.denied");
  return accept(await readTemplates(db));
}
