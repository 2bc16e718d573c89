import { Toast as BaseToast } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { buttonStyles, IconButton } from "#app/components/ui/button.tsx";
import { cn } from "#app/components/ui/cn.ts";
import { m } from "#app/paraglide/messages.js";

export interface ToastOptions {
  title: string;
  description?: string;
  tone?: "neutral" | "success" | "danger";
  /** A button within it: "Undo". The toast closes when it is pressed. */
  action?: { label: string; onAction: () => void };
  /** Milliseconds; 0 stays until closed. 6,000 unless said; with an action 10,000. */
  timeout?: number;
}

/** `toast({title, action})` shows a short note, read out by assistive technology (at once when it is a danger). */
export function useToast() {
  const manager = BaseToast.useToastManager();
  return useMemo(
    () => ({
      toast({ title, description, tone = "neutral", action, timeout }: ToastOptions): string {
        const id = manager.add({
          title,
          description,
          type: tone,
          timeout: timeout ?? (action ? 10_000 : 6_000),
          priority: tone === "danger" ? "high" : "low",
          ...(action
            ? {
                actionProps: {
                  children: action.label,
                  onClick: () => {
                    manager.close(id);
                    action.onAction();
                  },
                },
              }
            : {}),
        });
        return id;
      },
      close: (id: string) => manager.close(id),
    }),
    [manager.add, manager.close],
  );
}

/** Around the app, once, in root.tsx. F6 moves focus to the notes. */
export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <BaseToast.Provider limit={4}>
      {children}
      <BaseToast.Portal>
        <BaseToast.Viewport
          aria-label={m.ui_notifications()}
          className="fixed inset-x-3 bottom-[calc(4.5rem+env(safe-area-inset-bottom))] z-60 flex flex-col-reverse gap-2 sm:inset-x-auto sm:right-4 sm:bottom-4 sm:w-90"
        >
          <ToastList />
        </BaseToast.Viewport>
      </BaseToast.Portal>
    </BaseToast.Provider>
  );
}

const icons: Record<string, ReactNode> = {
  success: <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-success-text" />,
  danger: <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-danger-text" />,
};

function ToastList() {
  const { toasts } = BaseToast.useToastManager();
  return toasts.map((toast) => (
    <BaseToast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={["right", "down"]}
      className={cn(
        "w-full rounded-lg bg-raised shadow-popup outline-1 outline-transparent transition-[opacity,translate] duration-160",
        "data-starting-style:translate-y-2 data-starting-style:opacity-0 data-ending-style:opacity-0 data-limited:hidden",
      )}
    >
      <BaseToast.Content className="flex items-start gap-2.5 py-2.5 pr-2 pl-3">
        {icons[toast.type ?? ""]}
        <span className="flex min-w-0 flex-1 flex-col py-0.5">
          <BaseToast.Title className="text-sm font-medium wrap-anywhere" />
          <BaseToast.Description className="text-xs text-muted wrap-anywhere" />
        </span>
        <BaseToast.Action className={cn(buttonStyles({ variant: "secondary", size: "sm" }))} />
        <BaseToast.Close
          render={
            <IconButton label={m.ui_dismiss()} size="sm">
              <X aria-hidden="true" className="size-3.5" />
            </IconButton>
          }
        />
      </BaseToast.Content>
    </BaseToast.Root>
  ));
}
