import { type Connection, type ConnectionContext, Server, type WSMessage } from "partyserver";
import { z } from "zod";
import { type Grant, grantSchema } from "#domain/access/access.ts";
import { audienceSchema, mayHearNews, mayKnowOf } from "#domain/access/audience.ts";
import { type AuditLine, type AuditReport, anchorSchema, auditEntrySchema } from "#domain/audit/schema.ts";
import { idSchema, isId, newId } from "#domain/ids/ids.ts";
import { parseRoomId } from "#domain/ids/objects.ts";
import { closeCode, limits, subprotocol } from "#domain/live/wire.ts";
import { type KeptNotice, noticeChangeSchema } from "#domain/notice/schema.ts";
import type { ObjectsEnv } from "#durable/env.ts";
import { renewAtWorker } from "#durable/kit/lease-desk.ts";
import { migrate } from "#durable/kit/migrations.ts";
import {
  cleanUpgrade,
  closedSocket,
  grantHeader,
  offers,
  readHeader,
  refusedUpgrade,
  wantsSocket,
  withProtocol,
} from "#durable/kit/upgrade.ts";
import { Audiences } from "#durable/organization/audiences.ts";
import { AuditLog, auditFilterSchema } from "#durable/organization/audit-log.ts";
import { Listeners } from "#durable/organization/listeners.ts";
import { Notices } from "#durable/organization/notices.ts";
import { type People, peopleSchema, Rooms } from "#durable/organization/rooms.ts";
import { hubMigrations } from "#durable/organization/schema.ts";

const mostSockets = 1_000;
/** Rooms whose heads are to be anchored, and how long that may take, in milliseconds. */
const unanchored = "unanchored";
const anchorMs = 60_000;
const endSchema = z.object({
  sessions: z.array(z.string()).optional(),
  users: z.array(z.string()).optional(),
});
interface Ending {
  sessions: string[];
  users: string[];
  code: number;
  at: number;
}
/** How long an ending is told to rooms that speak up, in milliseconds: longer than a room's retry. */
const endingsMs = 10_000;

/** Who is in which room of one organization, team notifications, access changes. */
export class OrganizationHub extends Server<ObjectsEnv & Cloudflare.Env> {
  static override options = { hibernate: true };
  #rooms: Rooms | null = null;
  #listeners: Listeners | null = null;
  #notices: Notices | null = null;
  #known: Audiences | null = null;
  #log: AuditLog | null = null;
  #endings: Ending[] = [];

  constructor(ctx: DurableObjectState, env: ObjectsEnv & Cloudflare.Env) {
    super(ctx, env);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
  }

