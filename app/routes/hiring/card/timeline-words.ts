import { m } from "#app/paraglide/messages.js";
import type { TimelineEntry } from "#domain/views/card.ts";
import { sourceWords } from "./source-words.ts";

/** What happened, in a sentence. Names of stages and reasons are resolved by the server, or from the live board. */
export function timelineWords({ type, params }: TimelineEntry): string {
  const of = (key: string) => params[key] ?? "";
  switch (type) {
    case "application.created":
      return m.card_event_created({ stage: of("stage"), source: sourceWords(of("source")) });
    case "application.moved":
      return m.card_event_moved({ from: of("from"), to: of("to") });
    case "application.rejected":
      return m.card_event_rejected({ reason: of("reason"), stage: of("stage") });
    case "application.unrejected":
      return m.card_event_unrejected({ stage: of("stage") });
    case "application.hired":
      return m.card_event_hired();
    case "application.withdrawn":
      return params.reason
        ? m.verbs_event_withdrawn_reason({ reason: params.reason })
        : m.verbs_event_withdrawn();
    case "application.unwithdrawn":
      return m.verbs_event_unwithdrawn({ stage: of("stage") });
    case "application.unhired":
      return m.verbs_event_unhired({ stage: of("stage") });
    case "application.assigned":
      return params.who === undefined
        ? m.verbs_event_unassigned()
        : m.verbs_event_assigned({ who: params.who });
    case "application.arrived":
      return m.verbs_event_arrived({ stage: of("stage"), from: of("from") });
    case "application.transferStarted":
      return m.verbs_event_leaves({ to: of("to") });
    case "application.transferCompleted":
      return m.verbs_event_left({ to: of("to") });
    case "application.transferFailed":
      return m.verbs_event_failed({ to: of("to") });
    case "interview.planned":
      return m.interviews_event_planned({ who: of("who") });
    case "interview.changed":
      return m.interviews_event_changed({ who: of("who") });
    case "interview.cancelled":
      return m.interviews_event_cancelled();
    case "interview.finished":
      return m.interviews_event_finished();
    case "announcement.scheduled":
      return m.card_event_scheduled({ name: of("publicName") || of("stage") });
    case "announcement.cancelled":
      return m.card_event_cancelled({ name: of("publicName") || of("stage") });
    case "announcement.made":
      return announced(of("kind"), params.publicName);
    default:
      return m.card_event_other();
  }
}

function announced(kind: string, publicName: string | undefined): string {
  if (kind === "received") return m.card_told_received();
  if (kind === "notSelected") return m.card_told_notSelected();
  if (kind === "withdrawn") return m.verbs_told_withdrawn();
  if (kind === "hired") return m.card_told_hired();
  return m.card_told_stage({ name: publicName ?? "" });
}
