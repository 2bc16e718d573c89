/** Tells people what others do here, and takes what was refused back with its reason. */
import { useEffect } from "react";
import { refusalWords } from "#app/components/refusal-words.ts";
import { useAnnounce } from "#app/components/ui/live-region.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import type { RoomNews } from "#app/live/room-options.ts";
import { useRoomClient } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { statusLabel } from "#app/routes/hiring/requisitions/status-badge.tsx";
import type { RoomEvent } from "#domain/requisition/events.ts";
import { useBoardUi } from "./board-ui.ts";
import { nameOf } from "./names.ts";
import type { BoardActions } from "./use-board-actions.ts";
import { statusWords } from "./verbs/undo-words.ts";

/** What is refused because somebody was faster. */
const meanwhileCodes: readonly string[] = [
  "application.movedMeanwhile",
  "application.assignedMeanwhile",
  "application.notActive",
  "application.notRejected",
  "application.notWithdrawn",
  "application.notHired",
];
/** More changes than this at once are told as a number. */
const most = 3;

export function useNews(actions: BoardActions): void {
  const client = useRoomClient();
  const ui = useBoardUi();
  const announce = useAnnounce();
  const { toast } = useToast();
  useEffect(() => {
    const words = (event: RoomEvent): string | null => {
      const { faces, state } = client.snapshot();
      const name = nameOf(event.application ? faces[event.application] : undefined);
      const stage = (id: string) => state.stages.find((each) => each.id === id)?.name ?? "";
      switch (event.type) {
        case "application.moved":
          return m.board_moved_short({ name, stage: stage(event.data.to) });
        case "application.created":
          return m.board_arrived({ stage: stage(event.data.stage) });
        case "application.rejected":
          return m.board_rejected({ name });
        case "application.unrejected":
          return m.board_unrejected({ name });
        case "application.hired":
          return m.board_hired({ name });
        case "application.withdrawn":
          return m.verbs_withdrawn({ name });
        case "application.unwithdrawn":
          return m.verbs_reinstated({ name });
        case "application.unhired":
          return m.verbs_unhired({ name });
        case "application.arrived":
          return m.verbs_transferred_here({ stage: stage(event.data.stage) });
        case "requisition.statusChanged":
          return m.requisition_now({ status: statusLabel(event.data.to) });
        default:
          return null;
      }
    };
    /** Who has done what with the card meanwhile, or where it stands by now. */
    const meanwhile = (id: string): string => {
      const told = actions.meanwhile(id);
      if (told) return told;
      const { state } = client.snapshot();
      const card = state.applications[id];
      return statusWords(
        card?.status ?? "gone",
        state.stages.find(({ id }) => id === card?.stage)?.name ?? "",
      );
    };
    /** Everybody here is told that somebody is back, and why. */
    const cameBack = (event: RoomEvent) => {
      if (event.type !== "application.transferFailed") return;
      const name = nameOf(client.snapshot().faces[event.application ?? ""]);
      const description = refusalWords({ code: event.data.code });
      toast({ title: m.verbs_transfer_failed({ name }), description, tone: "danger", timeout: 0 });
    };
    const refused: NonNullable<RoomNews["refused"]> = (refusal, command, late) => {
      if (ui.manyRunning && !late) return;
      const application = command && "application" in command.args ? command.args.application : null;
      const name = application ? nameOf(client.snapshot().faces[application]) : null;
      const overtaken = late || meanwhileCodes.includes(refusal.code);
      toast({
        title: refusedTitle(name, command !== null, late),
        description: [refusalWords(refusal), overtaken && application ? meanwhile(application) : ""]
          .filter(Boolean)
          .join(" "),
        tone: "danger",
        // Who was away may not be looking yet: it stays until it has been read.
        ...(late ? { timeout: 0 } : {}),
      });
    };
    const missed = ui.missed ?? [];
    ui.missed = null;
    for (const each of missed) refused(...each);
    const stop = client.listen({
      refused,
      events: (events, mine) => {
        for (const event of events) cameBack(event);
        const theirs = events.filter((event) => !mine.has(event.command));
        for (const event of theirs) {
          const arrives = ["application.moved", "application.created", "application.arrived"].includes(
            event.type,
          );
          if (arrives && event.application) ui.arriving.add(event.application);
        }
        const said = theirs.map(words).filter((each) => each !== null);
        if (said.length > 0)
          announce(said.length > most ? m.board_changes({ count: said.length }) : said.join(". "));
      },
    });
    return () => {
      stop();
      ui.missed = [];
    };
  }, [client, ui, actions, announce, toast]);
}

/** An edit of the order has no command; a change of the requisition itself is about nobody. */
function refusedTitle(name: string | null, command: boolean, late: boolean): string {
  if (name !== null) return m.board_refused({ name });
  if (late) return m.board_refused_late();
  return command ? m.requisition_refused() : m.board_refused_edit();
}
