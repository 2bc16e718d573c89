import { type Connection, type ConnectionContext, Server, type WSMessage } from "partyserver";
import { z } from "zod";
import { actorSchema } from "#domain/access/access.ts";
import { cardOf, type RoomCard } from "#domain/access/faces.ts";

import type { Application } from "#domain/application/schema.ts";
import type { CardSummary } from "#domain/card/schema.ts";
import { type Id, idSchema } from "#domain/ids/ids.ts";
import { parseRoomId, type RoomAddress, roomId } from "#domain/ids/objects.ts";
import { documentName } from "#domain/live/documents.ts";
import { leaseMs } from "#domain/live/lease.ts";
import { closeCode, limits, subprotocol } from "#domain/live/wire.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { RoomEvent } from "#domain/requisition/events.ts";
import type { RoomState } from "#domain/requisition/schema.ts";
import type { ObjectsEnv } from "#durable/env.ts";
import { askMayArrive, renewAtWorker } from "#durable/kit/lease-desk.ts";
import { migrate } from "#durable/kit/migrations.ts";
import {
  cleanUpgrade,
  closedSocket,
  refusedUpgrade,
  wantsSocket,
  withProtocol,
} from "#durable/kit/upgrade.ts";
import { type Admission, readAdmission, refusedCode } from "#durable/requisition/admission.ts";
import { auditRoom, type RoomDump } from "#durable/requisition/audit.ts";
import { RoomCore } from "#durable/requisition/core.ts";
import { encodeSyncStep1 } from "#durable/requisition/frames.ts";
import { packedSchema } from "#durable/requisition/luggage.ts";
import { newAttachment } from "#durable/requisition/members.ts";
import type { Person } from "#durable/requisition/presence.ts";
import { receiveFrame } from "#durable/requisition/receive.ts";
import { requisitionMigrations } from "#durable/requisition/schema.ts";
import type { Answer } from "#durable/requisition/store.ts";
import { arrivalSchema, type OtherRoom, type TransferStep } from "#durable/requisition/transfers.ts";
import { reopen } from "#durable/requisition/veil.ts";

const revision = z.number().int().nonnegative();
/** How long it may take from the question who somebody is until they have a socket, in milliseconds. */
const authorisingMs = 2_000;
const endSchema = z.object({
  sessions: z.array(z.string()).optional(),
  users: z.array(z.string()).optional(),
});

/** The room of one requisition: commands, documents, presence, outbox. Plumbing only: the parts are in core.ts. */
export class RequisitionRoom extends Server<ObjectsEnv & Cloudflare.Env> {
  static override options = { hibernate: true };
  /** Tests let something break between the steps of a transfer. */
  static betweenTransferSteps: (ctx: DurableObjectState, step: TransferStep) => void | Promise<void> = () =>
    undefined;
  #core: RoomCore | null = null;
  #address: RoomAddress | null = null;

  constructor(ctx: DurableObjectState, env: ObjectsEnv & Cloudflare.Env) {
    super(ctx, env);
    // Answered by the platform: a ping wakes nobody and costs nothing.
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
  }

  /** Creates the room. The same command id twice is answered twice; a second one is refused: requisition.exists. */
  async open(
    input: unknown,
    actor: unknown,
    command: string,
    at?: number,
  ): Promise<Outcome<{ seq: number }>> {
    const who = actorSchema.safeParse(actor);
    const { core } = this.#room();
    if (!who.success) return refuse("input.invalid");
    return core.open(input, who.data, command, revision.optional().parse(at)).answer;
  }

  /** Runs a command once. `at` (epoch milliseconds) backdates, for system actors only. */
  async execute(actor: unknown, command: unknown, at?: number): Promise<Outcome<{ seq: number }>> {
    const who = actorSchema.safeParse(actor);
    const { core } = this.#room();
    if (!who.success) return refuse("input.invalid");
    return core.execute(who.data, command, revision.optional().parse(at)).answer;
  }