  /** A room says who is in it now. `room` is its object name. */
  async presence(requisition: string, people: People, room: string): Promise<void> {
    const address = parseRoomId(room);
    // Only a room of this organization is believed.
    if (address?.organization !== this.name || address.requisition !== requisition) return;
    if (this.#open().note(requisition, room, peopleSchema.parse(people), Date.now())) this.#tellPresence();
    // A socket that was opened a moment before its session ended: we did not know of its room then.
    for (const { sessions, users, code, at } of this.#recent()) {
      await this.env.REQUISITION.getByName(room).endSessions({ sessions, users }, code, at);
    }
  }

  /** Requisition → who has its board open. */
  async whoIsWhere(): Promise<Record<string, People>> {
    await this.#checkRooms();
    return this.#open().whoIsWhere();
  }

  /** The lists have news of this requisition; `room` (its object's name) if something happened there. */
  async changed(requisition: string, room?: string): Promise<void> {
    const id = idSchema("req").parse(requisition);
    if (room !== undefined && parseRoomId(room)?.organization === this.name) await this.#anchorSoon(room);
    for (const connection of this.#lists().all())
      if (this.#knows(connection, id)) this.#lists().tell(connection, { t: "changed", requisition: id });
  }

  /** Interviews of these people have changed, appeared or gone. */
  async interviews(users: unknown): Promise<void> {
    const whose = new Set(z.array(z.string().min(1).max(64)).max(1_000).parse(users));
    for (const connection of this.#lists().all())
      if (whose.has(connection.state?.actor.id ?? "")) this.#lists().tell(connection, { t: "interviews" });
  }

  /** Who may know of a requisition from now on. Told before anybody is told anything of it. */
  async audience(requisition: string, audience: unknown): Promise<void> {
    this.#open();
    const id = idSchema("req").parse(requisition);
    const knew = new Set([...this.#lists().all()].filter((each) => this.#knows(each, id)));
    this.#audiences().set(id, audienceSchema.parse(audience));
    for (const connection of this.#lists().all()) {
      // For whom it appears or disappears: their lists load again.
      if (knew.has(connection) !== this.#knows(connection, id))
        this.#lists().tell(connection, { t: "changed", requisition: id });
    }
    this.#tellPresence();
  }

  /** A room tells members that they were mentioned, or takes it back. Idempotent. `room` is its object name. */
  async notices(changes: unknown, room: string): Promise<void> {
    if (parseRoomId(room)?.organization !== this.name) return;
    const users = this.#kept().take(z.array(noticeChangeSchema).max(500).parse(changes));
    this.#tellUnseen(users);
  }

  /** What a member was told, newest first. */
  async noticesOf(user: string): Promise<KeptNotice[]> {
    return this.#kept().of(user);
  }

  /** The member has seen everything up to this notice. */
  async noticesSeen(user: string, upTo: string): Promise<void> {
    this.#kept().see(user, idSchema("ntc").parse(upTo));
    this.#tellUnseen(new Set([user]));
  }

  /** Adds lines to the audit chain; each id makes one. Answers how many were new. */
  async record(entries: unknown): Promise<number> {
    return this.#audit().append(z.array(auditEntrySchema).max(500).parse(entries));
  }

  /** Lines of the audit chain, newest first. */
  async auditLines(filter: unknown): Promise<AuditLine[]> {
    return this.#audit().find(auditFilterSchema.parse(filter));
  }

  /** What is wrong with the audit chain, and with the rooms' chains up to where they were anchored. */
  async auditVerify(): Promise<AuditReport> {
    const { anchors, ...report } = this.#audit().verify();
    const rooms = anchors.map(async ({ requisition, room, seq, hash }) => {
      const chain = await this.env.REQUISITION.getByName(room).verifyChain(seq);
      return { requisition, ok: chain.ok && chain.hash === hash };
    });
    return { ...report, rooms: await Promise.all(rooms) };
  }

  /** Closes the sockets of these sessions or users with `code`, here and in all rooms; answers how many. */
  async endSessions(who: { sessions?: string[]; users?: string[] }, code: number): Promise<number> {
    const { sessions = [], users = [] } = endSchema.parse(who);
    this.#endings = [...this.#recent(), { sessions, users, code, at: Date.now() }];
    let ended = 0;
    for (const connection of this.#lists().all()) {
      const { state } = connection;
      if (!state || !(sessions.includes(state.session) || users.includes(state.actor.id))) continue;
      this.#lists().close(connection, code);
      ended += 1;
    }
    const rooms = this.#open().all();
    const counts = rooms.map(({ room }) =>
      this.env.REQUISITION.getByName(room).endSessions({ sessions, users }, code),
    );
    for (const count of await Promise.allSettled(counts))
      if (count.status === "fulfilled") ended += count.value;
    return ended;
  }

  override async fetch(request: Request): Promise<Response> {
    if (!wantsSocket(request)) return refusedUpgrade("resource.missing");
    const grant = this.#grant(request);
    if (!grant) return refusedUpgrade("session.missing");
    if (grant.actor.organization !== this.name) return refusedUpgrade("resource.missing");
    if (!mayHearNews(grant.actor)) return refusedUpgrade("access.denied");
    const protocol = offers(request, subprotocol) ? subprotocol : null;
    const sockets = this.#lists().all();
    const own = sockets.filter((each) => each.state?.actor.id === grant.actor.id);
    if (sockets.length >= mostSockets || own.length >= limits.socketsPerUser) {
      return closedSocket(closeCode.tooMany, "too many sockets", protocol);
    }
    await this.#checkRooms();
    return withProtocol(await super.fetch(cleanUpgrade(request)), protocol);
  }

  override onConnect(connection: Connection<Grant>, { request }: ConnectionContext): void {
    const grant = this.#grant(request);
    if (!grant) {
      connection.close(closeCode.accessRemoved, "not admitted");
      return;
    }
    this.#lists().admit(connection, grant);
    this.#tellWhere(connection, this.#open().whoIsWhere());
    this.#lists().tell(connection, { t: "notices", unseen: this.#kept().unseen(grant.actor.id) });
  }

  /** Clients have nothing to say here but "ping", which the platform answers. */
  override onMessage(connection: Connection, _message: WSMessage): void {
    connection.close(closeCode.malformed, "not understood");
  }

  override onClose(connection: Connection): void {
    this.#lists().left(connection);
  }

  override onError(connection: Connection): void {
    this.#lists().left(connection);
  }

  #tellPresence(): void {
    const where = this.#open().whoIsWhere();
    for (const connection of this.#lists().all()) this.#tellWhere(connection, where);
  }

  /** Each hears of the rooms that they may know of. */
  #tellWhere(connection: Connection<Grant>, where: Record<string, People>): void {
    const rooms = Object.entries(where).filter(([id]) => this.#knows(connection, id));
    this.#lists().tell(connection, { t: "presence", rooms: Object.fromEntries(rooms) });
  }

  #knows({ state }: Connection<Grant>, requisition: string): boolean {
    return state !== null && mayKnowOf(state.actor, this.#audiences().of(requisition));
  }

  override async onAlarm(): Promise<void> {
    const waiting = (await this.ctx.storage.get<string[]>(unanchored)) ?? [];
    await this.ctx.storage.delete(unanchored);
    const heads = waiting.map(async (room) => {
      const head = await this.env.REQUISITION.getByName(room).chainHead();
      return { requisition: parseRoomId(room)?.requisition, room, ...head };
    });
    // A room that does not answer is asked again with its next change.
    const found = (await Promise.allSettled(heads)).flatMap((each) =>
      each.status === "fulfilled" ? (anchorSchema.safeParse(each.value).data ?? []) : [],
    );
    this.#audit().anchor(newId("evt"), Date.now(), found);
  }

  /** Once a minute at most, and only while something happens: an organization that sleeps costs nothing. */
  async #anchorSoon(room: string): Promise<void> {
    const waiting = (await this.ctx.storage.get<string[]>(unanchored)) ?? [];
    if (!waiting.includes(room)) await this.ctx.storage.put(unanchored, [...waiting, room]);
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(Date.now() + anchorMs);
  }

  #audit(): AuditLog {
    this.#open();
    this.#log ??= new AuditLog(this.ctx.storage, idSchema("org").parse(this.name));
    return this.#log;
  }

  #audiences(): Audiences {
    this.#kept();
    this.#known ??= new Audiences(this.ctx.storage.sql);
    return this.#known;
  }

  #tellUnseen(users: ReadonlySet<string>): void {
    for (const connection of this.#lists().all()) {
      const user = connection.state?.actor.id ?? "";
      if (users.has(user))
        this.#lists().tell(connection, { t: "notices", unseen: this.#kept().unseen(user) });
    }
  }

  #kept(): Notices {
    this.#open();
    this.#notices ??= new Notices(this.ctx.storage.sql);
    return this.#notices;
  }

  #lists(): Listeners {
    const organization = idSchema("org").parse(this.name);
    this.#listeners ??= new Listeners({
      organization,
      connections: () => this.getConnections<Grant>(),
      renew: (asks) => renewAtWorker(this.ctx, asks),
    });
    return this.#listeners;
  }

  /** What ended lately: a room may speak of itself for the first time just after. */
  #recent(): Ending[] {
    const since = Date.now() - endingsMs;
    return this.#endings.filter(({ at }) => at > since);
  }

  /** After a restart: asks the rooms that have not spoken lately, as their sockets may be gone. */
  async #checkRooms(): Promise<void> {
    const rooms = this.#open();
    const unheard = rooms.unheard(Date.now());
    const asked = unheard.map(async ({ requisition, room }) => {
      const people = await this.env.REQUISITION.getByName(room).whoIsHere();
      return rooms.note(requisition, room, peopleSchema.parse(people), Date.now());
    });
    const news = await Promise.allSettled(asked);
    if (news.some((each) => each.status === "fulfilled" && each.value)) this.#tellPresence();
  }

  #grant(request: Request): Grant | null {
    return readHeader(request.headers.get(grantHeader), (json) => grantSchema.safeParse(json));
  }

  #open(): Rooms {
    if (this.#rooms) return this.#rooms;
    if (!isId("org", this.name)) throw new Error("not an organization's id");
    migrate(this.ctx.storage, hubMigrations);
    this.#rooms = new Rooms(this.ctx.storage.sql);
    return this.#rooms;
  }
}
