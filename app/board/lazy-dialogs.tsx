/** Dialogs that few open: their code (selects, forms) is loaded when somebody does. */
import { type ComponentProps, lazy, Suspense } from "react";

const Stage = lazy(async () => ({ default: (await import("./stage-dialog.tsx")).StageDialog }));
const AddStage = lazy(async () => ({ default: (await import("./stage-dialog.tsx")).AddStageDialog }));
const AddCandidate = lazy(async () => ({
  default: (await import("./add-candidate-dialog.tsx")).AddCandidateDialog,
}));

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

export function AddCandidateDialog(props: ComponentProps<typeof AddCandidate>) {
  return (
    <Suspense fallback={null}>
      <AddCandidate {...props} />
    </Suspense>
  );
}