  /** Many commands of one actor, in order, an answer for each. */
  async executeAll(actor: unknown, commands: unknown[]): Promise<Outcome<{ seq: number }>[]> {
    const who = actorSchema.safeParse(actor);
    const { core } = this.#room();
    if (!who.success || commands.length > limits.batchCommands) {
      return commands.map(() => refuse("input.invalid"));
    }
    return core.executeAll(who.data, commands);
  }

  /** A part of what goes along with an application that another room sends here. */
  async takeLuggage(transfer: string, part: number, rows: unknown): Promise<void> {
    const id = idSchema("cmd").parse(transfer);
    this.#room().core.takeLuggage(id, revision.parse(part), z.array(packedSchema).parse(rows));
  }

  /** An application that left another room comes here. The same transfer again: the same answer. */
  async arrive(transfer: string, arrival: unknown, parts: number): Promise<Answer> {
    const id = idSchema("cmd").parse(transfer);
    return this.#room().core.arrive(id, arrivalSchema.parse(arrival), revision.parse(parts));
  }

  /** State and ranks as they are. Who may see them was asked before. */
  async snapshot(): Promise<
    Outcome<{
      seq: number;
      state: RoomState;
      ranks: Record<string, string>;
      summaries: Record<string, CardSummary>;
    }>
  > {
    const { core } = this.#room();
    core.flushBoard();
    const { state, revision: at } = core.commands;
    if (!state) return refuse("resource.missing");
    return accept({ seq: at.seq, state, ranks: core.store.ranksAfter(0), summaries: core.cards.summaries() });
  }

  /** An application that is here now. Refuses: resource.missing, also when it was transferred. */
  async application(application: string): Promise<Outcome<Application>> {
    const known = this.#room().core.commands.state?.applications[application];
    return known && known.status !== "transferred" ? accept(known) : refuse("resource.missing");
  }

  /** To which requisition an application left from here for good; null: it did not. */
  async leftFor(application: string): Promise<Id<"req"> | null> {
    const known = this.#room().core.commands.state?.applications[application];
    return known?.status === "transferred" ? (known.to ?? null) : null;
  }

