import { data } from "react-router";
import { refusalCodeWords, refusalWords } from "#app/components/refusal-words.ts";
import { m } from "#app/paraglide/messages.js";
import { type Outcome, refusalStatus } from "#domain/refusal/refusal.ts";
import type { Services } from "#workers/services.ts";
import { groupActSchema } from "./form-schema.ts";

/** Makes, changes or deletes a group: a note of what happened, or why not. */
export async function act({ groups }: Services, form: FormData) {
  const parsed = groupActSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return data({ ok: false, said: refusalCodeWords("input.invalid") }, 422);
  const wanted = parsed.data;
  const { name } = wanted;
  switch (wanted.intent) {
    case "make":
      return noted(await groups.make({ name, members: wanted.members }), m.groups_made({ name }));
    case "change":
      return noted(
        await groups.change(wanted.group, { name, members: wanted.members }),
        m.groups_saved({ name }),
      );
    case "delete":
      return noted(await groups.remove(wanted.group), m.groups_deleted({ name }));
  }
}

function noted(outcome: Outcome<unknown>, said: string) {
  if (outcome.ok) return data({ ok: true, said });
  const { refusal } = outcome;
  return data({ ok: false, said: refusalWords(refusal) }, refusalStatus[refusal.code]);
}
