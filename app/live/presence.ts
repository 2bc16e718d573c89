/** Who else is here and what they look at. No timers: the server says when somebody leaves. */
import type { AwarenessState, Presence } from "#domain/live/wire.ts";
import type { PresenceChange } from "./frames.ts";

export interface Person extends AwarenessState {
  client: number;
}

/** People by client, in the order in which they came; the same array comes back when nothing changed. */
export function applyPresence(
  people: readonly Person[],
  changes: readonly PresenceChange[],
  me: number,
): readonly Person[] {
  let next = people;
  for (const { client, state } of changes) {
    if (client === me) continue;
    const at = next.findIndex((person) => person.client === client);
    if (state === null) next = at < 0 ? next : next.filter((person) => person.client !== client);
    else if (at < 0) next = [...next, { ...state, client }];
    else next = next.map((person) => (person.client === client ? { ...state, client } : person));
  }
  return next;
}

/** Each person once, however many tabs they have; without `self`. */
export function others(people: readonly Person[], self: string): Person[] {
  const seen = new Map<string, Person>();
  for (const person of people) {
    if (person.user.id !== self && !seen.has(person.user.id)) seen.set(person.user.id, person);
  }
  return [...seen.values()];
}

export const nowhere: Presence = { open: null, dragging: null };