  /** The applications of these candidates that are here now. */
  async applicationsOf(candidates: string[]): Promise<{ application: Id<"app">; candidate: Id<"cand"> }[]> {
    const wanted = new Set(z.array(idSchema("cand")).parse(candidates));
    const known = Object.values<Application>(this.#room().core.commands.state?.applications ?? {});
    return known
      .filter(({ candidate, status }) => wanted.has(candidate) && status !== "transferred")
      .map(({ id, candidate }) => ({ application: id, candidate }));
  }

  /** Which candidates these cards are, and whether they stand where review is anonymised. Others are left out. */
  async cards(applications: string[]): Promise<RoomCard[]> {
    const { state } = this.#room().core.commands;
    return state ? applications.flatMap((each) => cardOf(state, state.applications[each])) : [];
  }

  /** Who may know of this card's candidate is to be asked anew: its documents are closed to all who have them open. */
  async reopen(application: string): Promise<void> {
    reopen(this.#room().core, idSchema("app").parse(application));
  }

  /** Of these applications, those that are here now. */
  async applications(ids: string[]): Promise<Application[]> {
    const known = this.#room().core.commands.state?.applications ?? {};
    return ids.flatMap((id) => (known[id] && known[id].status !== "transferred" ? [known[id]] : []));
  }

  /** Events after `seq` (at most `limit`), and ranks that changed after revision `rankRev`. */
  async eventsAfter(
    seq: number,
    rankRev: number,
    limit = 500,
  ): Promise<{ events: RoomEvent[]; head: number; ranks: Record<string, string>; rankRev: number }> {
    const { core } = this.#room();
    core.flushBoard();
    const events = core.store.eventsAfter(revision.parse(seq), Math.min(1_000, revision.parse(limit)));
    const head = core.commands.revision;
    const ranks = core.store.ranksAfter(revision.parse(rankRev));
    return { events, head: head.seq, ranks, rankRev: head.rankRev };
  }

  /** A consumer has written everything up to here: only this clears the outbox. */
  async projected(upTo: number, rankRev: number): Promise<void> {
    const { core } = this.#room();
    const done = { seq: revision.parse(upTo), rankRev: revision.parse(rankRev) };
    core.projection.confirm(done, core.commands.revision);
  }

  /** A card's face is now version `version`: clients fetch it through the Worker. */
  async faceChanged(application: string, version: number): Promise<void> {
    this.#room().core.faceChanged(idSchema("app").parse(application), revision.parse(version));
  }

  /** Everything, and whether it holds together: for rebuild and verification. */
  async dump(): Promise<RoomDump> {
    const { core, address } = this.#room();
    return auditRoom(core, address);
  }

  /** The last event and its hash: what the organization's audit chain anchors. */
  async chainHead(): Promise<{ seq: number; hash: string }> {
    return this.#room().core.store.head();
  }

  /** Whether the chain holds from its first event on, and the hash of one of them ("" if there is none). */
  async verifyChain(seq: number): Promise<{ ok: boolean; hash: string }> {
    const { core, address } = this.#room();
    const hash = core.store.hashAt(revision.parse(seq));
    try {
      return { ok: auditRoom(core, address).chainOk, hash };
    } catch {
      // Rows that we cannot even read are not what we wrote.
      return { ok: false, hash };
    }
  }

  /** Cron came by. */
  async wake(): Promise<void> {
    this.#room().core.wake();
  }

  /**
   * Private notes about an application that concern this member: whose they may read, and who reads theirs.
   * That they may see candidates was asked before.
   */
  async privateNotes(application: string, user: string): Promise<{ authors: string[]; readers: string[] }> {
    const id = idSchema("app").parse(application);
    const { mentions } = this.#room().core;
    const own = { kind: "notes", application: id, audience: "private", user } as const;
    return { authors: mentions.authorsFor(id, user), readers: mentions.of(own) };
  }

  /** Who has a socket here, each person once. */
  async whoIsHere(): Promise<Person[]> {
    return this.#room().core.whereabouts.people();
  }

  /**
   * Closes the sockets of these sessions or users with `code`; answers how many. `at` (epoch milliseconds): when it was
   * decided, if that is a while ago: who was authorised well after that was asked anew, and stays.
   */
  async endSessions(
    who: { sessions?: string[]; users?: string[] },
    code: number,
    at = Number.MAX_SAFE_INTEGER,
  ): Promise<number> {
    const { sessions = [], users = [] } = endSchema.parse(who);
    const { core } = this.#room();
    const ended = [...core.members.all()].filter(({ attachment: { grant }, user }) => {
      if (grant.leaseUntil - leaseMs > at + authorisingMs) return false;
      return sessions.includes(grant.session) || users.includes(user);
    });
    for (const member of ended) core.expel(member, code, "session ended");
    return ended.length;
  }

  /** Frames of an event stream of this session, which came by POST. Refuses: resource.missing. */
  async hear(stream: string, session: string, frames: (string | Uint8Array)[]): Promise<Outcome<null>> {
    const { core } = this.#room();
    const member = core.members.get(stream);
    const known = member && !member.closed && member.attachment.grant.session === session;
    if (!known) return refuse("resource.missing");
    for (const frame of frames) receiveFrame(core, member, frame);
    return accept(null);
  }

  override async fetch(request: Request): Promise<Response> {
    if (!wantsSocket(request)) return refusedUpgrade("resource.missing");
    const { core, address } = this.#room();
    const admission = readAdmission(request, address.organization);
    if (!admission.ok) return refusedUpgrade(admission.refusal.code);
    if (!core.has(admission.value.document, admission.value.grant.actor))
      return refusedUpgrade("resource.missing");
    const protocol = admission.value.own ? subprotocol : null;
    const refused = refusedCode(core.members, admission.value.grant.actor.id);
    if (refused !== null) return closedSocket(refused, "come back later", protocol);
    return withProtocol(await super.fetch(cleanUpgrade(request)), protocol);
  }

  override onConnect(connection: Connection, { request }: ConnectionContext): void {
    const { core, address } = this.#room();
    const admission = readAdmission(request, address.organization);
    if (!admission.ok) {
      connection.close(closeCode.accessRemoved, "not admitted");
      return;
    }
    try {
      this.#admit(core, connection, admission.value);
    } catch (error) {
      // partyserver would send the client the error's stack.
      console.error("a socket could not be admitted", error instanceof Error ? error.message : "");
      connection.close(1011, "come again");
    }
  }

  /**
   * The short way for a socket that this instance knows already: the library looks into the attachment several times
   * for every frame, which is a quarter of what a frame costs. Strangers go the library's way.
   */
  override async webSocketMessage(socket: WebSocket, message: ArrayBuffer | string): Promise<void> {
    const member = this.#core?.members.bySocket(socket);
    if (this.#core && member) receiveFrame(this.#core, member, message);
    else await super.webSocketMessage(socket, message);
  }

  override onMessage(connection: Connection, message: WSMessage): void {
    const { core } = this.#room();
    const member = core.members.get(connection.id);
    if (member) receiveFrame(core, member, message);
    // What was under way when we closed a socket: not worth a second close for each frame of a flood.
    else if (connection.readyState === WebSocket.OPEN) connection.close(1012, "come again");
  }

  override onClose(connection: Connection): void {
    this.#gone(connection);
  }

  override onError(connection: Connection): void {
    this.#gone(connection);
  }

  override async onAlarm(): Promise<void> {
    await this.#room().core.ring();
  }

  /** It may be the one whose closing woke the room: others must still be told. */
  #gone(connection: Connection): void {
    const { core } = this.#room();
    const member = core.members.adopt(connection);
    if (member) core.leave(member);
  }

  #admit(core: RoomCore, connection: Connection, { grant, document, own }: Admission): void {
    const member = core.members.admit(connection, newAttachment(grant, documentName(document), own));
    core.leases.note(grant.leaseUntil);
    const opened = core.documents.of(member);
    opened.flush();
    member.send(encodeSyncStep1(opened.live.doc));
    core.documents.settle(opened);
    const everybody = opened.presence.everybody(member);
    if (everybody) member.send(everybody);
    core.whereabouts.changed();
  }

  /** The parts, built on first use. An object whose name is not a room's does nothing at all. */
  #room(): { core: RoomCore; address: RoomAddress } {
    if (this.#core && this.#address) return { core: this.#core, address: this.#address };
    const address = parseRoomId(this.name);
    if (!address) throw new Error("not a room's name");
    migrate(this.ctx.storage, requisitionMigrations);
    const core = this.#build(address);
    this.#assertName(core);
    for (const connection of this.getConnections()) {
      if (!core.members.adopt(connection)) connection.close(1012, "come again");
    }
    this.#address = address;
    this.#core = core;
    return { core, address };
  }

  #build(address: RoomAddress): RoomCore {
    const { ctx, env, name } = this;
    return new RoomCore({
      storage: this.ctx.storage,
      name,
      address,
      deliver: async (inbox, entries) => {
        await env.INBOX.getByName(inbox).deliver(entries);
      },
      wakeConsumer: (message) => env.EVENTS.send(message),
      tellHub: async (people) => {
        await env.ORGANIZATION.getByName(address.organization).presence(address.requisition, people, name);
      },
      tellNotices: async (changes) => {
        await env.ORGANIZATION.getByName(address.organization).notices(changes, name);
      },
      renewLeases: (asks) => renewAtWorker(ctx, asks),
      mayArrive: (requisition, actor) =>
        askMayArrive(ctx, { organization: address.organization, requisition, actor }),
      // An application does not leave its jurisdiction: a room of another one is not there.
      room: (requisition) =>
        env.REQUISITION.getByName(roomId({ ...address, requisition })) as unknown as OtherRoom,
      betweenTransferSteps: (step) => RequisitionRoom.betweenTransferSteps(ctx, step),
    });
  }

  #assertName(core: RoomCore): void {
    const known = core.store.meta("name");
    if (known === null) core.store.setMeta("name", this.name);
    else if (known !== this.name) throw new Error("the room's name is another one than it was");
  }
}
