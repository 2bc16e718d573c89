/**
 * Facts of a room as they are told to who does not see through anonymised review: without candidates' ids, wherever the
 * cards stand, as what was told is not taken back when a card moves on.
 */
import type { Application } from "../application/schema.ts";
import type { ServerMessage } from "../live/wire.ts";
import type { RoomEvent } from "../requisition/events.ts";
import type { RoomState } from "../requisition/schema.ts";
import { type Capability, can } from "./access.ts";
import { maskedCandidate } from "./faces.ts";

/** Whether somebody is told candidates' ids. */
export function seesIds(looker: { capabilities: readonly Capability[] }): boolean {
  return can(looker, "candidate.viewAnonymised");
}

export function maskedState(state: RoomState): RoomState {
  const cards = Object.values<Application>(state.applications);
  const applications = Object.fromEntries(
    cards.map((card) => [card.id, { ...card, candidate: maskedCandidate(card.id) }]),
  );
  return { ...state, applications };
}

/** The same event if it names nobody. */
export function maskedEvent(event: RoomEvent): RoomEvent {
  if (!("candidate" in event.data) || event.application === undefined) return event;
  return { ...event, data: { ...event.data, candidate: maskedCandidate(event.application) } } as RoomEvent;
}

/** The same message if it names nobody. */
export function maskedMessage(message: ServerMessage): ServerMessage {
  if (message.t !== "events" && message.t !== "welcome") return message;
  const events = message.events?.map(maskedEvent);
  const same = !events || events.every((event, at) => event === message.events?.[at]);
  if (message.t === "events") return same || !events ? message : { ...message, events };
  return {
    ...message,
    ...(events && { events }),
    ...(message.state && { state: maskedState(message.state as RoomState) }),
  };
}
