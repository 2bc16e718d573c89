/** A room in memory, for tests of the client only: decides with the real rules and speaks the real frames. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as sync from "y-protocols/sync";
import * as Y from "yjs";
import { systemActor } from "#domain/access/access.ts";
import type { Id } from "#domain/ids/ids.ts";
import {
  type ClientMessage,
  type CommandAnswer,
  clientMessageSchema,
  frame,
  type ServerMessage,
} from "#domain/live/wire.ts";
import type { Outcome } from "#domain/refusal/refusal.ts";
import { type Command, commandSchema } from "#domain/requisition/commands.ts";
import { decide } from "#domain/requisition/decide.ts";
import type { RoomEvent } from "#domain/requisition/events.ts";
import { evolve } from "#domain/requisition/evolve.ts";
import type { RoomState } from "#domain/requisition/schema.ts";
import type { BoardView } from "#domain/views/board.ts";
import type { OpenSocket, SocketHandlers } from "./socket.ts";

/** A well-formed id that a test can read: `testId("app", 1)`. */
export function testId<P extends "app" | "cand" | "stg" | "req" | "org" | "cmd" | "evt" | "rsn">(
  prefix: P,
  n: number,
): Id<P> {
  return `${prefix}_${String(n).padStart(26, "0")}`;
}

/**
 * Lets frames, tabs and the disk come to rest. They take turns of the event loop, so it is many short waits: on a
 * machine that stands still for a while one long one would be over before they had their turns.
 */
export async function rest(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 5) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** A requisition with three stages and `cards` active applications in the first. */
export function testState(cards: number): RoomState {
  const names = ["New", "Interview", "Offer"] as const;
  const kinds = ["review", "interview", "offer"] as const;
  const ids = Array.from({ length: cards }, (_, at) => at + 1);
  return {
    organization: testId("org", 1),
    requisition: testId("req", 1),
    status: "open",
    stages: names.map((name, at) => ({
      id: testId("stg", at + 1),
      name,
      kind: kinds[at] ?? "review",
      publicName: null,
      announce: { mode: "manual" },
    })),
    closeReasons: [],
    labels: [],
    sources: [],
    openings: [],
    reasons: [{ id: testId("rsn", 1), label: "Not enough experience", side: "weDeclined" }],
    applications: Object.fromEntries(
      ids.map((n) => [
        testId("app", n),
        {
          id: testId("app", n),
          candidate: testId("cand", n),
          status: "active",
          stage: testId("stg", 1),
          source: "manual",
          createdAt: 0,
          enteredStageAt: 0,
        },
      ]),
    ),
  };
}

interface Member {
  handlers: SocketHandlers;
  doc: number;
  welcomed: boolean;
  updates: number;
}

export class FakeRoom {
  state: RoomState;
  seq = 0;
  log: RoomEvent[] = [];
  readonly doc = new Y.Doc();
  readonly received: Command[] = [];
  /** Hears what clients say. */
  heard: (message: ClientMessage) => void = () => undefined;
  /** When false, sockets cannot open and POST fails. */
  network = true;
  /** When true, frames of events are kept back until `release`. */
  holdEvents = false;
  /** When true, commands are swallowed: decided, but nothing is answered. */
  mute = false;
  /** When true, nothing is called durable. */
  saysNothingIsSaved = false;
  readonly #held: RoomEvent[][] = [];
  readonly #seen = new Map<string, Outcome<{ seq: number }>>();
  readonly #members = new Set<Member>();

