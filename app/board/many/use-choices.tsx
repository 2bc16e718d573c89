import type { ReactNode } from "react";
import { Avatar, tintOf } from "#app/components/ui/avatar.tsx";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { stagesInUse } from "#domain/pipeline/schema.ts";
import { nobody } from "#domain/views/board-settings.ts";
import { type ManyVerb, useUi } from "../board-ui.ts";
import type { PickerOption } from "../picker-dialog.tsx";
import { summariesOf } from "../view/summaries.ts";
import { usePeople } from "../view/use-lane-order.ts";

export interface Choices {
  title: string;
  label: string;
  options: PickerOption[];
}

const dot = (hue: number): ReactNode => (
  <span data-tint={tintOf(hue)} className="tint-solid size-2.5 rounded-full" />
);

/** What a verb has to be told before it can be done; null if nothing. */
export function useChoices(verb: ManyVerb): Choices | null {
  const people = usePeople();
  const count = useUi((state) => state.selected.size);
  const selected = useUi((state) => state.selected);
  const state = useRoom((room) => room.state);
  const summaries = useRoom(summariesOf);
  switch (verb) {
    case "move":
      return {
        title: m.many_move_title({ count }),
        label: m.board_move_label(),
        options: stagesInUse(state.stages).map(({ id, name, publicName }) => ({
          value: id,
          label: name,
          hint: publicName ?? m.board_hidden_stage(),
        })),
      };
    case "reject":
      return {
        title: m.many_reject_title({ count }),
        label: m.board_reject_label(),
        options: state.reasons
          .filter(({ archived }) => !archived)
          .map(({ id, label, side }) => ({
            value: id,
            label,
            hint: side === "weDeclined" ? m.board_reason_we() : m.board_reason_they(),
          })),
      };
    case "withdraw":
      return {
        title: m.many_withdraw_title({ count }),
        label: m.board_reject_label(),
        options: [
          { value: "none", label: m.many_withdraw_unsaid() },
          ...state.reasons
            .filter(({ archived, side }) => !archived && side === "theyDeclined")
            .map(({ id, label }) => ({ value: id, label })),
        ],
      };
    case "label":
      return {
        title: m.many_label_title({ count }),
        label: m.view_label(),
        options: state.labels
          .filter(({ archived }) => !archived)
          .map(({ id, name, hue }) => {
            const having = [...selected].filter((card) => summaries[card]?.labels.includes(id)).length;
            return {
              value: id,
              label: name,
              icon: dot(hue),
              hint:
                having === count
                  ? m.many_label_takes()
                  : having > 0
                    ? m.many_label_some({ having })
                    : undefined,
            };
          }),
      };
    case "assign":
      return {
        title: m.many_assign_title({ count }),
        label: m.view_assignee(),
        options: [
          { value: nobody, label: m.view_nobody() },
          ...people.map(({ id, name, hue }) => ({
            value: id,
            label: name,
            icon: <Avatar name={name} id={id} hue={hue} size="xs" />,
          })),
        ],
      };
    default:
      return null;
  }
}
