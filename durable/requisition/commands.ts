/**
 * Commands of a room: one transaction each. Seen this id? The same answer. Else decide, and write events, state, rank,
 * answer and outbox together, or nothing at all.
 */
import * as Y from "yjs";
import { type Actor, can, systemActor } from "#domain/access/access.ts";
import { eventVersion } from "#domain/event/schema.ts";
import { type Id, isId } from "#domain/ids/ids.ts";
import type { RoomAddress } from "#domain/ids/objects.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { anyCommandSchema, type Command, commandSchema, commandTypes } from "#domain/requisition/commands.ts";
import { type Decision, decide } from "#domain/requisition/decide.ts";
import { eventData, type Fact, factSchema, type RoomEvent } from "#domain/requisition/events.ts";
import { emptyRoom, evolve } from "#domain/requisition/evolve.ts";
import type { RoomState } from "#domain/requisition/schema.ts";
import type { Alarms } from "#durable/kit/alarms.ts";
import type { LiveDocument } from "#durable/kit/live-document.ts";
import { ranksOf } from "#durable/requisition/board-document.ts";
import type { CardChange, Cards } from "#durable/requisition/cards.ts";
import { type Deliveries, type Delivery, deliveryOf } from "#durable/requisition/deliveries.ts";
import type { Projection, Revision } from "#durable/requisition/projection.ts";
import { type Answer, type Head, hashOf, type RoomStore } from "#durable/requisition/store.ts";

export const announceAlarm = "announce";

const openSchema = eventData["requisition.created"];

/** What a command did, to be told after the commit. */
export interface Committed {
  answer: Answer;
  events: RoomEvent[];
  /** The change of the board document, if ranks were written. */
  update: Uint8Array | null;
  deliveries: Delivery[];
  /** What the room wrote into cards' documents. */
  cards: CardChange[];
}

export interface CommandsDeps {
  storage: DurableObjectStorage;
  address: RoomAddress;
  store: RoomStore;
  alarms: Alarms;
  board: LiveDocument;
  cards: Cards;
  /** A transaction in which cards may have been written was rolled back. */
  rolledBack(): void;
  deliveries: Deliveries;
  projection: Projection;
  /** Within the transaction of an event; `before` is the state without it. */
  noted(event: RoomEvent, before: RoomState): void;
  now(): number;
  newId<P extends "evt" | "cmd">(prefix: P): Id<P>;
}

interface Cache {
  state: RoomState | null;
  head: Head;
  rankRev: number;
}

const silent = (answer: Answer): Committed => ({
  answer,
  events: [],
  update: null,
  deliveries: [],
  cards: [],
});

export class Commands {
  readonly #deps: CommandsDeps;
  #cache: Cache | null = null;

  constructor(deps: CommandsDeps) {
    this.#deps = deps;
  }

  /** Null before the room was opened. */
  get state(): RoomState | null {
    return this.#read().state;
  }

  get revision(): Revision {
    const { head, rankRev } = this.#read();
    return { seq: head.seq, rankRev };
  }

