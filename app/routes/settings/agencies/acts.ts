import { data } from "react-router";
import { refusalWords } from "#app/components/refusal-words.ts";
import { m } from "#app/paraglide/messages.js";
import { type Outcome, refusalStatus } from "#domain/refusal/refusal.ts";
import type { Services } from "#workers/services.ts";

export interface Said {
  ok: boolean;
  said: string;
}

/** Adds an agency, or renames one and says who works for it. */
export async function act(agencies: Services["agencies"], form: FormData) {
  const name = String(form.get("name") ?? "");
  if (form.get("intent") !== "edit") return answer(await agencies.create({ name }), m.agencies_added());
  const people = form.getAll("person").map(String);
  return answer(await agencies.edit(String(form.get("agency") ?? ""), { name, people }), m.agencies_saved());
}

function answer(outcome: Outcome<unknown>, said: string) {
  if (outcome.ok) return data<Said>({ ok: true, said });
  const { refusal } = outcome;
  const words = refusal.code === "input.invalid" ? m.agencies_name_error() : refusalWords(refusal);
  return data<Said>({ ok: false, said: words }, refusalStatus[refusal.code]);
}
