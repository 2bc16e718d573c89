import { AlertDialog as BaseAlertDialog } from "@base-ui/react/alert-dialog";
import type { ReactElement, ReactNode } from "react";
import { Button } from "#app/components/ui/button.tsx";
import { m } from "#app/paraglide/messages.js";

export interface AlertDialogProps {
  title: ReactNode;
  /** What will happen, and whether it can be undone. */
  description: ReactNode;
  /** The verb: "Reject", never "OK". */
  action: string;
  onConfirm: () => void;
  danger?: boolean;
  /** The confirmed act is under way: the dialog stays until you close it. */
  loading?: boolean;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children?: ReactNode;
}

/** Asks before something that cannot be undone. A click beside it does not close it. */
export function AlertDialog(props: AlertDialogProps) {
  const { title, description, action, onConfirm, danger, loading, trigger, open, onOpenChange, children } =
    props;
  return (
    <BaseAlertDialog.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      {trigger ? <BaseAlertDialog.Trigger render={trigger} /> : null}
      <BaseAlertDialog.Portal>
        <BaseAlertDialog.Backdrop className="scrim fixed inset-0 z-40" />
        <BaseAlertDialog.Viewport className="fixed inset-0 z-40 flex items-end justify-center sm:items-start sm:px-4 sm:pt-[18dvh]">
          <BaseAlertDialog.Popup className="popup flex w-full flex-col gap-4 rounded-b-none p-5 shadow-dialog sm:max-w-sm sm:rounded-xl">
            <div className="flex flex-col gap-1.5">
              <BaseAlertDialog.Title className="text-lg font-semibold">{title}</BaseAlertDialog.Title>
              <BaseAlertDialog.Description className="text-sm text-muted">
                {description}
              </BaseAlertDialog.Description>
            </div>
            {children}
            <div className="flex justify-end gap-2">
              <BaseAlertDialog.Close render={<Button variant="ghost">{m.ui_cancel()}</Button>} />
              <Button variant={danger ? "danger" : "primary"} loading={loading} onClick={onConfirm}>
                {action}
              </Button>
            </div>
          </BaseAlertDialog.Popup>
        </BaseAlertDialog.Viewport>
      </BaseAlertDialog.Portal>
    </BaseAlertDialog.Root>
  );
}
