/** The board's part in the command palette. What it offers is loaded when the page has been painted. */
import { useEffect, useRef } from "react";
import { useNavigate } from "react-router";
import { offersChanged, usePaletteActions } from "#app/components/shell/palette/actions.ts";
import { whenIdle } from "#app/idle.ts";
import { useRoomClient } from "#app/live/use-room.ts";
import { useBoardUi } from "./board-ui.ts";
import type { BoardActions } from "./use-board-actions.ts";

type Offers = typeof import("./board-offers.tsx").boardOffers;

export function useBoardPalette(actions: BoardActions, focusFilter: () => void): void {
  const ui = useBoardUi();
  const client = useRoomClient();
  const navigate = useNavigate();
  const offers = useRef<Offers | null>(null);
  useEffect(() => {
    const load = async () => {
      offers.current = (await import("./board-offers.tsx")).boardOffers;
      offersChanged();
    };
    return whenIdle(() => void load().catch(() => null));
  }, []);
  usePaletteActions(
    () => offers.current?.({ ui, client, actions, focusFilter, navigate: (to) => void navigate(to) }) ?? [],
  );
}