  /** The event requisition.created. Refuses: input.invalid, access.denied, requisition.exists, command.reused. */
  open(input: unknown, actor: Actor, command: unknown, at: number | undefined): Committed {
    const parsed = openSchema.safeParse(input);
    if (!parsed.success || !isId("cmd", command)) return silent(refuse("input.invalid"));
    if (!can(actor, "requisition.create")) return silent(refuse("access.denied"));
    const fact: Fact = { type: "requisition.created", data: parsed.data };
    return this.#once(actor, command, at, { open: parsed.data }, (state) =>
      state ? refuse("requisition.exists") : accept({ facts: [fact], ranks: {} }),
    );
  }

  /**
   * Any command. Refuses with what decide() refuses, and: command.unknown, input.invalid, resource.missing (no such
   * room), command.reused (the id stands for something else). `at` backdates, for system actors only.
   */
  execute(actor: Actor, raw: unknown, at?: number): Committed {
    const command = parseCommand(raw);
    if (!command.ok) return silent(command);
    if (!this.state) return silent(refuse("resource.missing"));
    const { id, type, args } = command.value;
    return this.#once(actor, id, at, { type, args }, (state, now) =>
      state ? decide(state, command.value, { actor, now }) : refuse("resource.missing"),
    );
  }

  /** Many of one actor's, in order, each on its own, in one transaction: what goes wrong takes all of them back. */
  executeAll(actor: Actor, raw: readonly unknown[]): Committed[] {
    const { storage, board, alarms } = this.#deps;
    try {
      return storage.transactionSync(() => raw.map((each) => this.execute(actor, each)));
    } catch (error) {
      this.forget();
      board.forget();
      this.#deps.rolledBack();
      alarms.rearm();
      throw error;
    }
  }

  /** A delayed announcement that is due: a system actor says so. */
  announceDue(application: string, stage: string): Committed {
    const actor = systemActor(this.#deps.address.organization, "announcer");
    const id = this.#deps.newId("cmd");
    const args = { application, stage };
    return this.execute(actor, { id, baseSeq: 0, type: "application.announceDue", args });
  }

  /** Ranks that came through the board document: a new revision of them, in the transaction of the update. */
  ranksChanged(ranks: Readonly<Record<string, string>>): void {
    if (Object.keys(ranks).length === 0) return;
    const cache = this.#read();
    cache.rankRev += 1;
    this.#deps.store.writeRanks(ranks, cache.rankRev);
    this.#deps.projection.news();
  }

  /** Drops what is in memory; it is read again when needed. */
  forget(): void {
    this.#cache = null;
  }

  #read(): Cache {
    const { store, address } = this.#deps;
    this.#cache ??= { state: store.readState(address), head: store.head(), rankRev: store.rankRev() };
    return this.#cache;
  }

  #once(
    actor: Actor,
    id: Id<"cmd">,
    at: number | undefined,
    content: object,
    decision: (state: RoomState | null, now: number) => Outcome<Decision>,
  ): Committed {
    const { storage, store, address, board, alarms } = this.#deps;
    if (actor.organization !== address.organization) return silent(refuse("resource.missing"));
    if (at !== undefined && actor.kind !== "system") return silent(refuse("access.denied"));
    const now = at ?? this.#deps.now();
    const digest = hashOf({ actor: actor.id, ...content });
    try {
      return storage.transactionSync(() => {
        const seen = store.answerTo(id);
        if (seen) return silent(seen.digest === digest ? seen.answer : refuse("command.reused"));
        const decided = decision(this.#read().state, now);
        const done = decided.ok ? this.#write(decided.value, actor, id, now) : silent(decided);
        // Who may not do it at all leaves no row behind: nobody fills the disk by asking.
        if (done.answer.ok || done.answer.refusal.code !== "access.denied") {
          store.remember(id, digest, done.answer);
        }
        return done;
      });
    } catch (error) {
      // Rolled back on disk: memory must not know better.
      this.forget();
      board.forget();
      this.#deps.rolledBack();
      alarms.rearm();
      throw error;
    }
  }

  #write({ facts, ranks, labels = {} }: Decision, actor: Actor, command: Id<"cmd">, now: number): Committed {
    const { store, deliveries, projection } = this.#deps;
    const cache = this.#read();
    const before = cache.state;
    const events = facts.map((fact) => this.#append(fact, actor, command, now));
    const touched = new Set(events.flatMap((event) => event.application ?? []));
    if (cache.state) store.writeState(before, cache.state, touched);
    const update = this.#rank(ranks);
    const cards = [...this.#label(labels), ...this.#enter(events)];
    const told = events.map(deliveryOf).filter((delivery) => delivery !== null);
    deliveries.post(told);
    if (events.length > 0) projection.news();
    return { answer: accept({ seq: cache.head.seq }), events, update, deliveries: told, cards };
  }

  #label(labels: NonNullable<Decision["labels"]>): CardChange[] {
    return Object.entries(labels).map(([id, change]) => this.#deps.cards.label(id as Id<"app">, change));
  }

  /** Whoever enters a stage with a checklist is given it. */
  #enter(events: readonly RoomEvent[]): CardChange[] {
    const changes = events.map((event) => {
      const { application } = event;
      // What it brought along is shown here too.
      if (application && event.type === "application.arrived") this.#deps.cards.forget();
      const stage = enteredStage(event);
      const template = stage && this.#read().state?.stages.find(({ id }) => id === stage)?.checklist;
      const given = application && template ? this.#deps.cards.enter(application, template) : null;
      if (given || !application || event.type !== "application.arrived") return given;
      return { application, update: null, summary: this.#deps.cards.summaries()[application] ?? null };
    });
    return changes.filter((change) => change !== null);
  }

  /** Writes ranks into the board document and its table; answers the document's change. */
  #rank(ranks: Readonly<Record<string, string>>): Uint8Array | null {
    if (Object.keys(ranks).length === 0) return null;
    this.ranksChanged(ranks);
    return this.#deps.board.change((doc) => {
      const known = ranksOf(doc);
      for (const [application, rank] of Object.entries(ranks)) {
        if (known.get(application) !== rank) known.set(application, rank);
      }
    });
  }

  #append(fact: Fact, actor: Actor, command: Id<"cmd">, at: number): RoomEvent {
    const { store, address, newId } = this.#deps;
    const cache = this.#read();
    const event: RoomEvent = {
      ...factSchema.parse(fact),
      v: eventVersion,
      seq: cache.head.seq + 1,
      id: newId("evt"),
      at,
      organization: address.organization,
      requisition: address.requisition,
      actor: { kind: actor.kind, id: actor.id },
      command,
      prevHash: cache.head.hash,
    };
    const hash = hashOf(event);
    store.appendEvent(event, hash);
    cache.head = { seq: event.seq, hash };
    const before = cache.state ?? emptyRoom(address.organization, address.requisition);
    cache.state = evolve(before, event);
    this.#deps.noted(event, before);
    this.#time(event);
    return event;
  }

  /** Sets or clears the clock of a delayed announcement. */
  #time(event: RoomEvent): void {
    const { alarms } = this.#deps;
    if (event.application === undefined) return;
    if (event.type === "announcement.scheduled") {
      alarms.set(announceAlarm, event.application, event.data.dueAt, event.data.stage);
    }
    if (event.type === "announcement.cancelled" || event.type === "announcement.made") {
      alarms.clear(announceAlarm, event.application);
    }
  }
}

