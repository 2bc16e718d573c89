/** The parts of one room, put together: what is written, then shown. No platform entry points here (see room.ts). */
import { type Actor, can, systemActor } from "#domain/access/access.ts";
import { rankAt } from "#domain/application/rank.ts";
import { type Application, compareRanked } from "#domain/application/schema.ts";
import type { CardSummary } from "#domain/card/schema.ts";
import { type Id, newId } from "#domain/ids/ids.ts";
import { mayRead, parseDocument, type RoomDocument } from "#domain/live/documents.ts";
import { encodeUpdate } from "#domain/live/frames.ts";
import { closeCode } from "#domain/live/wire.ts";
import { stagesInUse } from "#domain/pipeline/schema.ts";
import type { Act, Command } from "#domain/requisition/commands.ts";
import type { RoomEvent } from "#domain/requisition/events.ts";
import { type Alarm, Alarms } from "#durable/kit/alarms.ts";
import { backoff } from "#durable/kit/backoff.ts";
import type { Leases } from "#durable/kit/leases.ts";
import type { LiveDocument } from "#durable/kit/live-document.ts";
import { boardSchema } from "#durable/requisition/board-document.ts";
import { type CardChange, Cards } from "#durable/requisition/cards.ts";
import { announceAlarm, Commands, type Committed, together } from "#durable/requisition/commands.ts";
import type { RoomCoreOptions } from "#durable/requisition/core-options.ts";
import { Deliveries, deliverAlarm } from "#durable/requisition/deliveries.ts";
import { boardHooks, documentHooks } from "#durable/requisition/document-hooks.ts";
import { Documents } from "#durable/requisition/documents.ts";
import { Luggage, type Packed } from "#durable/requisition/luggage.ts";
import { memberLeases } from "#durable/requisition/member-leases.ts";
import { type Member, Members } from "#durable/requisition/members.ts";
import { Mentions, noticeAlarm } from "#durable/requisition/mentions.ts";
import { compactAlarm } from "#durable/requisition/open-document.ts";
import { Projection, wakeUpAlarm } from "#durable/requisition/projection.ts";
import { type Answer, RoomStore } from "#durable/requisition/store.ts";
import { type Arrival, Transfers, transferAlarm } from "#durable/requisition/transfers.ts";
import { closeAnonymised, isVeiled } from "#durable/requisition/veil.ts";
import { Welcomes } from "#durable/requisition/welcomes.ts";
import { Whereabouts, whereaboutsAlarm } from "#durable/requisition/whereabouts.ts";

/** More than these at once would keep everybody else waiting. */
const batchInTransaction = 100;

export class RoomCore {
  readonly store: RoomStore;
  readonly alarms: Alarms;
  readonly documents: Documents;
  readonly commands: Commands;
  readonly deliveries: Deliveries;
  readonly projection: Projection;
  readonly members: Members;
  readonly leases: Leases<Member>;
  readonly whereabouts: Whereabouts;
  readonly welcomes = new Welcomes();
  readonly mentions: Mentions;
  readonly cards: Cards;
  readonly luggage: Luggage;
  readonly transfers: Transfers;
  readonly #options: RoomCoreOptions;

