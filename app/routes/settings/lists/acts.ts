import { data } from "react-router";
import { refusalCodeWords, refusalWords } from "#app/components/refusal-words.ts";
import { type Outcome, refusalStatus } from "#domain/refusal/refusal.ts";
import type { Services } from "#workers/services.ts";
import { type ListAct, listActSchema } from "./form-schema.ts";

/** Does what a button or form asked for: whether it went well, and else why not. */
export async function act(services: Services, form: FormData) {
  const parsed = listActSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return data({ ok: false, said: refusalCodeWords("input.invalid") }, 422);
  const outcome = await done(services.lists, parsed.data);
  if (outcome.ok) return data({ ok: true, said: "" });
  const { refusal } = outcome;
  return data({ ok: false, said: refusalWords(refusal) }, refusalStatus[refusal.code]);
}

function done(lists: Services["lists"], wanted: ListAct): Promise<Outcome<unknown>> {
  switch (wanted.intent) {
    case "add": {
      const { name, side, hue } = wanted;
      return lists.add(wanted.list, { name, ...(side && { side }), ...(hue !== undefined && { hue }) });
    }
    case "rename": {
      const { name, side } = wanted;
      return lists.edit(wanted.list, wanted.entry, { name, ...(side && { side }) });
    }
    case "recolour":
      return lists.edit(wanted.list, wanted.entry, { hue: wanted.hue });
    case "archive":
      return lists.edit(wanted.list, wanted.entry, { archived: true });
    case "restore":
      return lists.edit(wanted.list, wanted.entry, { archived: false });
    case "order":
      return lists.order(wanted.list, { ids: wanted.ids.split(",") });
  }
}
