import { MapPin } from "lucide-react";
import { useId, useState } from "react";
import { refusalWords } from "#app/components/refusal-words.ts";
import { AlertDialog } from "#app/components/ui/alert-dialog.tsx";
import { AvatarStack } from "#app/components/ui/avatar.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { cn } from "#app/components/ui/cn.ts";
import { useToast } from "#app/components/ui/toast.tsx";
import { m } from "#app/paraglide/messages.js";
import { isPast } from "#domain/interview/rules.ts";
import type { CardInterview, InterviewPerson } from "#domain/views/interviews.ts";
import { type Card, endInterview } from "./api.ts";
import { Place } from "./place.tsx";
import { When } from "./when.tsx";

export interface InterviewItemProps {
  interview: CardInterview;
  card: Card;
  /** Who can be chosen; not there for who plans none. */
  choosable: readonly InterviewPerson[] | undefined;
  /** The candidate is: nobody sees it but the team. */
  out: boolean;
  onEdit: () => void;
  onDone: () => void;
}

/** One interview of a card. */
export function InterviewItem({ interview, card, choosable, out, onEdit, onDone }: InterviewItemProps) {
  const heading = useId();
  const title = interview.title || m.interviews_untitled();
  const planned = interview.status === "planned";
  const people = interview.people.map((each) => ({ ...each, name: each.name || m.interviews_person_gone() }));
  const blind = (id: string) => planned && choosable !== undefined && !choosable.some((one) => one.id === id);
  const names = people.map(({ id, name }) => (blind(id) ? m.interviews_person_cannot({ name }) : name));
  return (
    <li
      aria-labelledby={heading}
      className={cn("flex flex-col gap-2 rounded-lg border p-3", !planned && "bg-sunken")}
    >
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <p
            id={heading}
            className={cn("break-words font-medium text-sm", !planned && "font-normal text-muted")}
          >
            {title}
          </p>
          <p className={cn("text-xs", !planned && "text-muted")}>
            <When at={interview.at} minutes={interview.minutes} zone={interview.zone} />
          </p>
        </div>
        <State interview={interview} />
      </div>
      <p className="flex items-center gap-2 text-xs">
        <AvatarStack people={people} max={4} size="xs" />
        <span className={cn("min-w-0 break-words", !planned && "text-muted")}>{names.join(", ")}</span>
      </p>
      {interview.place ? (
        <p className="flex items-center gap-1.5 text-muted text-xs">
          <MapPin aria-hidden="true" className="size-3.5 shrink-0" />
          <span className="min-w-0">
            <Place place={interview.place} />
          </span>
        </p>
      ) : null}
      {people.some(({ id }) => blind(id)) ? (
        <p className="text-warning-text text-xs">{m.interviews_person_cannot_hint()}</p>
      ) : null}
      {out && planned ? <p className="text-warning-text text-xs">{m.interviews_card_out()}</p> : null}
      {choosable && planned ? (
        <Actions interview={interview} card={card} out={out} onEdit={onEdit} onDone={onDone} />
      ) : null}
    </li>
  );
}

function State({ interview }: { interview: CardInterview }) {
  if (interview.status === "cancelled")
    return <Badge tone="outline">{m.interviews_status_cancelled()}</Badge>;
  if (interview.status === "done") return <Badge tone="success">{m.interviews_status_done()}</Badge>;
  return isPast(interview, Date.now()) ? <Badge tone="outline">{m.interviews_over()}</Badge> : null;
}

type ActionsProps = Pick<InterviewItemProps, "interview" | "card" | "out" | "onEdit" | "onDone">;

function Actions({ interview, card, out, onEdit, onDone }: ActionsProps) {
  const { toast } = useToast();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const end = async (how: "cancel" | "finish") => {
    setBusy(true);
    const outcome = await endInterview(card, interview.id, how);
    setBusy(false);
    setAsking(false);
    if (outcome.ok) {
      const title = how === "cancel" ? m.interviews_cancelled() : m.interviews_finished();
      toast({ title, tone: "success" });
    } else toast({ title: refusalWords(outcome.refusal), tone: "danger" });
    onDone();
  };
  return (
    <div className="flex flex-wrap gap-2">
      {out ? null : (
        <Button size="sm" onClick={onEdit}>
          {m.interviews_edit()}
        </Button>
      )}
      <Button size="sm" variant="ghost" loading={busy && !asking} onClick={() => void end("finish")}>
        {m.interviews_finish()}
      </Button>
      <Button size="sm" variant="dangerQuiet" onClick={() => setAsking(true)}>
        {m.interviews_cancel()}
      </Button>
      <AlertDialog
        title={m.interviews_cancel_title()}
        description={m.interviews_cancel_text()}
        action={m.interviews_cancel()}
        danger
        loading={busy}
        open={asking}
        onOpenChange={setAsking}
        onConfirm={() => void end("cancel")}
      />
    </div>
  );
}
