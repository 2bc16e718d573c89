import type { Edge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge";
import { Ellipsis, Lock } from "lucide-react";
import { memo, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { tintOf } from "#app/components/ui/avatar.tsx";
import { IconButton } from "#app/components/ui/button.tsx";
import { cn } from "#app/components/ui/cn.ts";
import { useFace, useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import type { Face } from "#domain/views/board.ts";
import { cardElementId, useBoardUi, useUi } from "./board-ui.ts";
import { CardAssignee, CardMarks, CardTime } from "./card-marks.tsx";
import { CardPeople } from "./card-people.tsx";
import { CardTasks } from "./card-tasks.tsx";
import { FaceAvatar } from "./face-avatar.tsx";
import { CardBox } from "./many/card-box.tsx";
import { choose } from "./many/select.ts";
import { isPhone, useLongPress } from "./many/use-long-press.ts";
import { nameOf } from "./names.ts";
import { PendingAnnouncement } from "./pending-announcement.tsx";
import { useCardDrag } from "./use-card-drag.ts";
import { LabelChips } from "./view/label-chips.tsx";

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
  const selected = useUi((state) => state.selected.has(id));
  const element = useRef<HTMLLIElement>(null);
  const movable = canMove && application?.status === "active";
  const { dragging, edge } = useCardDrag(element, id, application?.stage ?? "", movable);
  const press = useLongPress(() => choose(ui, id));
  useArrival(element, id);
  useWantedFocus(id);
  if (!application) return null;
  const name = nameOf(face);
  const headline = headlineOf(face);
  const time = <CardTime application={application} waiting={waiting} />;
  return (
    <li
      ref={element}
      data-card={id}
      aria-setsize={total}
      aria-posinset={position}
      className={cn("group relative list-none", dragging && "opacity-40")}
    >
      <DropLine edge={edge} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: holding a finger; keys and the box do the same */}
      <div
        onPointerDown={press.onPointerDown}
        onPointerMove={press.onPointerMove}
        onPointerUp={press.onPointerUp}
        onPointerCancel={press.onPointerCancel}
        onContextMenu={press.onContextMenu}
        {...(dragger === null ? {} : { "data-tint": tintOf(dragger) })}
        className={cn(
          "relative flex flex-col gap-1.5 rounded-lg border bg-surface px-card-x py-card-y shadow-xs transition-colors max-sm:select-none",
          "hover:border-border-strong has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-focus has-[a:focus-visible]:outline-offset-1",
          (opened || selected) && "border-accent bg-selected hover:border-accent",
          waiting && "border-dashed border-border-strong",
          dragger !== null && "tint-outline outline-2 outline-offset-1",
        )}
      >
        <div className="flex items-center gap-2.5">
          <span className="relative flex size-7 shrink-0 compact:size-5">
            <FaceAvatar face={face} id={application.candidate} size="md" className="compact:hidden" />
            <CardBox application={id} name={name} selected={selected} />
          </span>
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
                onClick={(event) => {
                  // On a phone the first one is chosen by a long press; from then on a tap chooses.
                  const tapping = ui.get().selected.size > 0 && isPhone();
                  const choosing = event.shiftKey || event.ctrlKey || event.metaKey || tapping;
                  if (!choosing && !press.held()) return;
                  event.preventDefault();
                  if (!press.held()) choose(ui, id, event);
                }}
                aria-keyshortcuts="M R H X Shift+ArrowLeft Shift+ArrowRight"
                className="block min-w-0 flex-1 truncate font-medium outline-none after:absolute after:inset-0 after:rounded-lg"
              >
                {name}
                {selected ? <span className="sr-only">, {m.many_chosen()}</span> : null}
              </Link>
              <CardPeople application={id} />
              <span className="hidden items-center gap-1.5 compact:flex">{time}</span>
            </div>
            <div className="flex items-center gap-1.5 compact:hidden">
              <p className="min-w-0 flex-1 truncate text-xs text-muted">
                {face?.locked ? <PrivateMark /> : null}
                {headline ?? m.board_no_headline()}
              </p>
              <CardAssignee assignee={application.assignee} />
              {time}
            </div>
          </div>
          {movable || application.status !== "active" ? (
            <IconButton
              label={m.board_card_actions({ name })}
              size="sm"
              tabIndex={-1}
              // No taller than the line of the name: what stands below it stays whole.
              className="z-1 bg-surface text-text opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:-mr-1 pointer-coarse:bg-transparent pointer-coarse:opacity-100 pointer-fine:absolute pointer-fine:top-1 pointer-fine:right-1 pointer-fine:size-6"
              onClick={() => ui.set({ current: id, dialog: { kind: "move", application: id } })}
            >
              <Ellipsis aria-hidden="true" className="size-4" />
            </IconButton>
          ) : null}
        </div>
        <CardMarks application={application} face={face} waiting={waiting} />
        <span className="flex min-w-0 items-center gap-1.5 pl-9.5 empty:hidden compact:hidden">
          <LabelChips application={id} />
          {face?.sight === "hidden" ? null : <CardTasks application={id} />}
        </span>
        {application.pending && !waiting && application.status === "active" ? (
          <PendingAnnouncement application={id} dueAt={application.pending.dueAt} />
        ) : null}
      </div>
    </li>
  );
});
/** What stands below the name. */
function headlineOf(face: Face | undefined): string | null | undefined {
  if (face?.sight === "anonymous") return m.privacy_card();
  if (face?.sight === "hidden") return m.privacy_hidden_hint();
  return face?.name && !face.headline ? face.fileName : face?.headline;
}

/** Somebody whom only some may see: said to those who do. */
function PrivateMark() {
  return (
    <span title={m.privacy_private_mark()}>
      <Lock aria-hidden="true" className="mr-1 inline size-3 align-middle" />
      <span className="sr-only">{m.privacy_private_mark()}, </span>
    </span>
  );
}

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
