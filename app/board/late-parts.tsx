/** Parts of the board whose code comes when it has been painted, or when somebody asks for one before that. */
import { type ComponentProps, useEffect } from "react";
import { whenIdle } from "#app/idle.ts";
import { late } from "#app/late.tsx";
import { useUi } from "./board-ui.ts";

const dialogs = () => import("./board-dialogs.tsx");
const stages = () => import("./stage-dialog.tsx");
const cards = () => import("./virtual-cards.tsx");

/** Has all of them here before they are asked for: without network they could not be loaded any more. */
export function usePartsSoon(): void {
  useEffect(
    () =>
      whenIdle(() => {
        // Not to be had now: whoever wants one asks again.
        for (const load of [dialogs, stages, cards]) load().catch(() => null);
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
export const CardActionsDialog = late(async () => (await dialogs()).CardActionsDialog);
export const StageDialog = late(async () => (await stages()).StageDialog);
export const AddStageDialog = late(async () => (await stages()).AddStageDialog);
export const VirtualCards = late(async () => (await cards()).VirtualCards);
