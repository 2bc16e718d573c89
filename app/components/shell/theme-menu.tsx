import { Monitor, Moon, Sun } from "lucide-react";
import { useFetcher } from "react-router";
import { MenuRadio, MenuSub } from "#app/components/ui/menu.tsx";
import { m } from "#app/paraglide/messages.js";
import { themeAction, useTheme } from "#app/theme.ts";

/** Light, dark, or what the system says: a submenu of the viewer's menu. */
export function ThemeMenu() {
  const theme = useTheme();
  const fetcher = useFetcher({ key: "theme" });
  return (
    <MenuSub label={m.shell_theme()} icon={<Sun />}>
      <MenuRadio
        value={theme}
        onChange={(next) => fetcher.submit({ theme: next }, { method: "post", action: themeAction })}
        options={[
          { value: "system", label: m.shell_theme_system(), icon: <Monitor /> },
          { value: "light", label: m.shell_theme_light(), icon: <Sun /> },
          { value: "dark", label: m.shell_theme_dark(), icon: <Moon /> },
        ]}
      />
    </MenuSub>
  );
}
