/** Everything that one can do on the board, with its words: toast, live region, undo, where the focus goes. */
import { createContext, useContext, useMemo, useRef } from "react";
import { useAnnounce } from "#app/components/ui/live-region.tsx";
import { type ToastOptions, useToast } from "#app/components/ui/toast.tsx";
import { useRoomClient } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { rankAt } from "#domain/application/rank.ts";
import { isId } from "#domain/ids/ids.ts";
import type { Outcome } from "#domain/refusal/refusal.ts";
import { useBoardUi } from "./board-ui.ts";
import { nameOf } from "./names.ts";
import { type Inverse, UndoStack } from "./undo.ts";
import { neighbour } from "./walk.ts";

export interface BoardActions {
  /** Puts a card at a place of a stage: in its own stage that is order (Yjs), else a move (a command). */
  place(application: string, stage: string, index?: number, keepFocus?: boolean): void;
  reject(application: string, reason: string): void;
  unreject(application: string): void;
  hire(application: string): void;
  announce(application: string): void;
  cancelAnnouncement(application: string): void;
  undo(): void;
}

export const BoardActionsContext = createContext<BoardActions | null>(null);

export function useBoardActions(): BoardActions {
  const actions = useContext(BoardActionsContext);
  if (!actions) throw new Error("There is no board around this component.");
  return actions;
}

/** Makes the actions of one board; the same object as long as the board is on the screen. */
export function useMakeBoardActions(): BoardActions {
  const client = useRoomClient();
  const ui = useBoardUi();
  const announce = useAnnounce();
  const { toast, close } = useToast();
  const undoStack = useRef<UndoStack>(null);
  undoStack.current ??= new UndoStack();
  const done = undoStack.current;

  return useMemo(() => {
    const name = (id: string) => nameOf(client.snapshot().faces[id]);
    const known = (id: string) => client.snapshot().state.applications[id];
    const stageName = (id: string) =>
      client.snapshot().state.stages.find((stage) => stage.id === id)?.name ?? "";

    /** Remembers how to take it back; forgets it when the room refuses. */
    const remember = (inverse: Inverse, answer: Promise<Outcome<unknown>>) => {
      done.push(inverse);
      void answer.then((outcome) => {
        if (!outcome.ok) done.drop(inverse);
      });
      return { label: m.board_undo(), onAction: () => invert(inverse) };
    };

    /** Says what was done, until the room says that it was not. */
    const tell = (what: ToastOptions, answer: Promise<Outcome<unknown>>) => {
      const id = toast(what);
      void answer.then((outcome) => (outcome.ok ? null : close(id)));
    };

    const invert = (inverse: Inverse) => {
      done.drop(inverse);
      if (inverse.kind === "rank") {
        client.setRank(inverse.application, inverse.rank);
        announce(m.board_undone_order({ name: name(inverse.application) }));
        return;
      }
      if (inverse.kind === "move") {
        const { application, to } = inverse.args;
        if (known(application)?.stage !== inverse.from) {
          toast({ title: m.board_undo_overtaken({ name: name(application) }) });
          return;
        }
        void client.command("application.move", inverse.args);
        announce(m.board_undone_move({ name: name(application), stage: stageName(to) }));
        return;
      }
      const { application } = inverse;
      if (!isId("app", application)) return;
      if (inverse.kind === "unreject") {
        void client.command("application.unreject", { application });
        announce(m.board_unrejected({ name: name(application) }));
      } else actions.cancelAnnouncement(application);
    };

    const actions: BoardActions = {
      place(application, stage, index = 0, keepFocus = false) {
        const before = known(application);
        if (!before || !isId("app", application) || !isId("stg", stage)) return;
        const { ranks } = client.snapshot();
        const column = ui.get().columns.find((each) => each.stage.id === stage);
        const rest = (column?.ids ?? []).filter((id) => id !== application);
        const rank = rankAt(
          rest.map((id) => ranks[id]),
          index,
        );
        const said = { name: name(application), stage: stageName(stage), total: rest.length + 1 };
        const position = Math.min(index, rest.length) + 1;
        if (before.stage === stage) {
          const old = ranks[application];
          client.setRank(application, rank);
          if (old) done.push({ kind: "rank", application, rank: old });
          announce(m.board_ordered({ ...said, position }));
        } else {
          const answer = client.command("application.move", {
            application,
            to: stage,
            rank,
            from: before.stage,
          });
          const back = { application, to: before.stage, rank: ranks[application] ?? rank, from: stage };
          const action = remember({ kind: "move", args: back, from: stage }, answer);
          announce(m.board_moved({ ...said, position }));
          tell({ title: m.board_moved_short(said), action, timeout: 6_000 }, answer);
        }
        if (keepFocus) ui.focus(application);
      },
      reject(application, reason) {
        if (!isId("app", application) || !isId("rsn", reason)) return;
        const next = neighbour(ui.get().columns, application);
        const answer = client.command("application.reject", { application, reason });
        const action = remember({ kind: "unreject", application }, answer);
        announce(m.board_rejected({ name: name(application) }));
        tell({ title: m.board_rejected({ name: name(application) }), action }, answer);
        ui.focus(next);
      },
      unreject(application) {
        if (!isId("app", application)) return;
        const next = neighbour(ui.get().columns, application);
        const answer = client.command("application.unreject", { application });
        announce(m.board_unrejected({ name: name(application) }));
        tell({ title: m.board_unrejected({ name: name(application) }), tone: "success" }, answer);
        ui.focus(next);
      },
      hire(application) {
        if (!isId("app", application)) return;
        const next = neighbour(ui.get().columns, application);
        const answer = client.command("application.hire", { application });
        announce(m.board_hired({ name: name(application) }));
        tell({ title: m.board_hired({ name: name(application) }), tone: "success" }, answer);
        ui.focus(next);
      },
      announce(application) {
        if (!isId("app", application)) return;
        void client.command("application.announce", { application }).then((outcome) => {
          if (outcome.ok) toast({ title: m.board_told({ name: name(application) }), tone: "success" });
        });
      },
      cancelAnnouncement(application) {
        if (!isId("app", application)) return;
        const answer = client.command("application.cancelAnnouncement", { application });
        announce(m.board_announcement_cancelled({ name: name(application) }));
        tell({ title: m.board_announcement_cancelled({ name: name(application) }) }, answer);
      },
      undo() {
        const inverse = done.pop();
        if (inverse) invert(inverse);
        else announce(m.board_nothing_to_undo());
      },
    };
    return actions;
  }, [client, ui, announce, toast, close, done]);
}