  constructor(options: RoomCoreOptions) {
    const { storage, address, name } = options;
    const now = () => this.now();
    const setTimer = (run: () => void, ms: number) => void setTimeout(run, ms);
    this.#options = options;
    this.store = new RoomStore(storage.sql);
    this.alarms = new Alarms(storage);
    this.members = new Members({ now, renew: () => this.leases.need() });
    this.leases = memberLeases(this, { address, renew: options.renewLeases });
    this.mentions = new Mentions({
      sql: storage.sql,
      alarms: this.alarms,
      requisition: address.requisition,
      now,
      newId,
      tell: options.tellNotices,
    });
    this.luggage = new Luggage(storage.sql);
    this.transfers = new Transfers({
      sql: storage.sql,
      alarms: this.alarms,
      luggage: this.luggage,
      now,
      room: options.room,
      mayArrive: options.mayArrive,
      between: options.betweenTransferSteps,
      end: (ending) => this.execute(this.#itself("transfer"), this.#own(ending)).answer,
    });
    this.cards = new Cards({
      sql: storage.sql,
      open: (application) => this.documents.open({ kind: "card", application }).live,
    });
    this.documents = this.#makeDocuments();
    this.deliveries = new Deliveries({
      sql: storage.sql,
      alarms: this.alarms,
      now,
      deliver: options.deliver,
    });
    this.projection = new Projection({
      store: this.store,
      alarms: this.alarms,
      object: name,
      head: () => this.commands.revision,
      send: options.wakeConsumer,
      now,
      setTimer,
    });
    this.whereabouts = new Whereabouts({
      members: this.members,
      alarms: this.alarms,
      now,
      tell: options.tellHub,
    });
    const { store, alarms, board, deliveries, projection } = this;
    this.commands = new Commands({
      storage,
      address,
      store,
      alarms,
      board,
      cards: this.cards,
      rolledBack: () => {
        this.cards.forget();
        this.documents.forgetCards();
      },
      deliveries,
      projection,
      noted: (event, before) => {
        this.transfers.note(event, before);
        if (event.type === "application.transferCompleted") this.cards.forget();
        if (event.type === "application.arrived" && event.application) {
          this.luggage.unpack(event.command, event.application);
        }
      },
      now,
      newId,
    });
  }

  now(): number {
    return Date.now();
  }

  /** The board document. */
  get board(): LiveDocument {
    return this.documents.board.live;
  }

  /** Runs a command and tells everybody who must know. */
  execute(actor: Actor, command: unknown, at?: number): Committed {
    this.flushBoard();
    this.documents.flushCards();
    return this.#tell(this.commands.execute(actor, command, at));
  }

  /** Many commands of one actor, in order: few transactions, and everybody hears of each of those at once. */
  executeAll(actor: Actor, commands: readonly unknown[]): Answer[] {
    this.flushBoard();
    this.documents.flushCards();
    const answers: Answer[] = [];
    for (let at = 0; at < commands.length; at += batchInTransaction) {
      const done = this.commands.executeAll(actor, commands.slice(at, at + batchInTransaction));
      this.#tell(together(done));
      answers.push(...done.map(({ answer }) => answer));
    }
    return answers;
  }

  open(input: unknown, actor: Actor, command: unknown, at?: number): Committed {
    return this.#tell(this.commands.open(input, actor, command, at));
  }

  /** A part of what goes along with an application that comes here. */
  takeLuggage(transfer: Id<"cmd">, part: number, rows: readonly Packed[]): void {
    // What comes after the answer was sent before it.
    if (this.store.answerTo(transfer)) return;
    this.#options.storage.transactionSync(() => this.luggage.keep(transfer, part, rows));
  }

  /**
   * Takes in an application that left another room, with all `parts` of its luggage. The same transfer again: the same
   * answer. Throws while parts are missing.
   */
  arrive(transfer: Id<"cmd">, arrival: Arrival, parts: number): Answer {
    const before = this.store.answerTo(transfer);
    if (before) return before.answer;
    if (this.luggage.parts(transfer) < parts) throw new Error("luggage is missing");
    const { state } = this.commands;
    const stage = arrival.stage ?? (state && stagesInUse(state.stages)[0]?.id) ?? "";
    const args = { ...arrival, rank: this.#endOf(stage) };
    const command = { id: transfer, baseSeq: 0, type: "application.arrive", args };
    this.documents.forget(arrival.application);
    const { answer } = this.execute(this.#itself("transfer"), command);
    if (!answer.ok) this.luggage.drop(transfer);
    // A room that was never opened remembers nothing by itself.
    if (!state) this.store.remember(transfer, "", answer);
    return answer;
  }

  /** The order key behind every card of a stage. */
  #endOf(stage: string): string {
    const ranks = this.store.ranksAfter(0);
    const inStage = Object.values<Application>(this.commands.state?.applications ?? {})
      .filter((each) => each.stage === stage && each.status !== "transferred")
      .map(({ id }) => ({ id, rank: ranks[id] }))
      .sort(compareRanked);
    return rankAt(
      inStage.map(({ rank }) => rank),
      inStage.length,
    );
  }

  #itself(job: string): Actor {
    return systemActor(this.#options.address.organization, job);
  }

  #own(act: Act): Command {
    return { id: newId("cmd"), baseSeq: 0, ...act };
  }

  /** Whether what belongs to an application may be changed here: not while it leaves, nor where it is but a trace. */
  isFrozen(document: string): boolean {
    const known = parseDocument(document);
    if (!known || known.kind === "board") return false;
    const status = this.commands.state?.applications[known.application]?.status;
    return status === "leaving" || status === "transferred";
  }

  /** Whether this member may change the document that it has open, now. */
  mayWrite(member: Member): boolean {
    return member.mayWrite && !this.isFrozen(member.attachment.document);
  }

  /**
   * Whether there is such a document for this reader: what is not a board belongs to an application that is on it, and
   * a private note is there for its author and whom they mention. Where review is anonymised, what others write is not
   * there for who sees aliases.
   */
  has(document: RoomDocument, reader: Actor): boolean {
    const { state } = this.commands;
    if (!state) return false;
    if (document.kind === "board") return true;
    const application = state.applications[document.application];
    if (!application || application.status === "transferred") return false;
    if (isVeiled(state, reader, document)) return false;
    return mayRead(reader, document, document.kind === "notes" && this.mentions.has(document, reader.id));
  }

  /** Writes and shows what waits of the board document, now. */
  flushBoard(): void {
    this.documents.board.flush();
  }

  /** Closes a member's socket for a reason that is ours. */
  expel(member: Member, code: number, reason: string): void {
    member.close(code, reason);
    this.leave(member);
  }

  /** A card's face is another now. */
  faceChanged(application: Id<"app">, version: number): void {
    this.members.tell({ t: "face", application, version });
  }

  /** A member's socket is gone. */
  leave(member: Member): void {
    if (!this.members.remove(member.id)) return;
    this.documents.left(member);
    this.whereabouts.changed();
  }

  #makeDocuments(): Documents {
    const { members, alarms } = this;
    const deps = {
      storage: this.#options.storage,
      members,
      alarms,
      now: () => this.now(),
      setTimer: (run: () => void, ms: number) => void setTimeout(run, ms),
      expel: (member: Member, code: number, reason: string) => this.expel(member, code, reason),
      mayWrite: (member: Member) => this.mayWrite(member),
    };
    return new Documents(
      deps,
      {
        schema: boardSchema((application) => this.commands.state?.applications[application] !== undefined),
        hooks: boardHooks(this),
      },
      (document) => documentHooks(this, document),
      (label) => this.commands.state?.labels.some(({ id }) => id === label) ?? false,
    );
  }

