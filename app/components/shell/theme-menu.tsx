import { Contrast, Monitor, Moon, Rows3, Rows4, Sun } from "lucide-react";
import { useFetcher } from "react-router";
import { MenuGroup, MenuRadio, MenuSeparator, MenuSub } from "#app/components/ui/menu.tsx";
import { m } from "#app/paraglide/messages.js";
import { type Look, themeAction, useAppearance } from "#app/theme.ts";

/** Light or dark, contrast, density: a submenu of the viewer's menu. */
export function ThemeMenu() {
  const appearance = useAppearance();
  const choose = useChooseLook();
  return (
    <MenuSub label={m.shell_theme()} icon={<Sun />}>
      <MenuGroup label={m.shell_theme_colours()}>
        <MenuRadio
          value={appearance.theme}
          onChange={(next) => choose("theme", next)}
          options={[
            { value: "system", label: m.shell_theme_system(), icon: <Monitor /> },
            { value: "light", label: m.shell_theme_light(), icon: <Sun /> },
            { value: "dark", label: m.shell_theme_dark(), icon: <Moon /> },
          ]}
        />
      </MenuGroup>
      <MenuSeparator />
      <MenuGroup label={m.shell_contrast()}>
        <MenuRadio
          value={appearance.contrast}
          onChange={(next) => choose("contrast", next)}
          options={[
            { value: "system", label: m.shell_theme_system(), icon: <Monitor /> },
            { value: "more", label: m.shell_contrast_more(), icon: <Contrast /> },
          ]}
        />
      </MenuGroup>
      <MenuSeparator />
      <MenuGroup label={m.shell_density()}>
        <MenuRadio
          value={appearance.density}
          onChange={(next) => choose("density", next)}
          options={[
            { value: "comfortable", label: m.shell_density_comfortable(), icon: <Rows3 /> },
            { value: "compact", label: m.shell_density_compact(), icon: <Rows4 /> },
          ]}
        />
      </MenuGroup>
    </MenuSub>
  );
}

/** Changes one of how the pages look; it shows at once. */
export function useChooseLook(): (look: Look, value: string) => void {
  const fetcher = useFetcher({ key: "theme" });
  return (look, value) => void fetcher.submit({ [look]: value }, { method: "post", action: themeAction });
}
