import type { ReactNode } from "react";
import { m } from "#app/paraglide/messages.js";
import { Button } from "./button.tsx";
import { DialogActions, DialogClose } from "./dialog.tsx";

/** The last row of a dialog that is a form: cancel, and the verb. `form`: the form's id, where it does not surround it. */
export function FormActions({
  form,
  danger = false,
  loading = false,
  children,
}: {
  form?: string;
  danger?: boolean;
  loading?: boolean;
  children: ReactNode;
}) {
  return (
    <DialogActions>
      <DialogClose render={<Button variant="ghost">{m.ui_cancel()}</Button>} />
      <Button type="submit" form={form} variant={danger ? "danger" : "primary"} loading={loading}>
        {children}
      </Button>
    </DialogActions>
  );
}
