/**
 * How the pages look to one person: light or dark, how strong the contrast, how close things stand. What was chosen is
 * kept in cookies, so nothing flashes; the first value of each is the system's preference, or nobody's choice.
 */
import { useFetchers, useRouteLoaderData } from "react-router";

export const looks = {
  theme: ["system", "light", "dark"],
  /** `system`: more for those whose system asks for it (prefers-contrast). */
  contrast: ["system", "more"],
  density: ["comfortable", "compact"],
} as const;
export type Look = keyof typeof looks;
export type Appearance = { [K in Look]: (typeof looks)[K][number] };
export type Theme = Appearance["theme"];
export type Density = Appearance["density"];

/** A form posted here with `theme`, `contrast` or `density` changes that one. */
export const themeAction = "/theme";

/** Like every cookie of ours: this host alone sets and gets them, and no script reads them. */
const cookieOf = (look: Look) => `__Host-hotgigs_${look}`;
const year = 365 * 24 * 60 * 60;

function parse<K extends Look>(look: K, value: unknown): Appearance[K] {
  const known = looks[look] as readonly string[] as readonly Appearance[K][];
  return known.find((each) => each === value) ?? (looks[look][0] as Appearance[K]);
}

/** What was chosen, from a request's Cookie header; the first value where nothing (sensible) was. */
export function readAppearance(cookies: string | null): Appearance {
  const read = <K extends Look>(look: K) =>
    parse(look, new RegExp(`(?:^|;\\s*)${cookieOf(look)}=(\\w+)`).exec(cookies ?? "")?.[1]);
  return { theme: read("theme"), contrast: read("contrast"), density: read("density") };
}

/** The Set-Cookie headers that keep what a form chose; the first value forgets. */
export function writeAppearance(form: FormData): string[] {
  return (Object.keys(looks) as Look[])
    .filter((look) => form.has(look))
    .map((look) => {
      const value = parse(look, form.get(look));
      const age = value === looks[look][0] ? 0 : year;
      return `${cookieOf(look)}=${value}; Path=/; Max-Age=${age}; SameSite=Lax; Secure; HttpOnly`;
    });
}

/** What is in force, already the new one while a change is under way. */
export function useAppearance(): Appearance {
  const root = useRouteLoaderData<{ appearance: Appearance }>("root");
  const pending = useFetchers().flatMap(({ formAction, formData }) =>
    formAction === themeAction && formData ? [formData] : [],
  );
  const now = <K extends Look>(look: K): Appearance[K] => {
    const changing = pending.findLast((form) => form.has(look));
    return changing ? parse(look, changing.get(look)) : (root?.appearance[look] ?? parse(look, null));
  };
  return { theme: now("theme"), contrast: now("contrast"), density: now("density") };
}

/** The density in force; also on the page as `html[data-density]`. */
export function useDensity(): Density {
  return useAppearance().density;
}
