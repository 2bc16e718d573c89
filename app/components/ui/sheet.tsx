import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "#app/components/ui/button.tsx";
import { cn } from "#app/components/ui/cn.ts";
import { m } from "#app/paraglide/messages.js";

export interface PanelProps {
  title: ReactNode;
  /** Buttons beside the cross. */
  actions?: ReactNode;
  onClose: () => void;
  className?: string;
  children: ReactNode;
}

/** A column beside the page's main content that leaves the rest usable: no focus trap, Escape is yours to bind. */
export function Panel({ title, actions, onClose, className, children }: PanelProps) {
  return (
    <section className={cn("flex h-full min-h-0 flex-col border-l bg-surface", className)}>
      <header className="flex min-h-12 items-center justify-between gap-3 border-b px-4">
        <h2 className="min-w-0 truncate text-base font-semibold">{title}</h2>
        <div className="flex items-center gap-1">
          {actions}
          <IconButton label={m.ui_close()} size="sm" onClick={onClose}>
            <X aria-hidden="true" className="size-4" />
          </IconButton>
        </div>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
    </section>
  );
}

export interface SheetProps {
  title: ReactNode;
  description?: ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  side?: "right" | "left" | "bottom";
  children: ReactNode;
}

const sides = {
  right:
    "inset-y-0 right-0 w-full max-w-md rounded-l-xl data-starting-style:translate-x-full data-ending-style:translate-x-full",
  left: "inset-y-0 left-0 w-full max-w-xs rounded-r-xl data-starting-style:-translate-x-full data-ending-style:-translate-x-full",
  bottom:
    "inset-x-0 bottom-0 max-h-[88dvh] rounded-t-xl pb-[env(safe-area-inset-bottom)] data-starting-style:translate-y-full data-ending-style:translate-y-full",
} as const;

/** A modal panel from an edge: menus on phones, quick details. */
export function Sheet({ title, description, open, onOpenChange, side = "right", children }: SheetProps) {
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="scrim fixed inset-0 z-40" />
        <BaseDialog.Popup
          className={cn(
            "fixed z-40 flex flex-col bg-raised shadow-dialog outline-1 outline-transparent transition-transform duration-160",
            sides[side],
          )}
        >
          <header className="flex items-start justify-between gap-3 px-4 pt-3 pb-2">
            <div>
              <BaseDialog.Title className="text-base font-semibold">{title}</BaseDialog.Title>
              {description ? (
                <BaseDialog.Description className="text-sm text-muted">{description}</BaseDialog.Description>
              ) : null}
            </div>
            <BaseDialog.Close
              render={
                <IconButton label={m.ui_close()} size="sm">
                  <X aria-hidden="true" className="size-4" />
                </IconButton>
              }
            />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-4">{children}</div>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
