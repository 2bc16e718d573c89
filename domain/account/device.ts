/** What a browser says of itself, in the few words that a person needs to recognise it. */

export const deviceKinds = ["computer", "phone", "tablet", "program"] as const;

export interface Device {
  kind: (typeof deviceKinds)[number];
  /** "Firefox"; null for who says nothing that we know. */
  browser: string | null;
  system: string | null;
}

// The order matters: nearly every browser also claims to be some of those below it.
const browsers: [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\b(?:OPR|Opera)\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bVivaldi\//, "Vivaldi"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:Headless)?(?:Chrome|CriOS|Chromium)\//, "Chrome"],
  [/\bVersion\/[\d.]+.*\bSafari\//, "Safari"],
];
const systems: [RegExp, string][] = [
  [/\biPad\b/, "iPadOS"],
  [/\b(?:iPhone|iPod)\b/, "iOS"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bLinux\b|\bX11\b/, "Linux"],
];

/** Reads a User-Agent header. */
export function deviceOf(userAgent: string | null): Device {
  const agent = userAgent ?? "";
  const browser = named(browsers, agent);
  const system = named(systems, agent);
  return { kind: kindOf(agent, browser, system), browser, system };
}

function kindOf(agent: string, browser: string | null, system: string | null): Device["kind"] {
  if (browser === null && system === null) return "program";
  if (system === "iPadOS" || (system === "Android" && !/\bMobile\b/.test(agent))) return "tablet";
  return system === "iOS" || system === "Android" ? "phone" : "computer";
}

function named(table: [RegExp, string][], agent: string): string | null {
  return table.find(([pattern]) => pattern.test(agent))?.[1] ?? null;
}
