/** What must hold after whatever happened. */

import * as Y from "yjs";
import { canonicalJson } from "#domain/event/schema.ts";
import type { RoomEvent } from "#domain/requisition/events.ts";
import { TestClient, until } from "#durable/testing/client.ts";
import { grantOf, newActor, type TestRoom } from "#durable/testing/factory.ts";
import { AppPerson } from "./app-person.ts";
import type { Person } from "./person.ts";

export interface Checked {
  /** None, or a bug. */
  faults: string[];
  events: number;
  acknowledged: number;
  saved: number;
  frames: number;
}

type Clocks = Map<number, number>;

/** The document's clocks as the room has them, seen by somebody who just came. */
async function clocksOf(room: TestRoom): Promise<Clocks> {
  const witness = await new TestClient().connect(room, grantOf(newActor(room)));
  await until(() => witness.synced);
  const clocks = Y.decodeStateVector(Y.encodeStateVector(witness.doc));
  witness.close();
  witness.doc.destroy();
  return clocks;
}

async function allEvents(room: TestRoom): Promise<RoomEvent[]> {
  const events: RoomEvent[] = [];
  for (;;) {
    const page = await room.stub().eventsAfter(events.length, 0, 1_000);
    events.push(...page.events);
    if (page.events.length === 0) return events;
  }
}

function missing(clocks: Clocks, wanted: Clocks, what: (client: number, clock: number) => string): string[] {
  return [...wanted]
    .filter(([client, clock]) => (clocks.get(client) ?? 0) < clock)
    .map(([client, clock]) => what(client, clock));
}

/** What anybody was shown, or told is kept, is there: edits, events, answers. */
export async function checkShown(room: TestRoom, people: readonly Person[]): Promise<string[]> {
  const clocks = await clocksOf(room);
  const ids = new Map((await allEvents(room)).map(({ seq, id }) => [seq, id]));
  return people.flatMap(({ name, memory }) => [
    ...missing(
      clocks,
      memory.saved,
      (client, clock) => `${name}'s edit ${client}:${clock} was saved, and is gone`,
    ),
    ...missing(
      clocks,
      memory.shown,
      (client, clock) => `edit ${client}:${clock} was shown to ${name}, and is gone`,
    ),
    ...[...memory.events]
      .filter(([seq, id]) => ids.get(seq) !== id)
      .map(([seq, id]) => `event ${seq} ${id} was shown to ${name}; it is ${ids.get(seq)}`),
    ...[...memory.acknowledged]
      .filter(([, seq]) => seq > ids.size)
      .map(([id, seq]) => `${id} was acknowledged to ${name} at ${seq} of ${ids.size}`),
  ]);
}

export interface World {
  room: TestRoom;
  people: readonly Person[];
  /** Ids of all commands that were ever sent. */
  sent: readonly string[];
  secrets: readonly string[];
}

/** Everybody agrees with the room, and the room with itself. */
export async function checkTruth({ room, people, secrets }: World): Promise<Checked> {
  const faults = [...(await checkShown(room, people)), ...people.flatMap(({ memory }) => memory.faults)];
  const dump = await room.stub().dump();
  if (!dump.chainOk) faults.push("the room does not agree with its own events");
  const events = await allEvents(room);
  faults.push(...doneTwice(events), ...notDone(events, people));
  for (const person of people) {
    if (canonicalJson(person.ranks()) !== canonicalJson(dump.ranks))
      faults.push(`${person.name} has other ranks`);
    if (person instanceof AppPerson && canonicalJson(person.facts) !== canonicalJson(dump.state)) {
      faults.push(`${person.name} has other facts`);
    }
    if (!person.settled(dump.head)) faults.push(`${person.name} still waits for something`);
    faults.push(...leaks(person, secrets));
  }
  const count = (of: (person: Person) => number) => people.reduce((sum, person) => sum + of(person), 0);
  return {
    faults,
    events: events.length,
    acknowledged: count(({ memory }) => memory.acknowledged.size),
    saved: count(({ memory }) => [...memory.saved.values()].reduce((sum, clock) => sum + clock, 0)),
    frames: count(({ link }) => link.heard.length),
  };
}

/** A command makes its events in one go: they lie together, and no kind of fact twice. */
function doneTwice(events: readonly RoomEvent[]): string[] {
  const faults: string[] = [];
  const last = new Map<string, number>();
  for (const { seq, command } of events) {
    const before = last.get(command);
    if (before !== undefined && before !== seq - 1)
      faults.push(`${command} was done at ${before} and again at ${seq}`);
    last.set(command, seq);
  }
  return faults;
}

/** What was acknowledged at a number that is its own event is that event. */
function notDone(events: readonly RoomEvent[], people: readonly Person[]): string[] {
  const done = new Map<string, number>(events.map(({ seq, command }) => [command, seq]));
  return people.flatMap(({ name, memory }) =>
    [...memory.acknowledged]
      .filter(([id, seq]) => done.has(id) && done.get(id) !== seq)
      .map(([id, seq]) => `${id} was acknowledged to ${name} at ${seq}, and stands at ${done.get(id)}`),
  );
}

const text = new TextDecoder("utf-8", { fatal: false });

function leaks({ name, link }: Person, secrets: readonly string[]): string[] {
  const all = link.heard.map((frame) => text.decode(frame)).join("\n");
  return secrets.filter((secret) => all.includes(secret)).map((secret) => `${name} was sent ${secret}`);
}
