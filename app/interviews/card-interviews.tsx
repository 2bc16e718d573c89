import { CalendarPlus, MapPin } from "lucide-react";
import { useState } from "react";
import { refusalWords } from "#app/components/refusal-words.ts";
import { AlertDialog } from "#app/components/ui/alert-dialog.tsx";
import { AvatarStack } from "#app/components/ui/avatar.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ErrorState } from "#app/components/ui/error-state.tsx";
import { SkeletonText } from "#app/components/ui/skeleton.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import type { CardInterview } from "#domain/views/interviews.ts";
import { endInterview } from "./api.ts";
import { InterviewDialog } from "./interview-dialog.tsx";
import { useCardInterviews } from "./use-card-interviews.ts";
import { When } from "./when.tsx";

interface CardInterviewsProps {
  requisition: string;
  application: string;
}

/** Who talks with the candidate, and when; planned from here. */
export function CardInterviews({ requisition, application }: CardInterviewsProps) {
  const { state, again } = useCardInterviews(requisition, application);
  const active = useRoom((room) => room.state.applications[application]?.status === "active");
  const [editing, setEditing] = useState<CardInterview | "new" | null>(null);
  return (
    <section aria-labelledby="card-interviews" className="flex flex-col gap-3 border-t px-4 py-4">
      <div className="flex items-center justify-between gap-2">
        <h3 id="card-interviews" className="font-semibold text-sm">
          {m.interviews_title()}
        </h3>
        {state !== null && state !== "failed" && state.choosable && active ? (
          <Button
            size="sm"
            icon={<CalendarPlus aria-hidden="true" className="size-3.5" />}
            onClick={() => setEditing("new")}
          >
            {m.interviews_plan()}
          </Button>
        ) : null}
      </div>
      {state === null ? (
        <div aria-busy="true">
          <SkeletonText lines={2} />
        </div>
      ) : state === "failed" ? (
        <ErrorState title={m.interviews_failed()} onRetry={again} level={3} />
      ) : state.interviews.length === 0 ? (
        <p className="text-muted text-sm">{m.interviews_card_none()}</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {state.interviews.map((interview) => (
            <InterviewItem
              key={interview.id}
              interview={interview}
              card={{ requisition, application }}
              manages={state.choosable !== undefined}
              onEdit={() => setEditing(interview)}
              onDone={again}
            />
          ))}
        </ul>
      )}
      {editing !== null && state !== null && state !== "failed" ? (
        <InterviewDialog
          card={{ requisition, application }}
          interview={editing === "new" ? null : editing}
          choosable={state.choosable ?? []}
          onClose={() => setEditing(null)}
          onSaved={again}
        />
      ) : null}
    </section>
  );
}

interface ItemProps {
  interview: CardInterview;
  card: CardInterviewsProps;
  manages: boolean;
  onEdit: () => void;
  onDone: () => void;
}

function InterviewItem({ interview, card, manages, onEdit, onDone }: ItemProps) {
  const { toast } = useToast();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const title = interview.title || m.interviews_untitled();
  const planned = interview.status === "planned";
  const end = async (how: "cancel" | "finish") => {
    setBusy(true);
    const outcome = await endInterview(card, interview.id, how);
    setBusy(false);
    setAsking(false);
    if (outcome.ok) {
      toast({
        title: how === "cancel" ? m.interviews_cancelled() : m.interviews_finished(),
        tone: "success",
      });
    } else toast({ title: refusalWords(outcome.refusal), tone: "danger" });
    onDone();
  };
  return (
    <li aria-label={title} className="flex flex-col gap-2 rounded-lg border p-3">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <p className="font-medium text-sm">{title}</p>
          <p className="text-muted text-xs">
            <When at={interview.at} minutes={interview.minutes} />
          </p>
        </div>
        {interview.status === "cancelled" ? <Badge>{m.interviews_status_cancelled()}</Badge> : null}
        {interview.status === "done" ? <Badge tone="success">{m.interviews_status_done()}</Badge> : null}
        <AvatarStack people={interview.people} max={4} size="xs" />
      </div>
      <p className="text-xs">{interview.people.map(({ name }) => name).join(", ")}</p>
      {interview.place ? (
        <p className="flex items-center gap-1.5 break-all text-muted text-xs">
          <MapPin aria-hidden="true" className="size-3.5 shrink-0" />
          {interview.place}
        </p>
      ) : null}
      {manages && planned ? (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" onClick={onEdit}>
            {m.interviews_edit()}
          </Button>
          <Button size="sm" variant="ghost" loading={busy && !asking} onClick={() => void end("finish")}>
            {m.interviews_finish()}
          </Button>
          <Button size="sm" variant="dangerQuiet" onClick={() => setAsking(true)}>
            {m.interviews_cancel()}
          </Button>
        </div>
      ) : null}
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
    </li>
  );
}
