import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "#app/components/ui/button.tsx";
import { cn } from "#app/components/ui/cn.ts";
import { m } from "#app/paraglide/messages.js";

const looks = {
  info: { box: "bg-info-soft text-info-text", icon: Info },
  success: { box: "bg-success-soft text-success-text", icon: CircleCheck },
  warning: { box: "bg-warning-soft text-warning-text", icon: TriangleAlert },
  danger: { box: "bg-danger-soft text-danger-text", icon: CircleAlert },
} as const;

export interface BannerProps {
  tone?: keyof typeof looks;
  /** `status` is read when there is time, `alert` at once, `none` for what stood there from the start. */
  live?: "status" | "alert" | "none";
  icon?: ReactNode;
  actions?: ReactNode;
  onDismiss?: () => void;
  className?: string;
  children: ReactNode;
}

/** A line across a page or a panel: offline, on hold, a file that could not be read. */
export function Banner(props: BannerProps) {
  const { tone = "info", live = "none", icon, actions, onDismiss, className, children } = props;
  const { box, icon: Icon } = looks[tone];
  return (
    <div
      {...(live === "none" ? {} : { role: live })}
      className={cn(
        "flex items-center gap-2.5 rounded-md border border-transparent px-3 py-2 text-sm [&_svg]:shrink-0",
        box,
        className,
      )}
    >
      {icon ?? <Icon aria-hidden="true" className="size-4" />}
      <div className="min-w-0 flex-1">{children}</div>
      {actions}
      {onDismiss ? (
        <IconButton label={m.ui_dismiss()} size="sm" onClick={onDismiss} className="-my-1 -mr-1 text-current">
          <X aria-hidden="true" className="size-3.5" />
        </IconButton>
      ) : null}
    </div>
  );
}
