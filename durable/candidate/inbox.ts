import { type Connection, type ConnectionContext, Server, type WSMessage } from "partyserver";
import { z } from "zod";
import { type InboxEntry, inboxEntrySchema } from "#domain/announcement/schema.ts";
import { type Id, idSchema } from "#domain/ids/ids.ts";
import { parseInboxId } from "#domain/ids/objects.ts";
import {
  closeCode,
  type InboxMessage,
  inboxHelloSchema,
  subprotocol,
  wireVersion,
} from "#domain/live/wire.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { Entries } from "#durable/candidate/entries.ts";
import { inboxMigrations } from "#durable/candidate/schema.ts";
import type { ObjectsEnv } from "#durable/env.ts";
import { migrate } from "#durable/kit/migrations.ts";
import {
  cleanUpgrade,
  closedSocket,
  linkHeader,
  offers,
  readHeader,
  refusedUpgrade,
  wantsSocket,
  withProtocol,
} from "#durable/kit/upgrade.ts";

/** Pages of one application that may be open at once. */
const mostSockets = 20;
const mostHelloCharacters = 500;

const linkSchema = z.object({ application: idSchema("app"), link: z.string().min(1).max(64) });
const attachmentSchema = linkSchema.extend({ greeted: z.boolean() });
/** Made once: building a schema costs more than using it. */
const entriesSchema = z.array(inboxEntrySchema);
type Attachment = z.infer<typeof attachmentSchema>;

/** The inbox of one candidate at one organization: announcements, live push. */
export class CandidateInbox extends Server<ObjectsEnv & Cloudflare.Env> {
  static override options = { hibernate: true };
  #entries: Entries | null = null;

  constructor(ctx: DurableObjectState, env: ObjectsEnv & Cloudflare.Env) {
    super(ctx, env);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
  }

  /** Takes what a room announced. Idempotent by (requisition, seq); what is known already moves nobody. */
  async deliver(entries: InboxEntry[]): Promise<void> {
    const fresh = this.#open().add(entriesSchema.parse(entries));
    for (const [application, news] of Map.groupBy(fresh, (entry) => entry.application)) {
      const message: InboxMessage = { t: "entries", v: wireVersion, entries: news };
      for (const connection of this.getConnections<Attachment>(application)) {
        if (connection.state?.greeted) connection.send(JSON.stringify(message));
      }
    }
  }

  /** Everything that was said about an application, oldest first. */
  async entries(application: Id<"app">): Promise<InboxEntry[]> {
    return this.#open().of(idSchema("app").parse(application));
  }

  /** The link to an application's page was revoked: its open pages are told and closed. */
  async endLink(application: Id<"app">): Promise<void> {
    const ended: InboxMessage = { t: "ended" };
    for (const connection of this.getConnections(idSchema("app").parse(application))) {
      connection.send(JSON.stringify(ended));
      connection.close(closeCode.accessRemoved, "link ended");
    }
  }

  /** Frames of an event stream of this link, which came by POST. Refuses: resource.missing. */
  async hear(
    stream: string,
    of: { application: string; link: string },
    frames: (string | Uint8Array)[],
  ): Promise<Outcome<null>> {
    const { application, link } = linkSchema.parse(of);
    const connection = [...this.getConnections<Attachment>(application)].find(({ id }) => id === stream);
    if (connection?.readyState !== WebSocket.OPEN || connection.state?.link !== link) {
      return refuse("resource.missing");
    }
    for (const frame of frames)
      this.onMessage(connection, typeof frame === "string" ? frame : frame.slice().buffer);
    return accept(null);
  }

  override async fetch(request: Request): Promise<Response> {
    if (!wantsSocket(request)) return refusedUpgrade("resource.missing");
    const link = this.#link(request);
    if (!link) return refusedUpgrade("resource.missing");
    const protocol = offers(request, subprotocol) ? subprotocol : null;
    if ([...this.getConnections(link.application)].length >= mostSockets) {
      return closedSocket(closeCode.tooMany, "too many pages", protocol);
    }
    this.#open();
    return withProtocol(await super.fetch(cleanUpgrade(request)), protocol);
  }

  override getConnectionTags(_connection: Connection, { request }: ConnectionContext): string[] {
    const link = this.#link(request);
    return link ? [link.application] : [];
  }

  override onConnect(connection: Connection<Attachment>, { request }: ConnectionContext): void {
    const link = this.#link(request);
    if (link) connection.setState({ ...link, greeted: false });
    else connection.close(closeCode.missing, "no such page");
  }

  /** The page says what it has, and is sent the rest. Anything else is a broken wire. */
  override onMessage(connection: Connection<Attachment>, message: WSMessage): void {
    const attachment = attachmentSchema.safeParse(connection.state);
    const hello = readHello(message);
    if (!attachment.success || hello === null) {
      connection.close(closeCode.malformed, "not understood");
      return;
    }
    if (hello.v !== wireVersion) {
      connection.close(closeCode.outdated, "reload the page");
      return;
    }
    connection.setState({ ...attachment.data, greeted: true });
    const entries = this.#open().of(attachment.data.application, hello.seq);
    const answer: InboxMessage = { t: "entries", v: wireVersion, entries };
    connection.send(JSON.stringify(answer));
  }

  override onError(): void {
    // The close event follows; nothing here depends on who is connected.
  }

  #link(request: Request) {
    return readHeader(request.headers.get(linkHeader), (json) => linkSchema.safeParse(json));
  }

  #open(): Entries {
    if (this.#entries) return this.#entries;
    if (!parseInboxId(this.name)) throw new Error("not an inbox's name");
    migrate(this.ctx.storage, inboxMigrations);
    this.#entries = new Entries(this.ctx.storage.sql);
    return this.#entries;
  }
}

function readHello(message: WSMessage) {
  if (typeof message !== "string" || message.length > mostHelloCharacters) return null;
  try {
    return inboxHelloSchema.safeParse(JSON.parse(message)).data ?? null;
  } catch {
    return null;
  }
}
