import { data } from "react-router";
import { z } from "zod";
import { refusalCodeWords, refusalWords } from "#app/components/refusal-words.ts";
import { refusalStatus } from "#domain/refusal/refusal.ts";
import { templateEditSchema } from "#domain/template/schema.ts";
import type { Services } from "#workers/services.ts";

/** What the page sends, as JSON: which template, and what changes. */
export const templateActSchema = z.object({ template: z.string().max(64), edit: templateEditSchema });
export type TemplateAct = z.infer<typeof templateActSchema>;

export async function act(services: Services, input: unknown) {
  const parsed = templateActSchema.safeParse(input);
  if (!parsed.success) return data({ ok: false, said: refusalCodeWords("input.invalid") }, 422);
  const outcome = await services.templates.edit(parsed.data.template, parsed.data.edit);
  if (outcome.ok) return data({ ok: true, said: "" });
  return data({ ok: false, said: refusalWords(outcome.refusal) }, refusalStatus[outcome.refusal.code]);
}
