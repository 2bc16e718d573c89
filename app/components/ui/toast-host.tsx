import { Toast as BaseToast } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { buttonStyles, IconButton } from "#app/components/ui/button.tsx";
import { cn } from "#app/components/ui/cn.ts";
import type { ToastDesk } from "#app/components/ui/toast-desk.ts";
import { m } from "#app/paraglide/messages.js";

/** Draws what the desk was given. F6 moves focus to the notes. */
export function ToastHost({ desk }: { desk: ToastDesk }) {
  return (
    <BaseToast.Provider limit={4}>
      <BaseToast.Portal>
        <BaseToast.Viewport
          aria-label={m.ui_notifications()}
          className="fixed inset-x-3 bottom-[calc(4.5rem+env(safe-area-inset-bottom))] z-60 flex flex-col-reverse gap-2 sm:inset-x-auto sm:right-4 sm:bottom-4 sm:w-90"
        >
          <ToastList desk={desk} />
        </BaseToast.Viewport>
      </BaseToast.Portal>
    </BaseToast.Provider>
  );
}

const icons: Record<string, ReactNode> = {
  success: <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-success-text" />,
  danger: <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-danger-text" />,
};

function useDesk(desk: ToastDesk) {
  const { toasts, add, close } = BaseToast.useToastManager();
  useEffect(
    () =>
      desk.attach({
        close,
        add: ({ id, title, description, tone = "neutral", action, timeout }) =>
          void add({
            id,
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
                      close(id);
                      action.onAction();
                    },
                  },
                }
              : {}),
          }),
      }),
    [desk, add, close],
  );
  return toasts;
}

function ToastList({ desk }: { desk: ToastDesk }) {
  return useDesk(desk).map((toast) => (
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
