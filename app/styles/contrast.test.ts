import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const [light = "", contrastLight = "", dark = "", contrastDark = ""] = css
  .slice(css.indexOf("color-scheme: light"))
  .split(/@variant token-contrast \{|@variant token-dark \{/);
const day = palette(light);
const night = { ...day, ...palette(dark) };
/** Tokens, and the contrast that text has to have in them: WCAG AA, and AAA where more was asked for. */
const themes = {
  light: { tokens: day, least: 4.5 },
  dark: { tokens: night, least: 4.5 },
  "light, high contrast": { tokens: { ...day, ...palette(contrastLight) }, least: 7 },
  "dark, high contrast": { tokens: { ...night, ...palette(contrastDark) }, least: 7 },
};
const tints = [
  ...readFileSync(new URL("./base.css", import.meta.url), "utf8").matchAll(/--tint-hue: (\d+);/g),
].map((match) => Number(match[1]));

const grounds = ["background", "surface", "sunken", "raised", "hover", "selected"];
const readable: [text: string, ground: string][] = [
  ...["text", "muted", "subtle"].flatMap((text) => grounds.map((ground): [string, string] => [text, ground])),
  ...["accent", "danger", "warning", "success", "info"].flatMap((tone): [string, string][] => [
    [`${tone}-text`, `${tone}-soft`],
    [`${tone}-text`, "surface"],
    [`${tone}-text`, "background"],
    [`${tone}-text`, "raised"],
    [`${tone}-text`, "sunken"],
  ]),
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-danger", "danger"],
  ["on-danger", "danger-hover"],
];
const visible: [line: string, ground: string][] = ["control", "focus", "accent", "danger"].flatMap((line) =>
  ["background", "surface", "raised"].map((ground): [string, string] => [line, ground]),
);

describe.each(Object.entries(themes))("in the %s theme", (_name, { tokens, least }) => {
  const colour = (name: string) => luminance(tokens[name] ?? missing(name));

  test.each(readable)("%s can be read on %s", (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(least);
  });

  test.each(visible)("%s can be made out on %s", (line, ground) => {
    expect(contrast(colour(line), colour(ground))).toBeGreaterThanOrEqual(3);
  });

  test.each(tints)("initials can be read on a person's colour of hue %d", (hue) => {
    const at = (name: string): Oklch => {
      const [l = 0, c = 0] = tokens[name] ?? missing(name);
      return [l, c, hue];
    };
    expect(contrast(luminance(at("tint-text")), luminance(at("tint-bg")))).toBeGreaterThanOrEqual(least);
    expect(contrast(luminance(at("tint-line")), colour("surface"))).toBeGreaterThanOrEqual(3);
  });
});

type Oklch = [lightness: number, chroma: number, hue: number];

function missing(name: string): never {
  throw new Error(`no token ${name}`);
}

function palette(block: string): Record<string, Oklch> {
  const declared = block.matchAll(/--([\w-]+): (?:oklch\()?([\d.]+) ([\d.]+)(?: ([\d.]+))?/g);
  return Object.fromEntries(
    [...declared].map(([, name, l, c, h]) => [name, [Number(l), Number(c), Number(h ?? 0)]]),
  );
}

/** WCAG relative luminance of a colour as a screen shows it (cut to sRGB); the matrices are CSS Color 4's. */
function luminance([lightness, chroma, hue]: Oklch): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const cut = (value: number) => Math.min(1, Math.max(0, value));
  const red = cut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = cut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = cut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(left: number, right: number): number {
  return (Math.max(left, right) + 0.05) / (Math.min(left, right) + 0.05);
}
