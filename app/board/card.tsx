import type { Edge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge";
import { Ellipsis } from "lucide-react";
import { memo, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { Avatar, tintOf } from "#app/components/ui/avatar.tsx";
import { IconButton } from "#app/components/ui/button.tsx";
import { cn } from "#app/components/ui/cn.ts";
import { useFace, useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { cardElementId, useBoardUi, useUi } from "./board-ui.ts";
import { CardMarks, CardTime } from "./card-marks.tsx";
import { CardPeople } from "./card-people.tsx";
import { nameOf } from "./names.ts";
import { PendingAnnouncement } from "./pending-announcement.tsx";
import { useCardDrag } from "./use-card-drag.ts";

export interface CardProps {
  application: string;
  /** Its place and how many there are: lists can be virtual, so they must be told. */
  position: number;
  total: number;
}

/** An application on the board. The whole of it is one link; what can be pressed apart lies above. */
export const Card = memo(function Card({ application: id, position, total }: CardProps) {
  const ui = useBoardUi();
  const application = useRoom((room) => room.state.applications[id]);
  const face = useFace(id);
  const waiting = useSlow(useRoom((room) => room.waiting.has(id)));
  const dragger = useRoom((room) => room.people.find((person) => person.dragging === id)?.user.hue ?? null);
  const canMove = useRoom((room) => room.abilities.includes("application.move"));
  const current = useUi((state) => state.current === id);
  const opened = useUi((state) => state.opened === id);
  const element = useRef<HTMLLIElement>(null);
  const movable = canMove && application?.status === "active";
  const { dragging, edge } = useCardDrag(element, id, application?.stage ?? "", movable);
  useArrival(element, id);
  useWantedFocus(id);
  if (!application) return null;
  const name = nameOf(face);
  const headline = face?.name && !face.headline ? face.fileName : face?.headline;
  return (
    <li
      ref={element}
      data-card={id}
      aria-setsize={total}
      aria-posinset={position}
      className={cn("group relative list-none", dragging && "opacity-40")}
    >
      <DropLine edge={edge} />
      <div
        {...(dragger === null ? {} : { "data-tint": tintOf(dragger) })}
        className={cn(
          "relative flex flex-col gap-1.5 rounded-lg border bg-surface px-2.5 py-2 shadow-xs transition-[border-color,background-color]",
          "hover:border-border-strong has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-focus has-[a:focus-visible]:outline-offset-1",
          opened && "border-accent bg-selected hover:border-accent",
          waiting && "border-dashed border-border-strong",
          dragger !== null && "tint-outline outline-2 outline-offset-1",
        )}
      >
        <div className="flex items-center gap-2.5">
          <Avatar name={face?.name ?? null} id={application.candidate} size="md" />
          <div className="min-w-0 flex-1">
            <div className="flex items-center gap-1.5">
              <Link
                id={cardElementId(id)}
                to={`applications/${id}`}
                preventScrollReset
                draggable={false}
                tabIndex={current ? 0 : -1}
                onFocus={() => {
                  if (ui.get().current !== id) ui.set({ current: id });
                }}
                aria-keyshortcuts="M R H Shift+ArrowLeft Shift+ArrowRight"
                className="block min-w-0 flex-1 truncate font-medium outline-none after:absolute after:inset-0 after:rounded-lg"
              >
                {name}
              </Link>
              <CardPeople application={id} />
            </div>
            <div className="flex items-center gap-1.5">
              <p className="min-w-0 flex-1 truncate text-xs text-muted">
                {headline ?? m.board_no_headline()}
              </p>
              <CardTime application={application} waiting={waiting} />
            </div>
          </div>
          {movable || application.status === "rejected" ? (
            <IconButton
              label={m.board_card_actions({ name })}
              size="sm"
              tabIndex={-1}
              className="z-1 bg-surface text-text opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:-mr-1 pointer-coarse:bg-transparent pointer-coarse:opacity-100 pointer-fine:absolute pointer-fine:top-1.5 pointer-fine:right-1.5"
              onClick={() => ui.set({ current: id, dialog: { kind: "move", application: id } })}
            >
              <Ellipsis aria-hidden="true" className="size-4" />
            </IconButton>
          ) : null}
        </div>
        <CardMarks application={application} face={face} waiting={waiting} />
        {application.pending && !waiting && application.status === "active" ? (
          <PendingAnnouncement application={id} dueAt={application.pending.dueAt} />
        ) : null}
      </div>
    </li>
  );
});

/** True once something has been true for longer than people would notice: an answer within a moment shows nothing. */
function useSlow(now: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!now) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), 700);
    return () => clearTimeout(timer);
  }, [now]);
  return now && slow;
}

function DropLine({ edge }: { edge: Edge | null }) {
  if (!edge) return null;
  return (
    <span
      aria-hidden="true"
      className={cn(
        "pointer-events-none absolute inset-x-0 z-10 h-0.5 rounded-full bg-accent",
        edge === "top" ? "-top-1.25" : "-bottom-1.25",
      )}
    />
  );
}

/** A card that somebody else has just put here comes in with a small motion, unless motion is unwelcome. */
function useArrival(element: React.RefObject<HTMLElement | null>, id: string): void {
  const ui = useBoardUi();
  useLayoutEffect(() => {
    if (!ui.arriving.delete(id) || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    element.current?.animate(
      [
        { opacity: 0, transform: "translateY(-6px) scale(0.98)" },
        { opacity: 1, transform: "none" },
      ],
      { duration: 260, easing: "cubic-bezier(0.2, 0.8, 0.2, 1)" },
    );
  }, [element, id, ui]);
}

/** A card that was moved by keyboard is drawn anew in its column: the focus goes along. */
function useWantedFocus(id: string): void {
  const ui = useBoardUi();
  useEffect(() => {
    if (ui.wantsFocus !== id) return;
    const link = document.getElementById(cardElementId(id));
    link?.focus();
    if (document.activeElement === link) ui.wantsFocus = null;
  });
}
