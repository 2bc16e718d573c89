import { useState } from "react";
import { useAnnounce } from "#app/components/ui/live-region.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { useRoomClient } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import type { Refusal } from "#domain/refusal/refusal.ts";
import { type ManyVerb, useBoardUi } from "../board-ui.ts";
import { useBoardActions } from "../use-board-actions.ts";
import { summariesOf } from "../view/summaries.ts";
import { type ManyPlan, planOf } from "./plan.ts";
import { screenOrder } from "./select.ts";

export interface Done {
  done: number;
  refused: { application: string; refusal: Refusal }[];
}

/** Doing one verb with all that are chosen: what it would come to, and doing it. */
export function useMany(verb: ManyVerb, choice: string) {
  const client = useRoomClient();
  const ui = useBoardUi();
  const actions = useBoardActions();
  const announce = useAnnounce();
  const { toast } = useToast();
  // Of the moment in which it was opened: what one has read is what is done, and the room decides anew.
  const [{ plan, remove }] = useState(() => planned());

  function planned(ids?: readonly string[]): { plan: ManyPlan; remove: boolean } {
    const { selected, columns } = ui.get();
    const room = client.snapshot();
    const summaries = summariesOf(room);
    const chosen = ids ?? screenOrder(ui).filter((id) => selected.has(id));
    // A label that all of them have is taken away from all.
    const takes = verb === "label" && chosen.every((id) => summaries[id]?.labels.includes(choice));
    const firstRank = (stage: string) => {
      const first = columns.find((column) => column.stage.id === stage)?.ids[0];
      return first === undefined ? undefined : room.ranks[first];
    };
    const facts = { state: room.state, abilities: room.abilities, summaries, firstRank, now: Date.now() };
    return { plan: planOf({ verb, choice, remove: takes }, chosen, facts), remove: takes };
  }

  /** Does it with all of the plan, or with these of them (again). Resolves when the room has answered for each. */
  const run = async (words: string, ids?: readonly string[]): Promise<Done> => {
    const now = ids ? planned(ids).plan : plan;
    ui.manyRunning = true;
    const answers = await client.batch(now.acts).finally(() => {
      ui.manyRunning = false;
    });
    const refused = now.goes.flatMap((application, at) => {
      const answer = answers[at];
      return answer && !answer.ok ? [{ application, refusal: answer.refusal }] : [];
    });
    for (const { application, refusal } of ids ? now.cannot : []) {
      if (refusal) refused.push({ application, refusal });
    }
    const done = now.acts.length - refused.length;
    if (done > 0) {
      announce(words);
      toast({
        title: refused.length === 0 ? words : m.many_result({ done, refused: refused.length }),
        tone: "success",
        action: { label: m.board_undo(), onAction: () => actions.undo() },
      });
      ui.set({ selected: new Set(refused.map(({ application }) => application)), anchor: null });
    }
    return { done, refused };
  };
  return { plan, remove, run };
}
