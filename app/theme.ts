/** Light or dark: the system's preference unless the person chose, which a cookie keeps (so nothing flashes). */
import { useFetchers, useRouteLoaderData } from "react-router";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];
export const themeAction = "/theme";

/** Like every cookie of ours: this host alone sets and gets it, and no script reads it. */
const cookieName = "__Host-hotgigs_theme";
const year = 365 * 24 * 60 * 60;

/** What was chosen, from a request's Cookie header; "system" when nothing (sensible) was. */
export function readTheme(cookies: string | null): Theme {
  const match = /(?:^|;\s*)__Host-hotgigs_theme=(\w+)/.exec(cookies ?? "");
  return parseTheme(match?.[1]);
}

export function parseTheme(value: unknown): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}

/** The Set-Cookie header that keeps a choice; "system" forgets it. */
export function writeTheme(theme: Theme): string {
  const age = theme === "system" ? 0 : year;
  return `${cookieName}=${theme}; Path=/; Max-Age=${age}; SameSite=Lax; Secure; HttpOnly`;
}

/** The theme in force, already the new one while a change is under way. */
export function useTheme(): Theme {
  const root = useRouteLoaderData<{ theme: Theme }>("root");
  const pending = useFetchers().find((fetcher) => fetcher.formAction === themeAction)?.formData;
  return pending ? parseTheme(pending.get("theme")) : (root?.theme ?? "system");
}
