/**
 * A browser's side of a requisition's room: facts by commands with an optimistic overlay, order by Yjs, presence.
 * Framework-free; building one does nothing yet, `connect()` does. React reads it through use-room.ts.
 */
import { type Capability, can } from "#domain/access/access.ts";
import type { Id } from "#domain/ids/ids.ts";
import { closeCode, type Presence, type ServerMessage, wireVersion } from "#domain/live/wire.ts";
import { accept, type Outcome, type Refusal, refuse } from "#domain/refusal/refusal.ts";
import type { Command, CommandArgs, CommandType } from "#domain/requisition/commands.ts";
import type { RoomEvent } from "#domain/requisition/events.ts";
import type { BoardView } from "#domain/views/board.ts";
import { isSlow } from "./come-back.ts";
import { FaceStore, type FetchFaces } from "./faces.ts";
import { type Bytes, decodeFrame, encodeMessage, encodePresence } from "./frames.ts";
import { Outbox } from "./outbox.ts";
import {
  acknowledge,
  type Overlay,
  receive,
  restart,
  type Settled,
  type Shown,
  show,
  submit,
  takeBack,
} from "./overlay.ts";
import type { PostCommand } from "./post-command.ts";
import { applyPresence, nowhere, type Person } from "./presence.ts";
import { RankDocument } from "./rank-document.ts";
import type { RoomSnapshot } from "./room-snapshot.ts";
import type { OpenSocket, RoomSocket } from "./socket.ts";

export interface RoomClientOptions {
  view: BoardView;
  openSocket: OpenSocket;
  post: PostCommand;
  fetchFaces: FetchFaces;
  newCommandId: () => Id<"cmd">;
  /** UTC epoch milliseconds. */
  now: () => number;
}

export interface RoomNews {
  /** Events that have just been confirmed, others' and our own; `mine` says which commands were ours. */
  events?(events: readonly RoomEvent[], mine: ReadonlySet<string>): void;
  /** A command of ours was refused and taken back, or an edit of ours (then without a command). */
  refused?(refusal: Refusal, command: Command | null): void;
}

const presenceEveryMs = 80;

export class RoomClient {
  readonly #options: RoomClientOptions;
  readonly #abilities: readonly Capability[];
  readonly #listeners = new Set<() => void>();
  readonly #news = new Set<RoomNews>();
  readonly #mine = new Set<string>();
  readonly #answers = new Map<string, (outcome: Outcome<{ seq: number }>) => void>();
  readonly #faces: FaceStore;
  readonly #document: RankDocument;
  readonly #outbox: Outbox;
  #overlay: Overlay;
  #loadedRanks: Readonly<Record<string, string>>;
  #socket: RoomSocket | null = null;
  #connection: RoomSnapshot["connection"] = "connecting";
  #ended: number | null = null;
  #paused: number | null = null;
  #people: readonly Person[] = [];
  #looking: Presence = nowhere;
  #presenceClock = 0;
  #presenceTimer: ReturnType<typeof setTimeout> | undefined;
  #snapshot: RoomSnapshot | null = null;
  #shown: { overlay: Overlay; facts: Shown } | null = null;
  #ranks: { parts: Readonly<Record<string, string>>[]; merged: Readonly<Record<string, string>> } | null =
    null;

