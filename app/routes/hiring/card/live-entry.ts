/** A live event as a line of the timeline, before the projection has it: names come from what the board knows. */
import type { RoomSnapshot } from "#app/live/room-snapshot.ts";
import type { RoomEvent } from "#domain/requisition/events.ts";
import type { TimelineEntry } from "#domain/views/card.ts";

export function liveEntry(
  event: RoomEvent,
  room: RoomSnapshot,
  self: { id: string; name: string },
): TimelineEntry {
  const stage = (id: string) => room.state.stages.find((each) => each.id === id)?.name ?? "";
  const name =
    event.actor.id === self.id
      ? self.name
      : (room.people.find((person) => person.user.id === event.actor.id)?.user.name ?? "");
  return {
    seq: event.seq,
    requisition: event.requisition,
    at: event.at,
    type: event.type,
    actor: { kind: event.actor.kind, name },
    params: paramsOf(event, room, stage),
  };
}

function paramsOf(
  event: RoomEvent,
  room: RoomSnapshot,
  stage: (id: string) => string,
): Record<string, string> {
  switch (event.type) {
    case "application.created":
      return { stage: stage(event.data.stage), source: event.data.source };
    case "application.moved":
      return { from: stage(event.data.from), to: stage(event.data.to) };
    case "application.rejected": {
      const { reason } = event.data;
      const label = room.state.reasons.find((each) => each.id === reason)?.label ?? "";
      return { stage: stage(event.data.stage), reason: label };
    }
    case "application.withdrawn": {
      const { reason } = event.data;
      const label = room.state.reasons.find((each) => each.id === reason)?.label;
      return { stage: stage(event.data.stage), ...(label && { reason: label }) };
    }
    case "application.unwithdrawn":
    case "application.unhired":
    case "application.arrived":
    case "application.unrejected":
    case "application.hired":
    case "announcement.scheduled":
    case "announcement.cancelled":
      return { stage: stage(event.data.stage) };
    case "announcement.made": {
      const { notice } = event.data;
      return { kind: notice.kind, ...("publicName" in notice && { publicName: notice.publicName ?? "" }) };
    }
    default:
      return {};
  }
}

/** What was loaded and what came since, each event once, oldest first. */
export function mergeTimeline(
  loaded: readonly TimelineEntry[],
  live: readonly TimelineEntry[],
): readonly TimelineEntry[] {
  const keyOf = ({ requisition, seq }: TimelineEntry) => `${requisition}:${seq}`;
  const known = new Set(loaded.map(keyOf));
  const fresh = live.filter((entry) => !known.has(keyOf(entry)));
  const inOrder = (a: TimelineEntry, b: TimelineEntry) =>
    a.requisition === b.requisition ? a.seq - b.seq : a.at - b.at;
  return fresh.length === 0 ? loaded : [...loaded, ...fresh].sort(inOrder);
}
