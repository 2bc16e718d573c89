import { ArrowRightLeft } from "lucide-react";
import { useState } from "react";
import type { CardDialogKind } from "#app/board/board-ui.ts";
import { CardActionsDialog, HireDialog, RejectDialog, VerbDialog } from "#app/board/late-parts.tsx";
import { PendingAnnouncement } from "#app/board/pending-announcement.tsx";
import { possible } from "#app/board/possible.ts";
import { useBoardActions } from "#app/board/use-board-actions.ts";
import { beginVerb, offeredVerbs } from "#app/board/verbs/card-verbs.ts";
import { Badge } from "#app/components/ui/badge.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";

const variants = { plain: "secondary", quiet: "ghost", end: "dangerQuiet" } as const;

export interface CardActionsProps {
  application: string;
  name: string;
  /** They work here. */
  internal: boolean;
}

/** Where the application stands, and what can be done with it now. What is impossible is not offered. */
export function CardActions({ application: id, name, internal }: CardActionsProps) {
  const actions = useBoardActions();
  const state = useRoom((room) => room.state);
  const abilities = useRoom((room) => room.abilities);
  const [dialog, setDialog] = useState<CardDialogKind | null>(null);
  const application = state.applications[id];
  if (!application) return null;
  const can = possible(state, application, abilities);
  const stage = state.stages.find((each) => each.id === application.stage)?.name ?? "";
  const close = () => setDialog(null);
  return (
    <div className="flex flex-col gap-3 border-b px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone="accent">{stage}</Badge>
        {internal ? <Badge tone="info">{m.internal_badge()}</Badge> : null}
        {application.status === "rejected" ? <Badge tone="danger">{m.board_status_rejected()}</Badge> : null}
        {application.status === "withdrawn" ? <Badge>{m.view_show_withdrawn()}</Badge> : null}
        {application.status === "leaving" ? <Badge tone="info">{m.view_status_leaving()}</Badge> : null}
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
        {offeredVerbs(can).map(({ verb, label, Icon, weight }) => (
          <Button
            key={verb}
            variant={variants[weight]}
            icon={<Icon aria-hidden="true" className="size-4" />}
            onClick={() => beginVerb(verb, id, actions, setDialog)}
          >
            {label()}
          </Button>
        ))}
      </fieldset>
      {application.pending && application.status === "active" ? (
        <PendingAnnouncement application={id} dueAt={application.pending.dueAt} />
      ) : null}
      {dialog === "move" ? <CardActionsDialog application={id} onClose={close} /> : null}
      {dialog === "reject" ? <RejectDialog application={id} onClose={close} /> : null}
      {isVerb(dialog) ? <VerbDialog kind={dialog} application={id} onClose={close} /> : null}
      {dialog === "hire" ? <HireDialog application={id} onClose={close} /> : null}
    </div>
  );
}

type Verb = Exclude<CardDialogKind, "move" | "reject" | "hire">;

function isVerb(kind: CardDialogKind | null): kind is Verb {
  return kind !== null && kind !== "move" && kind !== "reject" && kind !== "hire";
}