  constructor(options: RoomClientOptions) {
    const { view } = options;
    this.#options = options;
    this.#abilities = view.abilities;
    this.#overlay = { confirmed: view.state, seq: view.seq, pending: [] };
    this.#loadedRanks = view.ranks;
    this.#faces = new FaceStore(view.faces, options.fetchFaces, () => this.#changed());
    this.#document = new RankDocument({
      changed: () => this.#changed(),
      send: (frame) => this.#send(frame),
    });
    this.#outbox = new Outbox({
      socket: () => this.#socket,
      unanswered: () =>
        this.#overlay.pending.filter((each) => each.acked === null).map((each) => each.command),
      answered: (command, outcome) => this.#answered(command.id, outcome),
      post: options.post,
    });
  }

  connect(): void {
    this.#socket ??= this.#options.openSocket({
      open: () => this.#opened(),
      frame: (data) => this.#frame(data),
      closed: (code, final) => this.#closed(code, final),
    });
  }

  disconnect(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#document.closed();
    // What nobody has answered yet goes on its way without us: the page may be left, the work not lost.
    this.#outbox.lost();
    this.#faces.stop();
    clearTimeout(this.#presenceTimer);
    this.#presenceTimer = undefined;
    socket?.close();
  }

  /** The browser says that the network is there or gone. */
  online(online: boolean): void {
    if (this.#ended !== null) return;
    if (online && this.#connection !== "live") this.#socket?.reconnect();
    if (!online) {
      this.#setConnection("offline");
      this.#socket?.drop();
    } else if (this.#connection === "offline") this.#setConnection("reconnecting");
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What the screen shows now; the same object until something changed. */
  readonly snapshot = (): RoomSnapshot => {
    this.#snapshot ??= this.#build();
    return this.#snapshot;
  };

  /** Hears what happens, until the returned function is called. */
  listen(news: RoomNews): () => void {
    this.#news.add(news);
    return () => this.#news.delete(news);
  }

  can(capability: Capability): boolean {
    return can({ capabilities: [...this.#abilities] }, capability);
  }

  /** Does it on the screen at once and sends it. Resolves with the room's answer, however late that comes. */
  command<T extends CommandType>(type: T, args: CommandArgs<T>): Promise<Outcome<{ seq: number }>> {
    const { newCommandId, now } = this.#options;
    const command = { id: newCommandId(), baseSeq: this.#overlay.seq, type, args } as Extract<
      Command,
      { type: T }
    >;
    this.#mine.add(command.id);
    this.#overlay = submit(this.#overlay, command, now());
    const answer = new Promise<Outcome<{ seq: number }>>((resolve) => this.#answers.set(command.id, resolve));
    this.#changed();
    this.#outbox.flush();
    return answer;
  }

  /** Changes the order within a stage: prose, not a fact, so it goes through the document. */
  setRank(application: string, rank: string): void {
    this.#document.setRank(application, rank);
  }

  /** Tells others what I look at. */
  look(at: Partial<Presence>): void {
    const next = { ...this.#looking, ...at };
    if (next.open === this.#looking.open && next.dragging === this.#looking.dragging) return;
    this.#looking = next;
    this.#presenceTimer ??= setTimeout(() => {
      this.#presenceTimer = undefined;
      this.#tellPresence();
    }, presenceEveryMs);
  }

  /** A loader ran again: its facts and faces are taken where they are newer. */
  reload(view: BoardView): void {
    this.#loadedRanks = { ...this.#loadedRanks, ...view.ranks };
    this.#settled(restart(this.#overlay, view.state, view.seq));
    this.#faces.merge(view.faces);
    this.#changed();
  }

  #send(frame: Bytes): boolean {
    return this.#socket?.send(frame) ?? false;
  }

  #opened(): void {
    this.#people = [];
    this.#hello();
    this.#document.open();
    this.#tellPresence();
  }

  #hello(): void {
    this.#send(encodeMessage({ t: "hello", v: wireVersion, seq: this.#overlay.seq }));
  }

  #tellPresence(): void {
    this.#presenceClock += 1;
    this.#send(encodePresence(this.#document.client, this.#presenceClock, this.#looking));
  }

  #closed(code: number, final: boolean): void {
    this.#document.closed();
    this.#people = [];
    if (final) this.#ended = code;
    this.#paused = isSlow(code) ? code : this.#paused;
    // What the room did not want from our copy it would not want the next time either.
    if (isSlow(code) && code !== closeCode.tooMany) this.#document.reset();
    this.#setConnection(final ? "ended" : this.#connection === "offline" ? "offline" : "reconnecting");
    if (!final) this.#outbox.lost();
  }

  #setConnection(connection: RoomSnapshot["connection"]): void {
    this.#connection = connection;
    this.#changed();
  }

  #frame(data: ArrayBuffer): void {
    const incoming = decodeFrame(data);
    switch (incoming?.kind) {
      case "sync":
        this.#document.receive(incoming.decoder);
        this.#changed();
        break;
      case "presence":
        this.#people = applyPresence(this.#people, incoming.changes, this.#document.client);
        this.#changed();
        break;
      case "queryPresence":
        this.#tellPresence();
        break;
      case "message":
        this.#message(incoming.message);
    }
  }

  #message(message: ServerMessage): void {
    switch (message.t) {
      case "welcome":
        if (message.state) this.#settled(restart(this.#overlay, message.state, message.seq));
        if (message.events) this.#receive(message.events);
        for (const id of Object.keys(this.#overlay.confirmed.applications)) this.#faces.want(id, 0);
        this.#paused = null;
        this.#setConnection("live");
        this.#outbox.welcomed();
        break;
      case "events":
        this.#receive(message.events);
        break;
      case "ack":
        this.#answered(message.id, accept({ seq: message.seq }));
        break;
      case "refused":
        this.#refused(message.id, message.refusal);
        break;
      case "saved":
        this.#document.confirm(message.updates);
        this.#changed();
        break;
      case "face":
        this.#faces.want(message.application, message.version);
    }
  }

  #refused(command: string | null, refusal: Refusal): void {
    if (command !== null) {
      this.#answered(command, { ok: false, refusal });
      return;
    }
    // An edit of the document: ours is wrong from here on, so it starts from the room's.
    this.#document.reset();
    // The new document has a new client id, and presence goes by it.
    this.#tellPresence();
    this.#tell((news) => news.refused?.(refusal, null));
  }

  #receive(events: readonly RoomEvent[]): void {
    const result = receive(this.#overlay, events);
    this.#settled(result);
    for (const event of result.applied) {
      if (event.type === "application.created" && event.application) this.#faces.want(event.application, 0);
    }
    if (result.gap) this.#hello();
    this.#changed();
    if (result.applied.length > 0) this.#tell((news) => news.events?.(result.applied, this.#mine));
  }

  #answered(id: string, outcome: Outcome<{ seq: number }>): void {
    if (outcome.ok) {
      this.#settled(acknowledge(this.#overlay, id, outcome.value.seq));
      this.#resolve(id, outcome);
    } else {
      const { overlay, taken } = takeBack(this.#overlay, id);
      this.#overlay = overlay;
      this.#resolve(id, outcome);
      if (taken) this.#tell((news) => news.refused?.(outcome.refusal, taken.command));
    }
    this.#changed();
  }

  /** The room sends a command's rank (Yjs) before its events and its ack, so nothing jumps when it leaves the overlay. */
  #settled({ overlay, settled }: Settled): void {
    this.#overlay = overlay;
    for (const { command, acked } of settled) {
      this.#resolve(command.id, acked === null ? refuse("internal.error") : accept({ seq: acked }));
    }
  }

  #resolve(id: string, outcome: Outcome<{ seq: number }>): void {
    this.#answers.get(id)?.(outcome);
    this.#answers.delete(id);
  }

  #tell(about: (news: RoomNews) => void): void {
    for (const news of [...this.#news]) about(news);
  }

  #changed(): void {
    this.#snapshot = null;
    for (const listener of [...this.#listeners]) listener();
  }

  #build(): RoomSnapshot {
    if (this.#shown?.overlay !== this.#overlay) {
      const facts = show(this.#overlay, { capabilities: [...this.#abilities] });
      this.#shown = { overlay: this.#overlay, facts };
    }
    const { facts } = this.#shown;
    return {
      state: facts.state,
      seq: this.#overlay.seq,
      ranks: this.#allRanks(facts.ranks),
      waiting: facts.waiting,
      faces: this.#faces.faces,
      people: this.#people,
      connection: this.#connection,
      ended: this.#ended,
      paused: this.#paused,
      unsaved: this.#document.unsaved + this.#overlay.pending.filter((each) => each.acked === null).length,
      abilities: this.#abilities,
    };
  }

  /** Merged anew only when a part changed: a board of 5,000 cards must not pay for every passing pointer. */
  #allRanks(pending: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    const loaded = this.#document.synced ? {} : this.#loadedRanks;
    const parts = [loaded, this.#document.entries(), pending];
    const same = this.#ranks?.parts.every((part, at) => part === parts[at] || isEmpty(part, parts[at]));
    if (!this.#ranks || !same) this.#ranks = { parts, merged: Object.assign({}, ...parts) };
    return this.#ranks.merged;
  }
}

function isEmpty(...records: (Readonly<Record<string, string>> | undefined)[]): boolean {
  return records.every((record) => record !== undefined && Object.keys(record).length === 0);
}
