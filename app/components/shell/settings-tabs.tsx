import { NavLink, useRouteLoaderData } from "react-router";
import { m } from "#app/paraglide/messages.js";
import type { loader } from "#app/routes/hiring/shell/route.tsx";
import type { Capability } from "#domain/access/access.ts";

/** The pages of an organization's settings: path, words, what one needs to be shown it. */
const pages: readonly (readonly [to: string, words: () => string, needs: Capability])[] = [
  ["/settings/members", m.members_title, "member.list"],
  ["/settings/groups", m.groups_title, "member.list"],
  ["/settings/lists", m.lists_title, "lists.edit"],
  ["/settings/templates", m.templates_title, "lists.edit"],
  ["/settings/agencies", m.agencies_title, "agency.manage"],
  ["/settings/security", m.nav_security, "organization.manage"],
  ["/settings/keys", m.keys_title, "organization.manage"],
  ["/settings/audit", m.audit_title, "audit.view"],
  ["/settings/parked", m.parked_title, "organization.manage"],
  ["/settings/access", m.explain_title, "audit.view"],
];

/** Those that this person is shown. */
export function useSettingsPages(): { to: string; label: string }[] {
  const shell = useRouteLoaderData<typeof loader>("routes/hiring/shell/route");
  return pages
    .filter(([, , needs]) => shell?.capabilities.includes(needs))
    .map(([to, words]) => ({ to, label: words() }));
}

/** From one page of the settings to the others. Nothing if there is only one for this person. */
export function SettingsTabs() {
  const shown = useSettingsPages();
  if (shown.length < 2) return null;
  return (
    <nav aria-label={m.settings_label()} className="border-b">
      <ul className="mx-auto flex max-w-3xl gap-4 overflow-x-auto px-4">
        {shown.map(({ to, label }) => (
          <li key={to} className="shrink-0">
            <NavLink
              to={to}
              prefetch="intent"
              className="-mb-px flex h-10 items-center border-b-2 border-transparent text-sm text-muted hover:text-text aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-text"
            >
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