/** The stage into which an event brings its application, if it does. */
function enteredStage(event: RoomEvent): string | null {
  switch (event.type) {
    case "application.created":
    case "application.arrived":
      return event.data.stage;
    case "application.moved":
      return event.data.to;
    default:
      return null;
  }
}

/** Tells an unknown command from a malformed one. */
function parseCommand(raw: unknown): Outcome<Command> {
  const parsed = commandSchema.safeParse(raw);
  if (parsed.success) return accept(parsed.data);
  const outer = anyCommandSchema.safeParse(raw);
  if (!outer.success) return refuse("input.invalid");
  const types: readonly string[] = commandTypes;
  if (!types.includes(outer.data.type)) return refuse("command.unknown");
  const path = parsed.error.issues[0]?.path.join(".") ?? "";
  return refuse("input.invalid", { path });
}

/** What several commands did, as if it were one: to be told at once. */
export function together(done: readonly Committed[]): Committed {
  const updates = done.flatMap(({ update }) => (update ? [update] : []));
  return {
    answer: done.at(-1)?.answer ?? refuse("input.invalid"),
    events: done.flatMap(({ events }) => events),
    update: updates.length > 1 ? Y.mergeUpdates(updates) : (updates[0] ?? null),
    deliveries: done.flatMap(({ deliveries }) => deliveries),
    cards: done.flatMap(({ cards }) => cards),
  };
}
