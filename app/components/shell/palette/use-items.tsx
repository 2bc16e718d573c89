import {
  BriefcaseBusiness,
  Building2,
  Contrast,
  LogOut,
  Monitor,
  Moon,
  Rows3,
  Rows4,
  Settings,
  Sun,
  UserRound,
} from "lucide-react";
import { useNavigate, useSubmit } from "react-router";
import type { NavigationItem } from "#app/components/shell/navigation.tsx";
import { useSettingsPages } from "#app/components/shell/settings-tabs.tsx";
import { useChooseLook } from "#app/components/shell/theme-menu.tsx";
import { Avatar } from "#app/components/ui/avatar.tsx";
import { m } from "#app/paraglide/messages.js";
import { type Look, useAppearance } from "#app/theme.ts";
import type { PaletteAction } from "./actions.ts";
import type { PaletteItem } from "./items.ts";
import { type Finding, useLists } from "./use-finds.ts";

export interface ItemsOf {
  actions: readonly PaletteAction[];
  pages: readonly NavigationItem[];
  organizations: readonly { id: string; name: string }[];
  organization: string;
  finding: Finding;
}

/** What the page offers, where one can go, whom and what one can find, how it all looks. */
export function useItems({ actions, pages, organizations, organization, finding }: ItemsOf): PaletteItem[] {
  const navigate = useNavigate();
  const submit = useSubmit();
  const { requisitions, members } = useLists();
  const looks = useLooks();
  const settings = useSettingsPages();
  const go = (to: string) => () => void navigate(to);
  return [
    ...actions,
    ...finding.people.map((person) => ({
      id: person.application,
      label: person.name,
      group: m.palette_people(),
      hint: person.title,
      words: [person.headline ?? "", person.title],
      icon: <Avatar name={person.name} id={person.application} size="xs" />,
      run: go(`/requisitions/${person.requisition}/applications/${person.application}`),
    })),
    ...pages.map(({ to, label, icon }) => ({
      id: to,
      label,
      group: m.palette_pages(),
      icon,
      run: go(to),
    })),
    ...settings.map(({ to, label }) => ({
      // The navigation leads to the first of them by another name.
      id: `settings:${to}`,
      label,
      group: m.palette_pages(),
      words: [m.settings_label()],
      icon: <Settings />,
      quiet: true,
      run: go(to),
    })),
    ...requisitions.map(({ id, title, team, location }) => ({
      id,
      label: title,
      group: m.palette_requisitions(),
      hint: [team, location].filter(Boolean).join(" · "),
      words: [team, location],
      icon: <BriefcaseBusiness />,
      run: go(`/requisitions/${id}`),
    })),
    ...members.map(({ id, name, email }) => ({
      id,
      label: name,
      group: m.palette_members(),
      hint: email,
      words: [email],
      icon: <UserRound />,
      quiet: true,
      run: go("/settings/members"),
    })),
    ...looks,
    ...organizations
      .filter(({ id }) => id !== organization)
      .map(({ id, name }) => ({
        id,
        label: m.palette_organization({ name }),
        group: m.palette_account(),
        icon: <Building2 />,
        run: () => void submit({ organization: id }, { method: "post", action: "/organization" }),
      })),
    {
      id: "sign-out",
      label: m.shell_sign_out(),
      group: m.palette_account(),
      icon: <LogOut />,
      quiet: true,
      run: () => void submit(null, { method: "post", action: "/sign-out" }),
    },
  ];
}

/** Theme, contrast and density: those that are not in force. */
function useLooks(): PaletteItem[] {
  const appearance = useAppearance();
  const choose = useChooseLook();
  const looks = [
    ["theme", "light", m.palette_theme_light(), <Sun key="light" />],
    ["theme", "dark", m.palette_theme_dark(), <Moon key="dark" />],
    ["theme", "system", m.palette_theme_system(), <Monitor key="system" />],
    ["contrast", "more", m.palette_contrast_more(), <Contrast key="more" />],
    ["contrast", "system", m.palette_contrast_system(), <Contrast key="less" />],
    ["density", "compact", m.palette_density_compact(), <Rows4 key="compact" />],
    ["density", "comfortable", m.palette_density_comfortable(), <Rows3 key="comfortable" />],
  ] as const satisfies readonly (readonly [Look, string, string, unknown])[];
  return looks
    .filter(([look, value]) => appearance[look] !== value)
    .map(([look, value, label, icon]) => ({
      id: `${look}:${value}`,
      label,
      group: m.shell_theme(),
      icon,
      quiet: true,
      words: [m.shell_theme(), look],
      run: () => choose(look, value),
    }));
}
