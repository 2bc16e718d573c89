import { Bell as BellIcon } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { phoneItem } from "#app/components/shell/navigation.tsx";
import { NoticeList } from "#app/components/shell/notice-list.tsx";
import { cn } from "#app/components/ui/cn.ts";
import { useAnnounce } from "#app/components/ui/live-region.tsx";
import { Popover } from "#app/components/ui/popover.tsx";
import { useUnseen } from "#app/live/use-organization-line.ts";
import { m } from "#app/paraglide/messages.js";

const mostShown = 99;

/** How many mentions wait, live, and the list of them. */
export function Bell({ compact }: { compact?: boolean }) {
  const unseen = useUnseen() ?? 0;
  const [open, setOpen] = useState(false);
  const announce = useAnnounce();
  const before = useRef(unseen);
  useEffect(() => {
    if (unseen > before.current && !open) announce(m.notices_announce());
    before.current = unseen;
  }, [unseen, open, announce]);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title={m.notices_title()}
      side={compact ? "top" : "right"}
      align="end"
      className="max-h-[min(28rem,80dvh)] w-80 overflow-y-auto"
      trigger={
        <button
          type="button"
          className={cn(
            "relative flex h-8 items-center gap-2.5 rounded-md px-2 text-sm font-medium text-muted transition-colors hover:bg-text/5 hover:text-text data-popup-open:bg-text/9 max-lg:justify-center pointer-coarse:h-10 [&_svg]:size-4 [&_svg]:shrink-0",
            compact && [phoneItem, "pointer-coarse:h-14"],
          )}
        >
          <BellIcon aria-hidden="true" />
          <span aria-hidden="true" className={cn("truncate", compact ? "@max-sm:hidden" : "max-lg:hidden")}>
            {m.notices_open()}
          </span>
          <span className="sr-only">
            {unseen > 0 ? m.notices_unseen({ count: unseen }) : m.notices_open()}
          </span>
          {unseen > 0 ? (
            <span
              aria-hidden="true"
              data-unseen={unseen}
              className={cn(
                "min-w-4 rounded-full bg-accent px-1 text-center text-2xs font-semibold leading-4 text-on-accent tabular-nums",
                compact
                  ? "absolute top-1.5 left-[calc(50%+0.25rem)]"
                  : "lg:ml-auto max-lg:absolute max-lg:-top-0.5 max-lg:-right-0.5",
              )}
            >
              {Math.min(unseen, mostShown)}
            </span>
          ) : null}
        </button>
      }
    >
      <NoticeList onOpen={() => setOpen(false)} />
    </Popover>
  );
}
