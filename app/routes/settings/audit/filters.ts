/** The filters of the audit page as they stand in its address; days are the reader's in UTC. Pure. */
const day = 24 * 60 * 60_000;
/** The choice that stands for none: a select has no empty value. */
export const all = "all";

export interface ShownFilters {
  actor: string;
  action: string;
  requisition: string;
  /** YYYY-MM-DD. */
  since: string;
  until: string;
  /** Lines before this moment: the next page. */
  older: string;
}

const chosen = (value: string | null) => (value === null || value === all ? "" : value);

/** What to ask for, and what the form shows. What is no day or number is left out. */
export function readFilters(search: URLSearchParams): { query: Record<string, string>; shown: ShownFilters } {
  const shown: ShownFilters = {
    actor: chosen(search.get("actor")),
    action: chosen(search.get("action")),
    requisition: chosen(search.get("requisition")),
    since: isDay(search.get("since")),
    until: isDay(search.get("until")),
    older: /^\d{1,15}$/.test(search.get("older") ?? "") ? (search.get("older") ?? "") : "",
  };
  const { actor, action, requisition, since, until, older } = shown;
  const ends = [until === "" ? null : Date.parse(until) + day, older === "" ? null : Number(older)];
  const before = ends.filter((end) => end !== null);
  const query = {
    ...(actor && { actor }),
    ...(action && { action }),
    ...(requisition && { requisition }),
    ...(since && { since: String(Date.parse(since)) }),
    ...(before.length > 0 && { until: String(Math.min(...before)) }),
  };
  return { query, shown };
}

function isDay(value: string | null): string {
  return value && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : "";
}
