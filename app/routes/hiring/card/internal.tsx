import { UserRoundCheck } from "lucide-react";
import { useState } from "react";
import { useRevalidator } from "react-router";
import { releaseInternal } from "#app/board/api.ts";
import { refusalWords } from "#app/components/refusal-words.ts";
import { AlertDialog } from "#app/components/ui/alert-dialog.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import { can } from "#domain/access/access.ts";
import type { CardView, InternalView } from "#domain/views/card.ts";

export interface InternalProps {
  card: CardView;
  internal: InternalView;
  requisition: string;
}

/** The applicant works here: who does not see it, and how that ends. */
export function Internal({ card, internal, requisition }: InternalProps) {
  const { released, hiddenFrom } = internal;
  const [asking, setAsking] = useState(false);
  const release = useRelease(requisition, card.application, () => setAsking(false));
  const names = namesOf(hiddenFrom);
  const knows = can({ capabilities: card.abilities }, "application.release");
  return (
    <section aria-labelledby="internal" className="flex flex-col gap-2 rounded-lg border p-3 text-sm">
      <h3 id="internal" className="font-semibold">
        {m.internal_title()}
      </h3>
      <p className="text-muted">{m.internal_text()}</p>
      {released ? <p>{m.internal_released()}</p> : null}
      {knows && !released ? (
        <p className="font-medium">
          {hiddenFrom.length > 0 ? m.internal_hidden({ names }) : m.internal_free()}
        </p>
      ) : null}
      {hiddenFrom
        .filter(({ hiringManager }) => hiringManager)
        .map(({ id, name }) => (
          <p key={id} className="text-warning-text">
            {m.internal_hiring({ name })}
          </p>
        ))}
      {hiddenFrom.length > 0 ? (
        <Button
          className="self-start"
          icon={<UserRoundCheck aria-hidden="true" className="size-3.5" />}
          onClick={() => setAsking(true)}
        >
          {m.internal_release()}
        </Button>
      ) : null}
      <AlertDialog
        title={m.internal_release_title()}
        description={m.internal_release_text({ names })}
        action={m.internal_release_action()}
        loading={release.busy}
        open={asking}
        onOpenChange={setAsking}
        onConfirm={release.go}
      />
    </section>
  );
}

function namesOf(people: InternalView["hiddenFrom"]): string {
  return new Intl.ListFormat(getLocale(), { type: "conjunction" }).format(people.map(({ name }) => name));
}

function useRelease(requisition: string, application: string, done: () => void) {
  const revalidator = useRevalidator();
  const { toast } = useToast();
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    const outcome = await releaseInternal(requisition, application);
    setBusy(false);
    done();
    if (outcome.ok) toast({ title: m.internal_released_note(), tone: "success" });
    else toast({ title: refusalWords(outcome.refusal), tone: "danger" });
    await revalidator.revalidate();
  };
  return { busy, go: () => void go() };
}
