import { Form, useNavigation } from "react-router";
import { Button } from "#app/components/ui/button.tsx";
import { answerWords, questionWords } from "#app/eeo-words.ts";
import { m } from "#app/paraglide/messages.js";
import { eeoAnswers, eeoQuestions } from "#domain/eeo/answers.ts";

export interface SelfIdentificationProps {
  organization: string;
  answered: boolean;
  /** What came of sending it. */
  said: "saved" | "empty" | "failed" | null;
}

/** Questions that one may answer or leave alone. A plain form: it works without scripts. */
export function SelfIdentification({ organization, answered, said }: SelfIdentificationProps) {
  const busy = useNavigation().state === "submitting";
  const wrong = said === "empty" ? m.eeo_form_wrong() : said === "failed" ? m.eeo_form_failed() : null;
  return (
    <section aria-labelledby="self-identification" className="mt-10 border-t pt-8">
      <h2 id="self-identification" className="font-semibold text-lg">
        {m.eeo_form_title()}
      </h2>
      <p role="status" className={answered ? "mt-2 max-w-prose text-base" : "sr-only"}>
        {answered ? m.eeo_form_answered() : null}
      </p>
      {answered ? null : (
        <p className="mt-2 max-w-prose text-pretty text-base">{m.eeo_form_lead({ organization })}</p>
      )}
      {wrong ? (
        <p role="alert" className="mt-2 text-base text-danger-text">
          {wrong}
        </p>
      ) : null}
      {/* Closed again when it was sent. */}
      <details key={said === "saved" ? "saved" : "open"} open={wrong !== null} className="mt-3">
        <summary className="cursor-pointer rounded-sm text-accent-text text-base underline-offset-4 hover:underline">
          {answered ? m.eeo_form_open_again() : m.eeo_form_open()}
        </summary>
        <Form method="post" preventScrollReset className="mt-4 flex flex-col gap-6">
          <div className="flex max-w-prose flex-col gap-2 text-base text-muted">
            <p>{m.eeo_form_voluntary()}</p>
            <p>{m.eeo_form_private()}</p>
            {answered ? <p>{m.eeo_form_again()}</p> : null}
          </div>
          {eeoQuestions.map((question) => (
            <fieldset key={question} className="flex flex-col gap-1">
              <legend className="mb-1 font-medium text-base">{questionWords[question]()}</legend>
              {eeoAnswers[question].map((answer) => (
                <label key={answer} className="flex min-h-9 items-center gap-2.5 text-base">
                  <input type="radio" name={question} value={answer} className="size-4 accent-accent" />
                  {answerWords(question, answer)}
                </label>
              ))}
            </fieldset>
          ))}
          <Button type="submit" variant="primary" size="lg" loading={busy} className="self-start">
            {m.eeo_form_send()}
          </Button>
        </Form>
      </details>
    </section>
  );
}
