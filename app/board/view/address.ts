/** A board's settings in the page's address: only what is not as usual, so that a link shows the same. Pure. */
import { type BoardSettings, boardSettingsSchema, plainSettings } from "#domain/views/board-settings.ts";

const names = {
  layout: "layout",
  text: "q",
  status: "status",
  stages: "stage",
  labels: "label",
  sources: "source",
  assignees: "who",
  age: "age",
  sort: "sort",
  reverse: "reverse",
  group: "group",
  lanes: "lanes",
  columns: "columns",
} as const satisfies Record<keyof BoardSettings, string>;
const keys = Object.keys(names) as (keyof BoardSettings)[];

const isPlain = (settings: BoardSettings, key: keyof BoardSettings) =>
  JSON.stringify(settings[key]) === JSON.stringify(plainSettings[key]);

/** Whether two boards would look the same. */
export function sameSettings(left: BoardSettings, right: BoardSettings): boolean {
  return keys.every((key) => JSON.stringify(left[key]) === JSON.stringify(right[key]));
}

/** Whether an address says anything about the board's settings. */
export function saysSettings(search: string | URLSearchParams): boolean {
  const params = new URLSearchParams(search);
  return keys.some((key) => params.has(names[key]));
}

/** The settings that an address says; what it says wrongly is as usual. */
export function readSettings(search: string | URLSearchParams): BoardSettings {
  const params = new URLSearchParams(search);
  const settings: Record<string, unknown> = {};
  for (const key of keys) {
    const said = params.get(names[key]);
    if (said === null) continue;
    const usual = plainSettings[key];
    const value = Array.isArray(usual)
      ? said.split(",").filter(Boolean)
      : key === "reverse"
        ? said === "1"
        : key === "age" && said !== "late"
          ? Number(said)
          : said;
    if (boardSettingsSchema.shape[key].safeParse(value).success) settings[key] = value;
  }
  return boardSettingsSchema.parse(settings);
}

/** The address's search with these settings, and whatever else stood in it. Empty or with a leading "?". */
export function writeSettings(settings: BoardSettings, search = ""): string {
  const params = new URLSearchParams(search);
  for (const key of keys) {
    params.delete(names[key]);
    if (isPlain(settings, key)) continue;
    const value = settings[key];
    params.set(names[key], key === "reverse" ? "1" : Array.isArray(value) ? value.join(",") : String(value));
  }
  // Commas are allowed in an address, and easier to read.
  const said = params.toString().replaceAll("%2C", ",");
  return said === "" ? "" : `?${said}`;
}
