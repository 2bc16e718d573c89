import { can } from "#domain/access/access.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { eeoAskingSchema } from "#domain/views/eeo.ts";
import { audit, type Context } from "#workers/context.ts";
import { readAsks, writeAsks } from "#workers/db/eeo/rows.ts";
import { wrongField } from "./candidate-fields.ts";

/**
 * Whether candidates are asked the voluntary questions: they are those of one country, so that an organization has to
 * say it. What was answered stays. Needs organization.manage. Refuses with access.denied, input.invalid.
 */
export async function setEeoAsking(context: Context, input: unknown): Promise<Outcome<null>> {
  const { actor, db, env } = context;
  if (!can(actor, "organization.manage")) return refuse("access.denied");
  const parsed = eeoAskingSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid", wrongField(parsed.error));
  const before = await readAsks(env.DB_EEO, db.organization);
  await writeAsks(env.DB_EEO, db.organization, parsed.data.asks);
  await audit(context, {
    ...{ action: "organization.settingsChanged", subject: db.organization },
    before: { asksEeo: before },
    after: { asksEeo: parsed.data.asks },
  });
  return accept(null);
}
