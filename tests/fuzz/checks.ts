/** What must hold after whatever happened. */
import * as Y from "yjs";
import type { Grant } from "#domain/access/access.ts";
import { canonicalJson } from "#domain/event/schema.ts";
import type { RoomEvent } from "#domain/requisition/events.ts";
import { TestClient, until } from "#durable/testing/client.ts";
import { grantOf, newActor, type TestRoom } from "#durable/testing/factory.ts";
import { AppPerson } from "./app-person.ts";
import type { Copy } from "./copies.ts";
import type { Person } from "./person.ts";

export interface Checked {
  /** None, or a bug. */
  faults: string[];
  events: number;
  acknowledged: number;
  /** Changes of documents that were called saved. */
  saved: number;
  /** Frames that came from the room. */
  frames: number;
}

export interface World {
  room: TestRoom;
  people: readonly Person[];
  /** What each must never be sent: other rooms' ids, sessions, words of documents that they have not open. */
  secretsOf(person: Person): readonly string[];
  /** Commands of those who may give none, or are too old to be heard. */
  unheard: ReadonlySet<string>;
}

type Clocks = ReadonlyMap<number, number>;

/** Somebody who may read this document: whoever may read all but a private note, which is its writer's alone. */
export function readerOf(room: TestRoom, { copy, grant }: Pick<Person, "copy" | "grant">): Grant {
  return copy.document.includes(".private.") ? grant : grantOf(newActor(room));
}

/** The documents that anybody has open, each with somebody who may read it. */
export function documentsOf(room: TestRoom, people: readonly Person[]): Map<string, [Copy, Grant]> {
  return new Map(
    people.map((person) => [person.copy.document, [person.copy, readerOf(room, person)] as [Copy, Grant]]),
  );
}

/** A document as the room has it, seen by somebody who just came. */
export async function look(room: TestRoom, document: string, grant: Grant): Promise<TestClient> {
  const headers = { "x-hotgigs-document": document };
  const witness = await new TestClient().connect(room, grant, { headers });
  await until(() => witness.synced);
  return witness;
}

async function clocksOf(room: TestRoom, people: readonly Person[]): Promise<Map<string, Clocks>> {
  const clocks = new Map<string, Clocks>();
  for (const [document, [, grant]] of documentsOf(room, people)) {
    const witness = await look(room, document, grant);
    clocks.set(document, Y.decodeStateVector(Y.encodeStateVector(witness.doc)));
    witness.close();
    witness.doc.destroy();
  }
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

function missing(clocks: Clocks, wanted: Clocks, what: string): string[] {
  return [...wanted]
    .filter(([client, clock]) => (clocks.get(client) ?? 0) < clock)
    .map(([client, clock]) => `edit ${client}:${clock} ${what}, and is gone`);
}

/** What anybody was shown, or told is kept, is there: edits, events, answers. */
export async function checkShown(room: TestRoom, people: readonly Person[]): Promise<string[]> {
  const clocks = await clocksOf(room, people);
  const ids = new Map((await allEvents(room)).map(({ seq, id }) => [seq, id]));
  return people.flatMap(({ name, memory, copy }) => [
    ...missing(clocks.get(copy.document) ?? new Map(), memory.saved, `was saved for ${name}`),
    ...missing(clocks.get(copy.document) ?? new Map(), memory.shown, `was shown to ${name}`),
    ...[...memory.events]
      .filter(([seq, id]) => ids.get(seq) !== id)
      .map(([seq, id]) => `event ${seq} ${id} was shown to ${name}; it is ${ids.get(seq)}`),
    ...[...memory.acknowledged]
      .filter(([, seq]) => seq > ids.size)
      .map(([id, seq]) => `${id} was acknowledged to ${name} at ${seq} of ${ids.size}`),
  ]);
}

/** Everybody agrees with the room, and the room with itself. */
export async function checkTruth({ room, people, secretsOf, unheard }: World): Promise<Checked> {
  const faults = await checkShown(room, people);
  for (const { name, memory } of people) faults.push(...memory.faults.map((fault) => `${name}: ${fault}`));
  const dump = await room.stub().dump();
  if (!dump.chainOk) faults.push("the room does not agree with its own events");
  const events = await allEvents(room);
  faults.push(...doneTwice(events), ...notDone(events, people));
  for (const { command } of events) if (unheard.has(command)) faults.push(`${command} was never to be done`);
  const truth = new Map<string, string>();
  for (const [document, [copy, grant]] of documentsOf(room, people)) {
    const witness = await look(room, document, grant);
    truth.set(document, copy.content(witness.doc));
    witness.close();
    witness.doc.destroy();
  }
  for (const person of people) {
    faults.push(...leaks(person, secretsOf(person)));
    if (person.kind === "old") continue;
    if (person.content() !== truth.get(person.copy.document)) faults.push(`${person.name} has another copy`);
    if (person instanceof AppPerson && canonicalJson(person.facts) !== canonicalJson(dump.state)) {
      faults.push(`${person.name} has other facts`);
    }
    if (!person.settled(dump.head)) faults.push(`${person.name} still waits for something`);
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
