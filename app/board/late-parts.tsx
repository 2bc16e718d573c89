/** Parts of the board whose code comes when it has been painted, or when somebody asks for one before that. */
import { type ComponentProps, useEffect } from "react";
import { whenIdle } from "#app/idle.ts";
import { late } from "#app/late.tsx";
import { useUi } from "./board-ui.ts";
import { lifecycleParts } from "./lifecycle/late.tsx";

const dialogs = () => import("./board-dialogs.tsx");
const cards = () => import("./virtual-cards.tsx");
const menus = () => import("./view/menus.tsx");
const many = () => import("./many/many-bar.tsx");
const table = () => import("./table/table.tsx");
const lanes = () => import("./board-lanes.tsx");
const company = () => import("./company.tsx");

/** Has all of them here before they are asked for: without network they could not be loaded any more. */
export function usePartsSoon(): void {
  useEffect(
    () =>
      whenIdle(() => {
        // Not to be had now: whoever wants one asks again.
        for (const load of [dialogs, lifecycleParts, cards, menus, many, table, lanes, company])
          load().catch(() => null);
      }),
    [],
  );
}

const OpenDialog = late(async () => (await dialogs()).BoardDialogs);

/** The one dialog that is open on the board, if any. */
export function BoardDialogs(props: ComponentProps<typeof OpenDialog>) {
  const open = useUi((state) => state.dialog !== null);
  return open ? <OpenDialog {...props} /> : null;
}

export const RejectDialog = late(async () => (await dialogs()).RejectDialog);
export const HireDialog = late(async () => (await dialogs()).HireDialog);
export const VerbDialog = late(async () => (await dialogs()).VerbDialog);
export const CardActionsDialog = late(async () => (await dialogs()).CardActionsDialog);
export const ViewMenus = late(async () => (await menus()).ViewMenus);
export const FilterChips = late(async () => (await menus()).FilterChips);
export const BoardTable = late(async () => (await table()).BoardTable);
export const BoardLanes = late(async () => (await lanes()).BoardLanes);

const ChosenBar = late(async () => (await many()).ManyBar);

/** What can be done with the cards that are chosen, while there are any. */
export function ManyBar() {
  const any = useUi((state) => state.selected.size > 0);
  return any ? <ChosenBar /> : null;
}

export const Company = late(async () => (await company()).Company);
export const EndedBanner = late(async () => (await company()).EndedBanner);
export const FilledBanner = late(async () => (await company()).FilledBanner);
export const NearlyFullBanner = late(async () => (await company()).NearlyFullBanner);
export const PausedBanner = late(async () => (await company()).PausedBanner);
export const UploadTray = late(async () => (await company()).UploadTray);
export const UndoButtons = late(async () => (await company()).UndoButtons);
export const VirtualCards = late(async () => (await cards()).VirtualCards);
