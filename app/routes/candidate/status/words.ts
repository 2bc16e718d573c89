/** What a candidate reads for a notice: never more than the notice holds. */
import { m } from "#app/paraglide/messages.js";
import type { StatusEntry } from "#domain/views/candidate-status.ts";
import type { Standing } from "#domain/views/standing.ts";

interface About {
  role: string;
  organization: string;
}

export interface Words {
  headline: string;
  lead: string;
  /** A second, quieter sentence. */
  thanks: string | null;
  /** What the moment of the last notice is called. */
  since: string;
}

/** The words for where an application stands; null: nothing was announced yet. */
export function wordsFor(standing: Standing | null, about: About): Words {
  if (standing === null) {
    return { headline: m.journey_none_title(), lead: m.journey_none_lead(about), thanks: null, since: "" };
  }
  const { kind, publicName } = standing;
  switch (kind) {
    case "received":
      return {
        headline: m.journey_received_title(),
        lead: publicName === null ? m.journey_received_lead(about) : m.journey_received_lead_stage(about),
        thanks: null,
        since: m.journey_received_on(),
      };
    case "stage":
      return {
        headline: publicName ?? "",
        lead: m.journey_stage_lead(about),
        thanks: null,
        since: m.journey_since(),
      };
    case "notSelected":
      return {
        headline: m.journey_not_selected_title(),
        lead: m.journey_not_selected_lead(about),
        thanks: m.journey_not_selected_thanks(),
        since: m.journey_told(),
      };
    case "withdrawn":
      return {
        headline: m.journey_withdrawn_title(),
        lead: m.journey_withdrawn_lead(about),
        thanks: m.journey_withdrawn_thanks(),
        since: m.journey_told(),
      };
    case "hired":
      return {
        headline: m.journey_hired_title(),
        lead: m.journey_hired_lead(about),
        thanks: null,
        since: m.journey_told(),
      };
  }
}

/** A line of the history. */
export function entryWords({ notice }: StatusEntry): string {
  switch (notice.kind) {
    case "received":
      return notice.publicName === null
        ? m.journey_entry_received()
        : m.journey_entry_received_stage({ stage: notice.publicName });
    case "stage":
      return m.journey_entry_stage({ stage: notice.publicName });
    case "notSelected":
      return m.journey_entry_not_selected();
    case "withdrawn":
      return m.journey_entry_withdrawn();
    case "hired":
      return m.journey_entry_hired();
  }
}

/** What is said aloud when news arrives while the page is open. */
export function newsWords({ kind, publicName }: Standing): string {
  switch (kind) {
    case "received":
      return m.journey_told_received();
    case "stage":
      return m.journey_moved({ stage: publicName ?? "" });
    case "notSelected":
      return m.journey_told_not_selected();
    case "withdrawn":
      return m.journey_told_withdrawn();
    case "hired":
      return m.journey_told_hired();
  }
}
