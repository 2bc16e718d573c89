import { data } from "react-router";
import { refusalWords } from "#app/components/refusal-words.ts";
import { m } from "#app/paraglide/messages.js";
import { type Outcome, refusalStatus } from "#domain/refusal/refusal.ts";
import type { Services } from "#workers/services.ts";
import { readTermsForm, type TermsErrors } from "./form.ts";

/** What came of a form or button. */
export interface Said {
  ok: boolean;
  said: string | null;
  errors: TermsErrors;
}

/** Does what was asked about one requisition's agencies, and says what came of it. */
export async function act(agencies: Services["agencies"], requisition: string, form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "");
  switch (text("intent")) {
    case "end":
      return answer(await agencies.endShare(requisition, text("agency")), m.agencies_ended());
    case "accept":
    case "decline": {
      const decision = text("intent");
      const decided = await agencies.decide(requisition, text("submission"), { decision });
      return answer(decided, decision === "accept" ? m.agencies_accepted() : m.agencies_declined());
    }
    default: {
      const read = readTermsForm(form);
      if ("errors" in read) return data<Said>({ ok: false, said: null, errors: read.errors }, 422);
      return answer(await agencies.share(requisition, read.agency, read.terms), m.agencies_shared());
    }
  }
}

function answer(outcome: Outcome<unknown>, said: string) {
  if (outcome.ok) return data<Said>({ ok: true, said, errors: {} });
  const { refusal } = outcome;
  return data<Said>({ ok: false, said: refusalWords(refusal), errors: {} }, refusalStatus[refusal.code]);
}
