/**
 * A browser's side of a requisition's room: facts by commands with an optimistic overlay, order by Yjs, presence.
 * Framework-free; building one does nothing yet, `connect()` does. React reads it through use-room.ts.
 */
import { type Capability, can } from "#domain/access/access.ts";
import { anonymousIn } from "#domain/access/faces.ts";
import { type Bytes, encodeMessage } from "#domain/live/frames.ts";
import { closeCode, type Presence, type ServerMessage, wireVersion } from "#domain/live/wire.ts";
import { accept, type Outcome, type Refusal, refuse } from "#domain/refusal/refusal.ts";
import type { Act, Command, CommandArgs, CommandType } from "#domain/requisition/commands.ts";
import type { RoomEvent } from "#domain/requisition/events.ts";
import type { BoardView } from "#domain/views/board.ts";
import { isSlow, isStale } from "./come-back.ts";
import { FaceStore } from "./faces.ts";
import { Facts } from "./facts.ts";
import { decodeFrame } from "./frames.ts";
import { inTime } from "./keep/in-time.ts";
import { noKeep } from "./keep/room-keep.ts";
import { RoomMemory } from "./keep/room-memory.ts";
import { Listeners } from "./listeners.ts";
import { Outbox } from "./outbox.ts";
import { applyPresence } from "./presence.ts";
import { PresenceTeller } from "./presence-teller.ts";
import { RankDocument } from "./rank-document.ts";
import type { RoomClientOptions, RoomNews } from "./room-options.ts";
import { newLine, type RoomSnapshot } from "./room-snapshot.ts";
import { SnapshotParts } from "./snapshot-parts.ts";
import type { RoomSocket } from "./socket.ts";
import { SummaryStore } from "./summaries.ts";

export class RoomClient {
  readonly #options: RoomClientOptions;
  readonly #listeners = new Listeners<() => void>();
  readonly #news = new Listeners<RoomNews>();
  readonly #facts: Facts;
  readonly #faces: FaceStore;
  readonly #summaries: SummaryStore;
  readonly #document: RankDocument;
  readonly #outbox: Outbox;
  readonly #memory: RoomMemory;
  readonly #parts: SnapshotParts;
  readonly #presence: PresenceTeller;
  #loadedRanks: Readonly<Record<string, string>>;
  #socket: RoomSocket | null = null;
  readonly #line = newLine();
  #snapshot: RoomSnapshot | null = null;
  /** Counts connects and disconnects: what an earlier one began is not ended by a later one. */
  #turn = 0;
  #rejoined = false;

