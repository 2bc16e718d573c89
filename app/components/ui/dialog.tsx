import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ReactElement, type ReactNode, useRef } from "react";
import { IconButton } from "#app/components/ui/button.tsx";
import { cn } from "#app/components/ui/cn.ts";
import { m } from "#app/paraglide/messages.js";

export interface DialogProps {
  title: ReactNode;
  description?: ReactNode;
  /** The element that opens it; leave it out when `open` is yours. */
  trigger?: ReactElement;
  open?: boolean;
  defaultOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
  size?: "sm" | "md" | "lg";
  children: ReactNode;
}

/** What one came to fill in; without any, Base UI takes the first thing that can have focus. */
const fields = "input:not([aria-hidden]):not([type=hidden]), textarea, [role=combobox]";

const widths = { sm: "sm:max-w-sm", md: "sm:max-w-md", lg: "sm:max-w-2xl" } as const;

/** A window over the page that keeps focus inside; Escape, the cross and a click beside it close it. */
export function Dialog({ title, description, trigger, size = "md", children, ...root }: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  return (
    <BaseDialog.Root {...definedOnly(root)}>
      {trigger ? <BaseDialog.Trigger render={trigger} /> : null}
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="scrim fixed inset-0 z-40" />
        <BaseDialog.Viewport className="fixed inset-0 z-40 flex items-end justify-center sm:items-start sm:px-4 sm:pt-[12dvh]">
          <BaseDialog.Popup
            initialFocus={(openedBy) =>
              openedBy === "touch" ||
              matchMedia("(pointer: coarse)").matches ||
              (body.current?.querySelector<HTMLElement>(fields) ?? true)
            }
            className={cn(
              "popup flex max-h-[88dvh] w-full flex-col rounded-b-none shadow-dialog sm:max-h-[76dvh] sm:rounded-xl",
              widths[size],
            )}
          >
            <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-1">
              <div className="flex flex-col gap-1">
                <BaseDialog.Title className="text-lg font-semibold">{title}</BaseDialog.Title>
                {description ? (
                  <BaseDialog.Description className="text-sm text-muted">
                    {description}
                  </BaseDialog.Description>
                ) : null}
              </div>
              <BaseDialog.Close
                render={
                  <IconButton label={m.ui_close()} size="sm" className="-mr-1.5">
                    <X aria-hidden="true" className="size-4" />
                  </IconButton>
                }
              />
            </header>
            <div ref={body} className="flex min-h-0 flex-col gap-4 overflow-y-auto px-5 pt-3 pb-5">
              {children}
            </div>
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

/** Right-aligned row of buttons at a dialog's end; the action that matters stands last. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center justify-end gap-2 pt-1">{children}</div>;
}

/** Closes the dialog around it. */
export function DialogClose({ render }: { render: ReactElement }) {
  return <BaseDialog.Close render={render} />;
}

/** Base UI reads a key with `undefined` as "controlled by nothing". */
function definedOnly<T extends object>(props: T): Partial<T> {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as Partial<T>;
}
