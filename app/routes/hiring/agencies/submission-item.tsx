import { FileText } from "lucide-react";
import { useState } from "react";
import { Form, Link, useNavigation, useSubmit } from "react-router";
import { AlertDialog } from "#app/components/ui/alert-dialog.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { m } from "#app/paraglide/messages.js";
import { dayWords, ownershipWords, statusTones, statusWords } from "#app/routes/agency/words.ts";
import type { TeamSubmission } from "#domain/views/agency.ts";
import { feeWords } from "./words.ts";

export interface SubmissionItemProps {
  of: TeamSubmission;
  requisition: string;
  /** Whether it can be accepted now. */
  open: boolean;
  /** When this was read. */
  now: number;
}

/** Somebody whom an agency submitted: who it is, whose they are, and what to make of it. */
export function SubmissionItem({ of, requisition, open, now }: SubmissionItemProps) {
  const { name, email, phone, note, agency, by, submittedAt, status, ownership, fee, file, application } = of;
  const owned = ownership && ownershipWords({ ownership, running: now < ownership.until });
  const facts = [by ? m.agencies_by({ by, agency }) : agency, dayWords(submittedAt), owned];
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex flex-col items-start gap-x-3 gap-y-1 sm:flex-row">
        <div className="min-w-0 max-w-full flex-1">
          <p className="truncate font-medium">
            {application ? (
              <Link
                to={`/requisitions/${requisition}/applications/${application}`}
                className="text-accent-text hover:underline"
              >
                {name}
              </Link>
            ) : (
              name
            )}
          </p>
          <p className="break-words text-sm">{[email, phone].filter(Boolean).join(" · ")}</p>
          <p className="text-muted text-sm">{facts.filter((each) => each !== null).join(" · ")}</p>
        </div>
        <Badge tone={statusTones[status] ?? "neutral"}>{statusWords[status]()}</Badge>
      </div>
      {note ? <p className="whitespace-pre-line text-sm">{note}</p> : null}
      {fee ? <p className="text-muted text-sm">{m.agencies_fee_is({ fee: feeWords(fee) })}</p> : null}
      <div className="flex flex-wrap items-center gap-2">
        {file ? (
          <a
            href={file.url}
            target="_blank"
            rel="noreferrer"
            className="inline-flex min-h-6 min-w-0 items-center gap-1.5 text-accent-text text-sm hover:underline pointer-coarse:min-h-10"
          >
            <FileText aria-hidden="true" className="size-4 shrink-0" />
            <span className="truncate">{file.name}</span>
          </a>
        ) : null}
        {status === "submitted" ? <Decide of={of} open={open} /> : null}
      </div>
    </li>
  );
}

function Decide({ of: { id, name }, open }: { of: TeamSubmission; open: boolean }) {
  const submit = useSubmit();
  const busy = useNavigation().formData?.get("submission") === id;
  const [declining, setDeclining] = useState(false);
  const decline = () => {
    setDeclining(false);
    void submit({ intent: "decline", submission: id }, { method: "post" });
  };
  return (
    <Form method="post" className="ml-auto flex gap-2">
      <input type="hidden" name="submission" value={id} />
      <Button
        variant="dangerQuiet"
        size="sm"
        aria-label={m.agencies_decline_of({ name })}
        onClick={() => setDeclining(true)}
      >
        {m.agencies_decline_dots()}
      </Button>
      {open ? (
        <Button
          type="submit"
          name="intent"
          value="accept"
          size="sm"
          variant="primary"
          loading={busy}
          aria-label={m.agencies_accept_of({ name })}
        >
          {m.agencies_accept()}
        </Button>
      ) : null}
      <AlertDialog
        title={m.agencies_decline_title({ name })}
        description={m.agencies_decline_text()}
        action={m.agencies_decline()}
        danger
        open={declining}
        onOpenChange={setDeclining}
        onConfirm={decline}
      />
    </Form>
  );
}
