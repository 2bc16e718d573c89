import { type Connection, type ConnectionContext, Server, type WSMessage } from "partyserver";
import { z } from "zod";
import { can, type Grant, grantSchema } from "#domain/access/access.ts";
import { idSchema, isId } from "#domain/ids/ids.ts";
import { parseRoomId } from "#domain/ids/objects.ts";
import { closeCode, limits, type OrganizationMessage, subprotocol } from "#domain/live/wire.ts";
import type { ObjectsEnv } from "#durable/env.ts";
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
import { type People, peopleSchema, Rooms } from "#durable/organization/rooms.ts";
import { hubMigrations } from "#durable/organization/schema.ts";

const mostSockets = 1_000;
const endSchema = z.object({
  sessions: z.array(z.string()).optional(),
  users: z.array(z.string()).optional(),
});

/** Who is in which room of one organization, team notifications, access changes. */
export class OrganizationHub extends Server<ObjectsEnv & Cloudflare.Env> {
  static override options = { hibernate: true };
  #rooms: Rooms | null = null;

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
  }

  /** Requisition → who has its board open. */
  async whoIsWhere(): Promise<Record<string, People>> {
    await this.#checkRooms();
    return this.#open().whoIsWhere();
  }

  /** The lists have news of this requisition. */
  async changed(requisition: string): Promise<void> {
    this.#tell({ t: "changed", requisition: idSchema("req").parse(requisition) });
  }

  /** Closes the sockets of these sessions or users with `code`, here and in all rooms; answers how many. */
  async endSessions(who: { sessions?: string[]; users?: string[] }, code: number): Promise<number> {
    const { sessions = [], users = [] } = endSchema.parse(who);
    let ended = 0;
    for (const connection of this.getConnections<Grant>()) {
      const grant = grantSchema.safeParse(connection.state).data;
      if (!grant || !(sessions.includes(grant.session) || users.includes(grant.actor.id))) continue;
      connection.close(code, "session ended");
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
    if (!can(grant.actor, "requisition.list")) return refusedUpgrade("access.denied");
    const protocol = offers(request, subprotocol) ? subprotocol : null;
    const sockets = [...this.getConnections<Grant>()];
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
    connection.setState(grant);
    this.#send(connection, { t: "presence", rooms: this.#open().whoIsWhere() });
  }

  /** Clients have nothing to say here but "ping", which the platform answers. */
  override onMessage(connection: Connection, _message: WSMessage): void {
    connection.close(closeCode.malformed, "not understood");
  }

  override onError(): void {
    // The close event follows; nothing here depends on who is connected.
  }

  #tellPresence(): void {
    this.#tell({ t: "presence", rooms: this.#open().whoIsWhere() });
  }

  #tell(message: OrganizationMessage): void {
    for (const connection of this.getConnections<Grant>()) this.#send(connection, message);
  }

  #send(connection: Connection<Grant>, message: OrganizationMessage): void {
    const lease = connection.state?.leaseUntil ?? 0;
    if (lease < Date.now()) {
      connection.close(closeCode.leaseEnded, "come again");
      return;
    }
    connection.send(JSON.stringify(message));
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
