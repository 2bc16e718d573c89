/** Times as an input of type datetime-local writes them, in this browser's zone. */
import { latestStart } from "#domain/interview/schema.ts";

/** "2026-11-24T10:00"; nothing for no time. */
export function toLocalTime(at: number | null): string {
  if (at === null) return "";
  const offset = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - offset).toISOString().slice(0, 16);
}

/** Epoch milliseconds; null for nothing, for what is no time, and for one that no interview has. */
export function fromLocalTime(text: string): number | null {
  const at = new Date(text).getTime();
  return text === "" || Number.isNaN(at) || at < 0 || at > latestStart ? null : at;
}
