/** Dialogs: their code (windows, selects, forms) comes when the board has been painted, or when somebody opens one. */
import { type ComponentProps, lazy, Suspense, useEffect } from "react";
import { whenIdle } from "#app/idle.ts";
import { useUi } from "./board-ui.ts";

const loadDialogs = () => import("./board-dialogs.tsx");
const loadStage = () => import("./stage-dialog.tsx");

const All = lazy(async () => ({ default: (await loadDialogs()).BoardDialogs }));
const Reject = lazy(async () => ({ default: (await loadDialogs()).RejectDialog }));
const Hire = lazy(async () => ({ default: (await loadDialogs()).HireDialog }));
const CardActions = lazy(async () => ({ default: (await loadDialogs()).CardActionsDialog }));
const Stage = lazy(async () => ({ default: (await loadStage()).StageDialog }));
const AddStage = lazy(async () => ({ default: (await loadStage()).AddStageDialog }));

/** Has all of them here before they are asked for: without network they could not be loaded any more. */
export function useDialogsSoon(): void {
  useEffect(
    () =>
      whenIdle(() => {
        // Not to be had now: whoever opens one asks again.
        for (const load of [loadDialogs, loadStage]) load().catch(() => null);
      }),
    [],
  );
}

/** The one dialog that is open on the board, if any. */
export function BoardDialogs(props: ComponentProps<typeof All>) {
  const open = useUi((state) => state.dialog !== null);
  return open ? (
    <Suspense fallback={null}>
      <All {...props} />
    </Suspense>
  ) : null;
}

export function RejectDialog(props: ComponentProps<typeof Reject>) {
  return (
    <Suspense fallback={null}>
      <Reject {...props} />
    </Suspense>
  );
}

export function HireDialog(props: ComponentProps<typeof Hire>) {
  return (
    <Suspense fallback={null}>
      <Hire {...props} />
    </Suspense>
  );
}

export function CardActionsDialog(props: ComponentProps<typeof CardActions>) {
  return (
    <Suspense fallback={null}>
      <CardActions {...props} />
    </Suspense>
  );
}

export function StageDialog(props: ComponentProps<typeof Stage>) {
  return (
    <Suspense fallback={null}>
      <Stage {...props} />
    </Suspense>
  );
}

export function AddStageDialog(props: ComponentProps<typeof AddStage>) {
  return (
    <Suspense fallback={null}>
      <AddStage {...props} />
    </Suspense>
  );
}