  constructor(state: RoomState) {
    this.state = state;
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, frame.sync);
      sync.writeUpdate(encoder, update);
      for (const member of this.#members) if (member !== origin) this.#raw(member, encoder);
    });
  }

  view(): BoardView {
    return {
      requisition: {
        id: testId("req", 1),
        title: "Engineer",
        team: "Web",
        department: "",
        location: "Oslo",
        status: this.state.status,
      },
      seq: this.seq,
      state: this.state as BoardView["state"],
      ranks: Object.fromEntries(this.doc.getMap<string>("ranks").entries()) as BoardView["ranks"],
      summaries: {},
      faces: [],
      people: [],
      abilities: [...systemActor(this.state.organization, "test").capabilities],
    };
  }

  /** How many sockets are open. */
  get sockets(): number {
    return this.#members.size;
  }

  readonly openSocket: OpenSocket = (handlers) => {
    const member: Member = { handlers, doc: 0, welcomed: false, updates: 0 };
    const open = () => {
      if (!this.network || this.#members.has(member)) return;
      this.#members.add(member);
      handlers.open();
    };
    queueMicrotask(open);
    return {
      send: (data) => {
        if (!this.#members.has(member)) return false;
        queueMicrotask(() => this.#frame(member, data));
        return true;
      },
      reconnect: () => queueMicrotask(open),
      drop: () => {
        if (this.#members.delete(member)) handlers.closed(1006, false);
      },
      close: () => this.#members.delete(member),
    };
  };

  readonly post = async (command: Command): Promise<Outcome<{ seq: number }>> => {
    if (!this.network) throw new Error("offline");
    return this.execute(command);
  };

  /** Ends every socket, as a lost network does. */
  drop(code = 1006, final = false): void {
    for (const { handlers } of [...this.#members]) handlers.closed(code, final);
    this.#members.clear();
  }

  release(): void {
    this.holdEvents = false;
    for (const events of this.#held.splice(0)) this.#tellAll({ t: "events", events });
  }

  tellAll(message: ServerMessage): void {
    this.#tellAll(message);
  }

  execute(raw: Command): Outcome<{ seq: number }> {
    const command = commandSchema.parse(raw);
    this.received.push(command);
    const before = this.#seen.get(command.id);
    if (before) return before;
    const decision = decide(this.state, command, {
      actor: systemActor(this.state.organization, "test"),
      now: 1_000,
    });
    const answer: Outcome<{ seq: number }> = decision.ok ? { ok: true, value: { seq: 0 } } : decision;
    if (decision.ok && answer.ok) {
      const events = decision.value.facts.map((fact) => this.#commit(fact, command.id));
      const ranks = this.doc.getMap<string>("ranks");
      for (const [id, rank] of Object.entries(decision.value.ranks)) ranks.set(id, rank);
      if (events.length > 0 && this.holdEvents) this.#held.push(events);
      else if (events.length > 0) this.#tellAll({ t: "events", events });
      answer.value.seq = this.seq;
    }
    this.#seen.set(command.id, answer);
    return answer;
  }

  #commit(fact: object, command: Id<"cmd">): RoomEvent {
    this.seq += 1;
    const event = {
      ...fact,
      v: 1,
      seq: this.seq,
      id: testId("evt", this.seq),
      at: 1_000,
      organization: this.state.organization,
      requisition: this.state.requisition,
      actor: { kind: "user", id: "someone" },
      command,
      prevHash: "0".repeat(64),
    } as RoomEvent;
    this.state = evolve(this.state, event);
    this.log.push(event);
    return event;
  }

  #frame(member: Member, data: Uint8Array): void {
    const decoder = decoding.createDecoder(data);
    const type = decoding.readVarUint(decoder);
    if (type === frame.sync) {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, frame.sync);
      const kind = sync.readSyncMessage(decoder, encoder, this.doc, member);
      if (encoding.length(encoder) > 1) this.#raw(member, encoder);
      if (kind === sync.messageYjsSyncStep1) {
        member.updates = 0;
        const ask = encoding.createEncoder();
        encoding.writeVarUint(ask, frame.sync);
        sync.writeSyncStep1(ask, this.doc);
        this.#raw(member, ask);
      } else {
        member.updates += 1;
        if (!this.saysNothingIsSaved) this.#tell(member, { t: "saved", updates: member.updates });
      }
    }
    if (type !== frame.message) return;
    const message = clientMessageSchema.parse(JSON.parse(decoding.readVarString(decoder)));
    this.heard(message);
    if (message.t === "hello") {
      member.welcomed = true;
      const events = this.log.filter((event) => event.seq > message.seq);
      this.#tell(member, { t: "welcome", v: 1, seq: this.seq, events });
      return;
    }
    if (message.t === "commands") {
      const answers = message.commands.map((each): CommandAnswer => {
        const answer = this.execute(each as Command);
        return answer.ok ? { id: each.id, seq: answer.value.seq } : { id: each.id, refusal: answer.refusal };
      });
      if (!this.mute) this.#tell(member, { t: "answers", answers });
      return;
    }
    const command = message.command as Command;
    const answer = this.execute(command);
    if (this.mute) return;
    if (answer.ok) this.#tell(member, { t: "ack", id: command.id, seq: answer.value.seq });
    else this.#tell(member, { t: "refused", id: command.id, refusal: answer.refusal });
  }

  #tellAll(message: ServerMessage): void {
    for (const member of this.#members) if (member.welcomed) this.#tell(member, message);
  }

  #tell(member: Member, message: ServerMessage): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, frame.message);
    encoding.writeVarString(encoder, JSON.stringify(message));
    this.#raw(member, encoder);
  }

  #raw(member: Member, encoder: encoding.Encoder): void {
    const bytes = encoding.toUint8Array(encoder);
    const copy = bytes.slice().buffer as ArrayBuffer;
    queueMicrotask(() => member.handlers.frame(copy));
  }
}
