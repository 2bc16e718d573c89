/** What the board offers to the command palette: for the card in question, and for the board. */
import {
  ArrowRightLeft,
  CircleCheck,
  CircleX,
  Keyboard,
  ListChecks,
  ListFilter,
  PanelRight,
  Undo2,
  UserPlus,
} from "lucide-react";
import type { PaletteAction } from "#app/components/shell/palette/actions.ts";
import type { RoomClient } from "#app/live/room-client.ts";
import { m } from "#app/paraglide/messages.js";
import type { Capability } from "#domain/access/access.ts";
import { stagesInUse } from "#domain/pipeline/schema.ts";
import { commandCapability } from "#domain/requisition/commands.ts";
import type { BoardUi, ManyVerb } from "./board-ui.ts";
import { nameOf } from "./names.ts";
import { possible } from "./possible.ts";
import type { BoardActions } from "./use-board-actions.ts";

/** The card that is pointed at, has the focus, or is open beside the board. */
function cardInQuestion(ui: BoardUi): string | null {
  const pointed = document.querySelector<HTMLElement>("[data-card]:hover")?.dataset.card;
  const focused = document.activeElement?.closest<HTMLElement>("[data-card]")?.dataset.card;
  return focused ?? pointed ?? ui.get().opened ?? ui.get().current;
}

export interface BoardOffers {
  ui: BoardUi;
  client: RoomClient;
  actions: BoardActions;
  focusFilter: () => void;
  navigate: (to: string) => void;
}

/** Everything that can be done now: for cards that are chosen, for the card in question, for the board. */
export function boardOffers({ ui, client, actions, focusFilter, navigate }: BoardOffers): PaletteAction[] {
  const room = client.snapshot();
  const id = cardInQuestion(ui);
  const application = id === null ? undefined : room.state.applications[id];
  const offered: PaletteAction[] = offersForMany(ui, room.abilities);
  if (application) {
    const group = nameOf(room.faces[application.id]);
    const may = possible(room.state, application, room.abilities);
    const dialog = (kind: "move" | "reject" | "hire") => () =>
      ui.set({ dialog: { kind, application: application.id } });
    const open = () => navigate(`/requisitions/${room.state.requisition}/applications/${application.id}`);
    offered.push({
      id: "card:open",
      group,
      label: m.board_keys_open(),
      icon: <PanelRight />,
      keys: ["Enter"],
      run: open,
    });
    if (may.move) {
      offered.push({
        id: "card:move",
        group,
        label: m.board_keys_move(),
        icon: <ArrowRightLeft />,
        keys: ["M"],
        run: dialog("move"),
      });
      for (const stage of stagesInUse(room.state.stages)) {
        if (stage.id === application.stage) continue;
        const label = m.palette_card_move_to({ stage: stage.name });
        const run = () => actions.place(application.id, stage.id, 0, true);
        offered.push({
          id: `card:move:${stage.id}`,
          group,
          label,
          icon: <ArrowRightLeft />,
          quiet: true,
          run,
        });
      }
    }
    if (may.reject)
      offered.push({
        id: "card:reject",
        group,
        label: m.board_keys_reject(),
        icon: <CircleX />,
        keys: ["R"],
        run: dialog("reject"),
      });
    if (may.hire)
      offered.push({
        id: "card:hire",
        group,
        label: m.board_keys_hire(),
        icon: <CircleCheck />,
        keys: ["H"],
        run: dialog("hire"),
      });
  }
  const group = m.palette_board();
  if (client.can("application.create")) {
    const run = () => ui.set({ dialog: { kind: "addCandidate", stage: null } });
    offered.push({
      id: "board:add",
      group,
      label: m.board_add_candidate(),
      icon: <UserPlus />,
      keys: ["A"],
      run,
    });
  }
  offered.push(
    {
      id: "board:filter",
      group,
      label: m.board_keys_filter(),
      icon: <ListFilter />,
      keys: ["/"],
      run: focusFilter,
    },
    {
      id: "board:undo",
      group,
      label: m.board_undo(),
      icon: <Undo2 />,
      keys: ["U"],
      run: () => actions.undo(),
    },
    {
      id: "board:keys",
      group,
      label: m.board_keys_title(),
      icon: <Keyboard />,
      keys: ["?"],
      run: () => ui.set({ dialog: { kind: "shortcuts" } }),
    },
  );
  return offered;
}

const many = [
  ["move", m.many_move],
  ["label", m.many_label],
  ["assign", m.many_assign],
  ["announce", m.many_announce],
  ["withdraw", m.many_withdraw],
  ["reject", m.many_reject],
] as const satisfies readonly (readonly [ManyVerb, () => string])[];

/** For all that are chosen, as the bar below them has it. */
function offersForMany(ui: BoardUi, abilities: readonly Capability[]): PaletteAction[] {
  const { selected, settings } = ui.get();
  if (selected.size === 0 || settings.status !== "active") return [];
  const group = m.many_count({ count: selected.size });
  return many
    .filter(([verb]) => abilities.includes(commandCapability[`application.${verb}`]))
    .map(([verb, words]) => ({
      id: `many:${verb}`,
      group,
      label: words(),
      icon: <ListChecks />,
      run: () => ui.set({ dialog: { kind: "many", verb } }),
    }));
}
