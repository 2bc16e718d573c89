/** Everything that one can do on the board, with its words: toast, live region, undo, where the focus goes. */
import { createContext, useContext, useMemo, useRef } from "react";
import { useAnnounce } from "#app/components/ui/live-region.tsx";
import { type ToastOptions, useToast } from "#app/components/ui/toast.tsx";
import type { Entry, Turned } from "#app/live/undo/journal.ts";
import { useRoomClient } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { rankAt } from "#domain/application/rank.ts";
import { isId } from "#domain/ids/ids.ts";
import type { Outcome } from "#domain/refusal/refusal.ts";
import type { Act } from "#domain/requisition/commands.ts";
import { useBoardUi } from "./board-ui.ts";
import { nameOf } from "./names.ts";
import { useDoings } from "./verbs/journal-context.ts";
import { type LateWords, lateWords, wordsHere } from "./verbs/late-words.ts";
import { usePeople } from "./view/use-lane-order.ts";
import { neighbour } from "./walk.ts";

export interface BoardActions {
  /** Puts a card at a place of a stage: in its own stage that is order (Yjs), else a move (a command). */
  place(application: string, stage: string, index?: number, keepFocus?: boolean): void;
  reject(application: string, reason: string): void;
  unreject(application: string): void;
  /** `opening` null: the first that is open. */
  hire(application: string, opening: string | null): void;
  announce(application: string): void;
  cancelAnnouncement(application: string): void;
  /** `reason` null: they did not say. */
  withdraw(application: string, reason: string | null): void;
  unwithdraw(application: string): void;
  unhire(application: string): void;
  assign(application: string, assignee: string | null): void;
  /** `title` is the other requisition's. */
  transfer(application: string, to: string, title: string): void;
  undo(): void;
  redo(): void;
  /** The last thing that somebody else did with a card, in words, if one knows of any. */
  meanwhile(application: string): string | null;
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
  const { journal, meanwhile } = useDoings();
  const people = usePeople();
  const colleagues = useRef(people);
  colleagues.current = people;

  return useMemo(() => {
    const name = (id: string) => nameOf(client.snapshot().faces[id]);
    const known = (id: string) => client.snapshot().state.applications[id];
    const stageName = (id: string) =>
      client.snapshot().state.stages.find((stage) => stage.id === id)?.name ?? "";

    /** The button that takes back what was just done, and nothing else. */
    const undoing = (): { label: string; onAction: () => void } => {
      const entry = journal.undoable;
      return { label: m.board_undo(), onAction: () => turn("undo", entry) };
    };

    /** Says what was done, until the room says that it was not. */
    const tell = (what: ToastOptions, answer: Promise<Outcome<unknown>>) => {
      const id = toast(what);
      void answer.then((outcome) => (outcome.ok ? null : close(id)));
    };

    /** Undo or redo. */
    const turn = (way: "undo" | "redo", which: Entry | null) => {
      const turned = journal[way](which);
      if (!turned) {
        announce(way === "undo" ? m.board_nothing_to_undo() : m.verbs_nothing_to_redo());
        return;
      }
      void lateWords().then((words) => sayTurned(way, turned, words));
    };

    /** What came of an undo or redo, in words. */
    const sayTurned = (way: "undo" | "redo", turned: Turned, { entryWords, overtakenWords }: LateWords) => {
      const room = client.snapshot();
      const what = entryWords(turned.entry, room);
      const [done, all] = [turned.done.length, turned.entry.steps.length];
      const [first] = turned.overtaken;
      const words = way === "undo" ? m.verbs_undone({ what }) : m.verbs_redone({ what });
      if (!first) {
        announce(words);
        return;
      }
      const title =
        done > 0
          ? m.verbs_partly({ done, total: all, what: words })
          : way === "undo"
            ? m.verbs_cannot_undo({ what })
            : m.verbs_cannot_redo({ what });
      toast({ title, description: overtakenWords(first, room, meanwhileWords), tone: "danger" });
    };
    const meanwhileWords = (application: string): string | null => {
      const event = meanwhile.about(application);
      const words = event ? wordsHere() : null;
      return event && words ? words.eventWords(event, client.snapshot(), colleagues.current) : null;
    };
    /** One thing that is done with one card, said when it is done, and taken back by a button. */
    const give = (act: Act, words: string, leaves: boolean) => {
      const id = "application" in act.args ? act.args.application : "";
      const next = leaves ? neighbour(ui.get().columns, id) : null;
      const answer = client.command(act.type, act.args as never);
      const undoable = journal.undoable?.steps.some(({ act: last }) => last.args === act.args);
      announce(words);
      tell({ title: words, ...(undoable && { action: undoing() }) }, answer);
      if (leaves) ui.focus(next);
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
          client.setRank(application, rank);
          announce(m.board_ordered({ ...said, position }));
        } else {
          const answer = client.command("application.move", {
            application,
            to: stage,
            rank,
            from: before.stage,
          });
          announce(m.board_moved({ ...said, position }));
          tell({ title: m.board_moved_short(said), action: undoing(), timeout: 6_000 }, answer);
        }
        if (keepFocus) ui.focus(application);
      },
      reject(application, reason) {
        if (!isId("app", application) || !isId("rsn", reason)) return;
        const words = m.board_rejected({ name: name(application) });
        give({ type: "application.reject", args: { application, reason } }, words, true);
      },
      unreject(application) {
        if (!isId("app", application)) return;
        const words = m.board_unrejected({ name: name(application) });
        give({ type: "application.unreject", args: { application } }, words, true);
      },
      withdraw(application, reason) {
        if (!isId("app", application)) return;
        const args = { application, ...(isId("rsn", reason) && { reason }) };
        give({ type: "application.withdraw", args }, m.verbs_withdrawn({ name: name(application) }), true);
      },
      unwithdraw(application) {
        if (!isId("app", application)) return;
        const words = m.verbs_reinstated({ name: name(application) });
        give({ type: "application.unwithdraw", args: { application } }, words, true);
      },
      hire(application, opening) {
        if (!isId("app", application)) return;
        const words = m.board_hired({ name: name(application) });
        const args = isId("opn", opening) ? { application, opening } : { application };
        give({ type: "application.hire", args }, words, true);
      },
      unhire(application) {
        if (!isId("app", application)) return;
        const words = m.verbs_unhired({ name: name(application) });
        give({ type: "application.unhire", args: { application } }, words, true);
      },
      assign(application, assignee) {
        const from = known(application)?.assignee ?? null;
        if (!isId("app", application)) return;
        const who = colleagues.current.find(({ id }) => id === assignee)?.name ?? "";
        const said = { who, name: name(application) };
        const words = assignee === null ? m.verbs_unassigned(said) : m.verbs_assigned(said);
        give({ type: "application.assign", args: { application, assignee, from } }, words, false);
      },
      transfer(application, to, title) {
        if (!isId("app", application) || !isId("req", to)) return;
        const words = m.verbs_transferring({ name: name(application), title });
        give({ type: "application.transfer", args: { application, to, stage: null } }, words, true);
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
      undo: () => turn("undo", journal.undoable),
      redo: () => turn("redo", journal.redoable),
      meanwhile: meanwhileWords,
    };
    return actions;
  }, [client, ui, announce, toast, close, journal, meanwhile]);
}
