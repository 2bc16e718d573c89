import { ArrowRightLeft, CircleCheck, CircleX, MailCheck, Undo2 } from "lucide-react";
import { useState } from "react";
import { CardActionsDialog, HireDialog, RejectDialog } from "#app/board/late-parts.tsx";
import { PendingAnnouncement } from "#app/board/pending-announcement.tsx";
import { possible } from "#app/board/possible.ts";
import { useBoardActions } from "#app/board/use-board-actions.ts";
import { Badge } from "#app/components/ui/badge.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";

/** Where the application stands, and what can be done with it now. What is impossible is not offered. */
export function CardActions({ application: id, name }: { application: string; name: string }) {
  const actions = useBoardActions();
  const state = useRoom((room) => room.state);
  const abilities = useRoom((room) => room.abilities);
  const [dialog, setDialog] = useState<"move" | "reject" | "hire" | null>(null);
  const application = state.applications[id];
  if (!application) return null;
  const can = possible(state, application, abilities);
  const stage = state.stages.find((each) => each.id === application.stage)?.name ?? "";
  const close = () => setDialog(null);
  return (
    <div className="flex flex-col gap-3 border-b px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone="accent">{stage}</Badge>
        {application.status === "rejected" ? <Badge tone="danger">{m.board_status_rejected()}</Badge> : null}
        {application.status === "hired" ? <Badge tone="success">{m.board_status_hired()}</Badge> : null}
      </div>
      <fieldset aria-label={m.board_card_actions({ name })} className="flex flex-wrap gap-2">
        {can.move ? (
          <Button
            icon={<ArrowRightLeft aria-hidden="true" className="size-4" />}
            onClick={() => setDialog("move")}
          >
            {m.board_move_dots()}
          </Button>
        ) : null}
        {can.announce ? (
          <Button
            icon={<MailCheck aria-hidden="true" className="size-4" />}
            onClick={() => actions.announce(id)}
          >
            {m.board_tell()}
          </Button>
        ) : null}
        {can.hire ? (
          <Button
            icon={<CircleCheck aria-hidden="true" className="size-4" />}
            onClick={() => setDialog("hire")}
          >
            {m.board_hire_dots()}
          </Button>
        ) : null}
        {can.unreject ? (
          <Button icon={<Undo2 aria-hidden="true" className="size-4" />} onClick={() => actions.unreject(id)}>
            {m.board_unreject()}
          </Button>
        ) : null}
        {can.reject ? (
          <Button
            variant="dangerQuiet"
            icon={<CircleX aria-hidden="true" className="size-4" />}
            onClick={() => setDialog("reject")}
          >
            {m.board_reject_dots()}
          </Button>
        ) : null}
      </fieldset>
      {application.pending && application.status === "active" ? (
        <PendingAnnouncement application={id} dueAt={application.pending.dueAt} />
      ) : null}
      {dialog === "move" ? <CardActionsDialog application={id} onClose={close} /> : null}
      {dialog === "reject" ? <RejectDialog application={id} onClose={close} /> : null}
      {dialog === "hire" ? <HireDialog application={id} onClose={close} /> : null}
    </div>
  );
}