  /** The alarm rang: does what is due. Never throws; what failed comes again. */
  async ring(): Promise<void> {
    for (const { kind, key } of this.alarms.due(this.now())) {
      // An earlier one may have cleared or moved it.
      const alarm = this.alarms.get(kind, key);
      if (!alarm || alarm.at > this.now()) continue;
      // Moved before it is tried: whatever happens in the middle, it comes again, and not in a loop.
      this.alarms.set(kind, key, this.now() + backoff(5), alarm.data);
      try {
        await this.#handle(alarm);
      } catch (error) {
        console.error(`alarm ${kind} failed`, error instanceof Error ? error.message : "");
      }
    }
    this.alarms.rearm();
  }

  /** Cron came by: makes sure that whatever is unconfirmed will be tried. */
  wake(): void {
    if (this.projection.isBehind(this.commands.revision)) this.projection.news();
    this.alarms.rearm();
  }

  async #handle(alarm: Alarm): Promise<void> {
    switch (alarm.kind) {
      case announceAlarm: {
        this.flushBoard();
        const { answer } = this.#tell(this.commands.announceDue(alarm.key, alarm.data));
        // Made or taken back, the event has cleared it; refused, nothing is pending any more, or it is held back
        // until the requisition is open again, which sets a new time.
        const held = !answer.ok && answer.refusal.code === "requisition.notOpen";
        if (!answer.ok && (held || !this.#stillWaits(alarm.key))) this.alarms.clear(alarm.kind, alarm.key);
        return;
      }
      case wakeUpAlarm:
        return this.projection.ring(alarm, this.commands.revision);
      case deliverAlarm:
        await this.deliveries.drain();
        return;
      case transferAlarm:
        return this.transfers.advance(alarm.key);
      case noticeAlarm:
        return this.mentions.drain();
      case whereaboutsAlarm:
        return this.whereabouts.report();
      case compactAlarm:
        // What is on its way stays byte for byte as it was packed.
        if (!this.isFrozen(alarm.key)) this.documents.compact(alarm.key);
        this.alarms.clear(alarm.kind, alarm.key);
        return;
      default:
        this.alarms.clear(alarm.kind, alarm.key);
    }
  }

  /** What leaves, ends or comes: its documents are closed or opened for everybody who has them, and the saga goes on. */
  #travel({ type, application }: RoomEvent): void {
    if (application === undefined || !type.startsWith("application.transfer")) return;
    this.documents.forget(application);
    const gone = type === "application.transferCompleted";
    for (const member of this.members.all()) {
      const document = parseDocument(member.attachment.document);
      if (!document || document.kind === "board" || document.application !== application) continue;
      // They come back and hear whether they may write.
      this.expel(member, gone ? closeCode.missing : closeCode.leaseEnded, "it goes to another requisition");
    }
    if (type === "application.transferStarted") void this.transfers.advance(application);
  }

  #stillWaits(application: string): boolean {
    return this.commands.state?.applications[application]?.pending !== undefined;
  }

  #tellCard({ application, update, summary }: CardChange): void {
    const open = this.documents.open({ kind: "card", application });
    if (update) this.members.show(open.name, encodeUpdate(update));
    if (summary) this.tellSummary(application, summary);
    this.documents.settle(open);
  }

  /** Labels and tasks speak of a person: to who sees the board and candidates. */
  tellSummary(application: Id<"app">, summary: CardSummary): void {
    for (const member of this.members.of("board")) {
      const { grant, greeted } = member.attachment;
      if (greeted && can(grant.actor, "candidate.view")) member.tell({ t: "summary", application, summary });
    }
  }

  /** After the commit, in the same turn: the output gate holds all of it until the disk has it. */
  #tell(committed: Committed): Committed {
    const { events, update, deliveries } = committed;
    closeAnonymised(this, events);
    if (events.length > 0) this.members.tell({ t: "events", events }, update);
    else if (update) this.members.show("board", encodeUpdate(update));
    for (const change of committed.cards) this.#tellCard(change);
    if (deliveries.length > 0) void this.deliveries.accelerate(deliveries);
    for (const event of events) this.#travel(event);
    return committed;
  }
}