  constructor(options: RoomClientOptions) {
    const { view } = options;
    this.#options = options;
    this.#facts = new Facts(view.state, view.seq, (id) => this.#memory.answered(id));
    this.#loadedRanks = view.ranks;
    this.#summaries = new SummaryStore(view.summaries);
    const isAnonymous = (id: string) => anonymousIn(this.#facts.overlay.confirmed, id, view.abilities);
    this.#faces = new FaceStore(view.faces, options.fetchFaces, () => this.#changed(), isAnonymous);
    this.#parts = new SnapshotParts(view.abilities);
    this.#memory = new RoomMemory(
      options.keep ?? noKeep,
      () => ({
        seq: this.#facts.seq,
        state: this.#facts.overlay.confirmed,
        document: this.#document.encode(),
      }),
      () => this.#changed(),
    );
    this.#document = new RankDocument({
      changed: () => this.#changed(),
      send: (frame) => this.#send(frame),
      edited: (update) => this.#memory.edit(update),
    });
    this.#presence = new PresenceTeller({
      client: () => this.#document.client,
      send: (frame) => this.#send(frame),
    });
    this.#outbox = new Outbox({
      socket: () => this.#socket,
      unanswered: () => this.#facts.unanswered,
      answered: (command, outcome) => this.#answered(command.id, outcome),
      ended: (code) => this.#closed(code, true),
      post: options.post,
      postAll: options.postAll,
    });
  }

  /** Takes up what an earlier page left here, then joins the room. */
  connect(): void {
    if (this.#socket || this.#line.ended !== null) return;
    this.#turn += 1;
    if (!this.#options.keep) {
      this.#open();
      return;
    }
    const turn = this.#turn;
    void inTime(this.#recall()).then(() => {
      if (turn === this.#turn) this.#open();
    });
  }

  #open(): void {
    this.#socket ??= this.#options.openSocket({
      open: () => this.#opened(),
      frame: (data) => this.#frame(data),
      closed: (code, final) => this.#closed(code, final),
      left: () => void this.#recall(),
    });
  }

  async #recall(): Promise<void> {
    const { commands, edits, room, lost } = await this.#memory.load();
    if (this.#line.ended !== null) return;
    if (room && !this.#document.synced) {
      this.#facts.restart(room.state, room.seq);
      this.#document.restore(room.document, []);
    }
    this.#document.restore(null, edits);
    this.#facts.recall(commands);
    this.#changed();
    this.#outbox.flush();
    if (lost > 0) this.#news.each((news) => news.refused?.({ code: "command.unknown" }, null, true));
  }

  disconnect(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#turn += 1;
    this.#memory.pause();
    this.#document.closed();
    // What nobody has answered yet goes on its way without us: the page may be left, the work not lost.
    this.#outbox.lost();
    this.#faces.stop();
    this.#presence.stop();
    socket?.close();
  }

  /** The browser says that the network is there or gone. */
  online(online: boolean): void {
    if (this.#line.ended !== null) return;
    if (online && this.#line.connection !== "live") this.#socket?.reconnect();
    if (!online) {
      this.#setConnection("offline");
      this.#socket?.drop();
    } else if (this.#line.connection === "offline") this.#setConnection("reconnecting");
  }

  readonly subscribe = this.#listeners.add;
  /** Hears what happens, until the returned function is called. */
  readonly listen = this.#news.add;

  /** What the screen shows now; the same object until something changed. */
  readonly snapshot = (): RoomSnapshot => {
    this.#snapshot ??= this.#build();
    return this.#snapshot;
  };

  can(capability: Capability): boolean {
    return can({ capabilities: [...this.#options.view.abilities] }, capability);
  }

  /** Does it on the screen at once and sends it. Resolves with the room's answer, however late that comes. */
  command<T extends CommandType>(type: T, args: CommandArgs<T>): Promise<Outcome<{ seq: number }>> {
    const [answer] = this.#give([{ type, args } as Act]);
    return answer ?? Promise.resolve(refuse("input.invalid"));
  }

  /** The same for many: done in order, on the screen at once, sent together; an answer for each, in order. */
  batch(acts: readonly Act[], { quiet = false } = {}): Promise<Outcome<{ seq: number }>[]> {
    return Promise.all(this.#give(acts, quiet));
  }

  /** `quiet`: nobody here is told that it was given (an undo is no new act). */
  #give(acts: readonly Act[], quiet = false): Promise<Outcome<{ seq: number }>>[] {
    const { newCommandId, now } = this.#options;
    const before = quiet ? null : this.snapshot();
    const baseSeq = this.#facts.seq;
    const commands = acts.map((act) => ({ id: newCommandId(), baseSeq, ...act }) as Command);
    const at = now();
    const answers = this.#facts.give(commands, at, this.#line.connection !== "live");
    this.#memory.commands(commands, at);
    this.#changed();
    if (before) this.#news.each((news) => news.given?.(commands, before, this.snapshot()));
    this.#outbox.flush();
    return answers;
  }

  /** Changes the order within a stage: prose, not a fact, so it goes through the document. */
  setRank(application: string, rank: string): void {
    const before = this.snapshot();
    const known = before.state.applications[application];
    this.#document.setRank(application, rank);
    if (!known) return;
    // To who keeps what was done it is a move to where the card stands already.
    const args = { application: known.id, to: known.stage, rank };
    const move: Command = { id: `cmd_${application}:${rank}`, baseSeq: 0, type: "application.move", args };
    this.#news.each((news) => news.given?.([move], before, this.snapshot()));
  }

  /** Faces that a screen needs: those that are not here come soon, many at once. */
  wantFaces(applications: Iterable<string>): void {
    this.#faces.wantMissing(applications);
  }

  /** Tells others what I look at. */
  look(at: Partial<Presence>): void {
    this.#presence.look(at);
  }

  /** A loader ran again: its facts and faces are taken where they are newer. */
  reload(view: BoardView): void {
    this.#loadedRanks = { ...this.#loadedRanks, ...view.ranks };
    this.#facts.restart(view.state, view.seq);
    this.#faces.refit();
    this.#faces.merge(view.faces);
    this.#changed();
  }

  #send(frame: Bytes): boolean {
    return this.#socket?.send(frame) ?? false;
  }

  #hello(): void {
    this.#send(encodeMessage({ t: "hello", v: wireVersion, seq: this.#facts.seq, together: true }));
  }

  #opened(): void {
    this.#line.people = [];
    this.#hello();
    this.#document.open();
    this.#presence.tell();
    // What a tab that is gone by now has left: whoever comes back first sends it.
    if (this.#options.keep && this.#rejoined) void this.#recall();
    this.#rejoined = true;
  }

  #closed(code: number, final: boolean): void {
    this.#document.closed();
    this.#line.people = [];
    // Said anew on the next socket, if it is still so.
    this.#line.nearlyFull = null;
    this.#facts.delayed();
    if (final) this.#end(code);
    this.#line.paused = isSlow(code) ? code : this.#line.paused;
    // What the room did not want from our copy it would not want the next time either.
    if (isStale(code)) this.#resetDocument();
    this.#setConnection(final ? "ended" : this.#line.connection === "offline" ? "offline" : "reconnecting");
    if (!final) this.#outbox.lost();
  }

  #end(code: number): void {
    this.#line.ended = code;
    if (code === closeCode.outdated) return;
    this.#outbox.stop();
    // Whoever signs in again as the same person may still want what they did; who has lost access may not have it.
    const gone = code !== closeCode.sessionEnded;
    this.#memory.forget(gone);
    if (!gone) return;
    const refusal = refuse(code === closeCode.missing ? "resource.missing" : "access.denied");
    for (const { id } of this.#facts.unanswered) this.#answered(id, refusal);
  }

  #resetDocument(): void {
    this.#document.reset();
    this.#memory.editsDone();
  }

  #setConnection(connection: RoomSnapshot["connection"]): void {
    this.#line.connection = connection;
    this.#changed();
  }

  #frame(data: ArrayBuffer): void {
    const incoming = decodeFrame(data);
    switch (incoming?.kind) {
      case "sync":
        this.#document.receive(incoming.sync);
        this.#changed();
        break;
      case "presence":
        this.#line.people = applyPresence(this.#line.people, incoming.changes, this.#document.client);
        this.#changed();
        break;
      case "queryPresence":
        this.#presence.tell();
        break;
      case "message":
        // The order first, so that nothing jumps when a command leaves the overlay.
        if (incoming.update) this.#document.receive({ kind: "update", update: incoming.update });
        this.#message(incoming.message);
    }
  }

  #message(message: ServerMessage): void {
    switch (message.t) {
      case "welcome":
        if (message.state) this.#facts.restart(message.state, message.seq, true);
        if (message.state) this.#faces.refit();
        if (message.events) this.#receive(message.events);
        if (message.summaries) this.#summaries.replace(message.summaries);
        this.#line.paused = null;
        this.#line.readOnly = message.readOnly === true;
        this.#setConnection("live");
        this.#outbox.welcomed();
        break;
      case "events":
        this.#receive(message.events);
        break;
      case "answers":
        for (const { id, ...said } of message.answers) {
          this.#answered(id, "seq" in said ? accept({ seq: said.seq }) : { ok: false, ...said }, false);
        }
        this.#changed();
        break;
      case "ack":
        this.#answered(message.id, accept({ seq: message.seq }));
        break;
      case "refused":
        this.#refused(message.id, message.refusal);
        break;
      case "summary":
        this.#summaries.set(message.application, message.summary);
        this.#changed();
        break;
      case "saved":
        this.#document.confirm(message.updates);
        if (this.#document.unsaved === 0) this.#memory.editsDone();
        this.#memory.touch();
        this.#changed();
        break;
      case "face":
        this.#faces.want(message.application, message.version);
        break;
      case "nearlyFull":
        this.#line.nearlyFull = { bytes: message.bytes, most: message.most };
        this.#changed();
    }
  }

  #refused(command: string | null, refusal: Refusal): void {
    if (command !== null) {
      this.#answered(command, { ok: false, refusal });
      return;
    }
    if (refusal.code === "document.readOnly") this.#line.readOnly = true;
    // An edit of the document: ours is wrong from here on, so it starts from the room's.
    this.#resetDocument();
    // The new document has a new client id, and presence goes by it.
    this.#presence.tell();
    this.#news.each((news) => news.refused?.(refusal, null, false));
  }

  #receive(events: readonly RoomEvent[]): void {
    const result = this.#facts.receive(events);
    // Before anybody is told: a name that is not to be known any more is not said once more.
    this.#faces.follow(result.applied);
    if (result.gap) this.#hello();
    this.#changed();
    if (result.applied.length === 0) return;
    this.#memory.touch();
    this.#news.each((news) => news.events?.(result.applied, this.#facts.ownIds));
  }

  #answered(id: string, outcome: Outcome<{ seq: number }>, tell = true): void {
    const taken = this.#facts.answered(id, outcome);
    if (taken && !outcome.ok) {
      const late = this.#facts.isLate(id);
      this.#news.each((news) => news.refused?.(outcome.refusal, taken, late));
    }
    if (tell) this.#changed();
  }

  #changed(): void {
    this.#snapshot = null;
    this.#listeners.each((listener) => listener());
  }

  #build(): RoomSnapshot {
    const facts = this.#parts.facts(this.#facts.overlay);
    const { own } = this.#document;
    // A document that has not heard from the room yet may be older than what the page was loaded with.
    const entries = this.#document.entries();
    const known = this.#document.synced ? [entries] : [entries, this.#loadedRanks, own];
    return {
      state: facts.state,
      seq: this.#facts.seq,
      ranks: this.#parts.ranks([...known, facts.ranks]),
      waiting: this.#parts.waiting(facts.waiting, own),
      faces: this.#faces.faces,
      summaries: this.#summaries.shown(this.#facts.overlay),
      facesToCome: this.#faces.missing,
      ...this.#line,
      unsaved: this.#document.unsaved + this.#facts.unanswered.length,
      unkept: this.#memory.unkept,
      abilities: this.#options.view.abilities,
    };
  }
}
