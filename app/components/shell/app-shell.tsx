import { type ReactNode, useEffect } from "react";
import { Link } from "react-router";
import { Bell } from "#app/components/shell/late-bell.tsx";
import { Mark } from "#app/components/shell/mark.tsx";
import { BottomNavigation, navigationFor, RailNavigation } from "#app/components/shell/navigation.tsx";
import { OfflineBanner } from "#app/components/shell/offline-banner.tsx";
import {
  PaletteButton,
  PaletteHost,
  PalettePhoneButton,
} from "#app/components/shell/palette/palette-host.tsx";
import { ViewerMenu } from "#app/components/shell/viewer-menu.tsx";
import { useToast, useToastsSoon } from "#app/components/ui/toast.tsx";
import { onNotSent } from "#app/not-sent.ts";
import { m } from "#app/paraglide/messages.js";
import type { Capability } from "#domain/access/access.ts";

export interface AppShellProps {
  organization: { id: string; name: string };
  organizations: readonly { id: string; name: string }[];
  user: { id: string; name: string; email: string; hue: number };
  capabilities: readonly Capability[];
  development: boolean;
  children: ReactNode;
}

/**
 * What stands around every page of the team: a rail at the left, a bar at the bottom of phones, and `<main>`.
 * Pages bring a `Page`, never a `main` of their own.
 */
export function AppShell(props: AppShellProps) {
  const { organization, organizations, user, capabilities, development, children } = props;
  const me = { user, organizations, organization: organization.id, side: "top" } as const;
  const items = navigationFor(capabilities, development);
  // Who may list requisitions has a line to the organization, and who sees candidates can be mentioned.
  const mentioned = ["requisition.list", "candidate.view"].every((each) =>
    capabilities.includes(each as Capability),
  );
  useToastsSoon();
  const { toast } = useToast();
  useEffect(() => onNotSent(() => toast({ title: m.shell_not_sent(), tone: "danger" })), [toast]);
  return (
    <PaletteHost pages={items} organizations={organizations} organization={organization.id} person={user.id}>
      <div className="flex min-h-dvh">
        <header className="sticky top-0 flex h-dvh w-13 shrink-0 flex-col gap-3 border-r bg-sunken p-2 max-md:hidden lg:w-52">
          <Link
            to={items[0]?.to ?? "/"}
            className="flex h-9 items-center gap-2 rounded-md px-1.5 font-semibold transition-colors hover:bg-text/5 max-lg:justify-center pointer-coarse:h-10"
          >
            <Mark className="size-5 shrink-0" />
            <span className="truncate max-lg:sr-only">{organization.name}</span>
          </Link>
          <PaletteButton />
          <RailNavigation items={items} />
          <div className="mt-auto flex flex-col max-lg:items-center">
            {mentioned ? <Bell /> : null}
            <ViewerMenu {...me} />
          </div>
        </header>
        <div className="flex min-w-0 flex-1 flex-col max-md:pb-[calc(3.5rem+env(safe-area-inset-bottom))]">
          <OfflineBanner />
          <main id="content" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
            {children}
          </main>
        </div>
        <BottomNavigation items={items}>
          <PalettePhoneButton />
          {mentioned ? <Bell compact /> : null}
          <ViewerMenu {...me} compact />
        </BottomNavigation>
      </div>
    </PaletteHost>
  );
}
