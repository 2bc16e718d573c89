import { useEffect, useRef } from "react";
import { Form, useNavigation } from "react-router";
import { Button } from "#app/components/ui/button.tsx";
import { answerWords, hintWords, questionWords } from "#app/eeo-words.ts";
import { m } from "#app/paraglide/messages.js";
import { type EeoQuestion, eeoAnswers, eeoQuestions } from "#domain/eeo/answers.ts";

export interface SelfIdentificationProps {
  organization: string;
  answered: boolean;
  /** Their month is over and counted: nothing changes any more. */
  counted: boolean;
  /** What came of sending it. */
  said: "saved" | "empty" | "failed" | null;
}

/** Questions that one may answer or leave alone. A plain form: it works without scripts. */
export function SelfIdentification({ organization, answered, counted, said }: SelfIdentificationProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that had the focus is folded away.
  useEffect(() => {
    if (said === "saved") heading.current?.focus();
  }, [said]);
  return (
    <section aria-labelledby="self-identification" className="mt-10 border-t pt-8">
      <h2 id="self-identification" ref={heading} tabIndex={-1} className="font-semibold text-lg">
        {m.eeo_form_title()}
      </h2>
      <p role="status" className={answered ? "mt-2 max-w-prose text-pretty text-base" : "sr-only"}>
        {counted ? m.eeo_form_counted() : answered ? m.eeo_form_answered() : null}
      </p>
      {answered ? null : (
        <p className="mt-2 max-w-prose text-pretty text-base">{m.eeo_form_lead({ organization })}</p>
      )}
      {counted ? null : <Questions {...{ organization, answered, said }} />}
    </section>
  );
}

function Questions({ organization, answered, said }: Omit<SelfIdentificationProps, "counted">) {
  const busy = useNavigation().state === "submitting";
  const wrong = said === "empty" ? m.eeo_form_wrong() : said === "failed" ? m.eeo_form_failed() : null;
  return (
    // Closed again when it was sent.
    <details key={said === "saved" ? "saved" : "open"} open={wrong !== null} className="mt-3">
      <summary className="cursor-pointer rounded-sm py-1 text-accent-text text-base underline-offset-4 hover:underline">
        {answered ? m.eeo_form_open_again() : m.eeo_form_open()}
      </summary>
      <Form method="post" preventScrollReset className="mt-4 flex flex-col gap-8">
        <div className="flex max-w-prose flex-col gap-2 text-pretty text-base">
          <p>{m.eeo_form_voluntary()}</p>
          <p>{m.eeo_form_private({ organization })}</p>
          <p className="text-muted">{m.eeo_form_categories()}</p>
          {answered ? <p>{m.eeo_form_again()}</p> : null}
        </div>
        {eeoQuestions.map((question) => (
          <Choice key={question} question={question} />
        ))}
        <div className="flex flex-col items-start gap-3">
          <p role="alert" className="max-w-prose text-pretty text-base text-danger-text empty:hidden">
            {wrong}
          </p>
          <Button type="submit" variant="primary" size="lg" loading={busy}>
            {m.eeo_form_send()}
          </Button>
        </div>
      </Form>
    </details>
  );
}

function Choice({ question }: { question: EeoQuestion }) {
  const hint = hintWords[question]?.();
  return (
    <fieldset
      className="flex flex-col gap-1"
      {...(hint ? { "aria-describedby": `eeo-hint-${question}` } : {})}
    >
      <legend className="mb-1 font-medium text-base">{questionWords[question]()}</legend>
      {hint ? (
        <p id={`eeo-hint-${question}`} className="mb-2 max-w-prose text-pretty text-muted text-sm">
          {hint}
        </p>
      ) : null}
      {eeoAnswers[question].map((answer) => (
        <label
          key={answer}
          className="flex min-h-9 items-start gap-2.5 py-1.5 text-base pointer-coarse:min-h-10"
        >
          <input
            type="radio"
            name={question}
            value={answer}
            className="mt-0.75 size-4 shrink-0 accent-accent"
          />
          {answerWords(question, answer)}
        </label>
      ))}
    </fieldset>
  );
}
