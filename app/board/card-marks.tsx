import { CloudOff, FileWarning, Hourglass, LoaderCircle, MailCheck } from "lucide-react";
import { Avatar } from "#app/components/ui/avatar.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { cn } from "#app/components/ui/cn.ts";
import { Tooltip } from "#app/components/ui/tooltip.tsx";
import { late } from "#app/late.tsx";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import type { Application } from "#domain/application/schema.ts";
import type { Face } from "#domain/views/board.ts";
import { cardElementId } from "./board-ui.ts";
import { daysSince, useMinute } from "./clock.ts";
import { longDays } from "./view/filter.ts";
import { assigneeName } from "./view/use-facets.ts";
import { usePeople } from "./view/use-lane-order.ts";

const WhoMoved = late(async () => (await import("./who-moved.tsx")).WhoMoved);

export interface CardMarksProps {
  application: Application;
  face: Face | undefined;
  waiting: boolean;
}

/** How long the card stands in its stage, and whether the candidate knows: not before the room has it. */
export function CardTime({ application, waiting }: { application: Application; waiting: boolean }) {
  return (
    <span className="flex shrink-0 items-center gap-1 text-subtle">
      {!waiting && isAboutNow(application) ? (
        <span title={m.board_candidate_told()}>
          <MailCheck aria-hidden="true" className="size-3.5" />
          <span className="sr-only">{m.board_candidate_told()}</span>
        </span>
      ) : null}
      {application.status === "active" ? <CardDays application={application} /> : null}
    </span>
  );
}

/** What is out of the ordinary: how it ended, what its file does, a command that has no answer yet. */
export function CardMarks({ application, face, waiting }: CardMarksProps) {
  const ended = application.status !== "active";
  const reading = face?.reading === "reading" || face?.reading === "unreadable" ? face.reading : null;
  if (!ended && !reading && !waiting) return null;
  return (
    <div className="flex min-w-0 items-center gap-1.5 pl-9.5">
      {ended ? <Ending application={application} /> : null}
      {reading === "reading" ? (
        <Badge icon={<LoaderCircle aria-hidden="true" className="animate-spin" />}>{m.board_reading()}</Badge>
      ) : null}
      {reading === "unreadable" ? (
        <Badge tone="warning" icon={<FileWarning aria-hidden="true" />}>
          {m.board_unreadable()}
        </Badge>
      ) : null}
      {waiting ? <Waiting /> : null}
    </div>
  );
}

/** Done here, but not by the room yet: on its way, or kept until there is one. */
function Waiting() {
  const live = useRoom((room) => room.connection === "live");
  return (
    <span className="flex items-center gap-1 text-2xs text-subtle">
      {live ? null : <CloudOff aria-hidden="true" className="size-3" />}
      {live ? m.board_waiting() : m.board_waiting_offline()}
    </span>
  );
}

/** Whether what the candidate was last told is about where the card stands now. */
function isAboutNow({ told, stage, status }: Application): boolean {
  if (!told) return false;
  if (status === "active") return told.stage === stage && told.notice.kind === "stage";
  return told.notice.kind === (status === "hired" ? "hired" : "notSelected");
}

/** Who looks after the card. */
export function CardAssignee({ assignee }: { assignee: string | undefined }) {
  const people = usePeople();
  if (assignee === undefined) return null;
  const name = assigneeName(assignee, people);
  const hue = people.find(({ id }) => id === assignee)?.hue;
  return (
    <span title={m.view_assigned_to({ name })} className="flex shrink-0">
      <Avatar
        name={name}
        id={assignee}
        size="xs"
        label={m.view_assigned_to({ name })}
        {...(hue === undefined ? {} : { hue })}
      />
    </span>
  );
}

/** How long an active card has stood in its stage: quietly tinted when that is long, marked when over the limit. */
export function CardDays({ application }: { application: Application }) {
  const limit = useRoom(
    (room) => room.state.stages.find(({ id }) => id === application.stage)?.limitDays ?? null,
  );
  const days = daysSince(application.enteredStageAt, useMinute());
  const late = limit !== null && days >= limit;
  const long = limit === null && days >= longDays;
  const words = late ? m.view_late({ days, limit }) : m.board_days_title({ days });
  const badge = (
    <span
      suppressHydrationWarning
      data-late={late || undefined}
      className={cn(
        "inline-flex items-center gap-0.5 text-2xs tabular-nums",
        late && "rounded-sm bg-danger-soft px-1 py-0.5 font-medium text-danger-text",
        long && "rounded-sm bg-warning-soft px-1 py-0.5 text-warning-text",
        !late && !long && "text-subtle",
      )}
    >
      {late ? <Hourglass aria-hidden="true" className="size-3" /> : null}
      <span aria-hidden="true" suppressHydrationWarning>
        {days === 0 ? m.board_today() : m.board_days_short({ days })}
      </span>
      <span className="sr-only" suppressHydrationWarning>
        {words}
      </span>
    </span>
  );
  return (
    <Tooltip content={<WhoMoved application={application.id} words={words} />}>
      {/* Above the link that covers the card, and leading where it leads: keys have that link. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
      <span
        className="relative z-1"
        onClick={() => document.getElementById(cardElementId(application.id))?.click()}
      >
        {badge}
      </span>
    </Tooltip>
  );
}

function Ending({ application }: { application: Application }) {
  const reason = useRoom((room) => room.state.reasons.find((each) => each.id === application.reason)?.label);
  if (application.status === "hired") return <Badge tone="success">{m.board_status_hired()}</Badge>;
  if (application.status === "leaving") return <Badge tone="info">{m.view_status_leaving()}</Badge>;
  if (application.status === "transferred") return <Badge>{m.view_status_transferred()}</Badge>;
  if (application.status === "withdrawn") {
    return (
      <Badge className="min-w-0 truncate">
        {[m.view_show_withdrawn(), reason].filter(Boolean).join(": ")}
      </Badge>
    );
  }
  return (
    <Badge tone="danger" className="min-w-0 truncate">
      {reason ?? m.board_status_rejected()}
    </Badge>
  );
}
