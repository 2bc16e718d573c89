import { BriefcaseBusiness, CalendarClock, ChartNoAxesColumn, Mail, Settings, UserPlus } from "lucide-react";
import type { ReactNode } from "react";
import { Link, useLocation } from "react-router";
import { cn } from "#app/components/ui/cn.ts";
import { Tooltip } from "#app/components/ui/tooltip.tsx";
import { m } from "#app/paraglide/messages.js";
import type { Capability } from "#domain/access/access.ts";

export interface NavigationItem {
  to: string;
  /** It stands for all pages below here, not only for the one that it leads to. */
  under?: string;
  label: string;
  icon: ReactNode;
  /** Not on phones, where there is no room for what developers need. */
  wide?: boolean;
}

/** Where this person may go. */
export function navigationFor(capabilities: readonly Capability[], development: boolean): NavigationItem[] {
  const items: (NavigationItem | false)[] = [
    capabilities.includes("requisition.list") && {
      to: "/requisitions",
      label: m.nav_requisitions(),
      icon: <BriefcaseBusiness />,
    },
    capabilities.includes("agency.submit") && {
      to: "/agency",
      label: m.nav_agency(),
      icon: <BriefcaseBusiness />,
    },
    capabilities.includes("interview.conduct") && {
      to: "/interviews",
      label: m.interviews_title(),
      icon: <CalendarClock />,
    },
    capabilities.includes("referral.make") && {
      to: "/referrals",
      label: m.referrals_title(),
      icon: <UserPlus />,
    },
    capabilities.includes("eeo.viewAggregates") && {
      to: "/reports/eeo",
      under: "/reports/",
      label: m.eeo_reports(),
      icon: <ChartNoAxesColumn />,
      wide: true,
    },
    capabilities.includes("member.list") && {
      to: "/settings/members",
      under: "/settings/",
      label: m.nav_settings(),
      icon: <Settings />,
    },
    development && { to: "/mailbox", label: m.nav_mailbox(), icon: <Mail />, wide: true },
  ];
  return items.filter((item) => item !== false);
}

/** Which item the page belongs to. One's own account is nobody's. */
function useHere(): (item: NavigationItem) => "page" | undefined {
  const { pathname } = useLocation();
  return ({ to, under = to }) =>
    pathname.startsWith(under) && !pathname.startsWith("/settings/account") ? "page" : undefined;
}

/** The side rail's list: words from 1024 px on, icons with tooltips below. */
export function RailNavigation({ items }: { items: readonly NavigationItem[] }) {
  const here = useHere();
  return (
    <nav aria-label={m.nav_label()}>
      <ul className="flex flex-col gap-0.5">
        {items.map((item) => (
          <li key={item.to}>
            <Tooltip content={<span className="lg:hidden">{item.label}</span>} side="right">
              <Link
                to={item.to}
                aria-current={here(item)}
                prefetch="intent"
                className="flex h-8 items-center gap-2.5 rounded-md px-2 text-sm font-medium text-muted transition-colors hover:bg-text/5 hover:text-text aria-[current=page]:bg-text/9 aria-[current=page]:text-text forced-colors:aria-[current=page]:outline-1 max-lg:justify-center pointer-coarse:h-10 [&_svg]:size-4 [&_svg]:shrink-0"
              >
                <span aria-hidden="true">{item.icon}</span>
                <span className="truncate max-lg:sr-only">{item.label}</span>
              </Link>
            </Tooltip>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What all that stands in the bar of phones looks like. */
export const phoneItem =
  "flex h-14 min-w-10 flex-col items-center justify-center gap-1 rounded-md px-1 text-2xs font-medium text-muted [&_svg]:size-5";

/** The bar at the bottom of phones, within reach of the thumb. */
export function BottomNavigation({
  items,
  children,
}: {
  items: readonly NavigationItem[];
  children: ReactNode;
}) {
  const here = useHere();
  return (
    <nav
      aria-label={m.nav_label()}
      className="@container fixed inset-x-0 bottom-0 z-30 flex h-[calc(3.5rem+env(safe-area-inset-bottom))] items-center justify-around border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {items
        .filter(({ wide }) => !wide)
        .map((item) => (
          <Link
            key={item.to}
            to={item.to}
            aria-current={here(item)}
            className={cn(
              phoneItem,
              "aria-[current=page]:text-accent-text forced-colors:aria-[current=page]:outline-1",
            )}
          >
            <span aria-hidden="true">{item.icon}</span>
            <PhoneLabel>{item.label}</PhoneLabel>
          </Link>
        ))}
      {children}
    </nav>
  );
}

/** What stands below an icon of the bar, where the phone is wide enough for words. */
export function PhoneLabel({ children }: { children: ReactNode }) {
  return <span className="@max-sm:sr-only">{children}</span>;
}
