/** Who has a socket to this room. What must survive hibernation is in the socket's attachment (at most 16 KiB). */
import type { Connection } from "partyserver";
import { z } from "zod";
import { type Grant, grantSchema } from "#domain/access/access.ts";
import { maskedMessage, seesIds } from "#domain/access/masks.ts";
import { mayWrite, parseDocument } from "#domain/live/documents.ts";
import { encodeMessage, encodeTogether, encodeUpdate } from "#domain/live/frames.ts";
import { closeCode, limits, presenceSchema, type ServerMessage } from "#domain/live/wire.ts";
import { TokenBucket } from "#durable/kit/token-bucket.ts";

const attachmentSchema = z.object({
  grant: grantSchema,
  /** The name of the document that it has open. */
  document: z.string().refine((name) => parseDocument(name) !== null),
  /** Whether it negotiated our subprotocol: others speak plain y-websocket. */
  own: z.boolean(),
  /** Whether it said hello: events are sent from then on, without a gap. */
  greeted: z.boolean(),
  /** Whether it understands a change of the document and its events as one frame. */
  together: z.boolean().default(false),
  /** Frames with updates that were accepted since its last sync step 1. */
  updates: z.number().int(),
  /** Its awareness id, and what it last said. */
  presence: presenceSchema.extend({ client: z.number(), clock: z.number() }).nullable(),
  /** Whether frames for it wait in memory for a fresh lease: if that memory is lost, it must come again. */
  waits: z.boolean().default(false),
  /** Whether it was told that its document is nearly full. */
  warned: z.boolean().default(false),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** A new socket's attachment. */
export function newAttachment(grant: Grant, document: string, own: boolean): Attachment {
  const fresh = { greeted: false, together: false, updates: 0, presence: null, waits: false, warned: false };
  return { grant, document, own, ...fresh };
}

/** What a member needs of its room. */
export interface MemberDesk {
  now(): number;
  /** Somebody's lease has run out and they wait: it must be renewed now. */
  renew(): void;
}

type Frame = ArrayBuffer | ArrayBufferView | string;

/** What may wait for a fresh lease, for each socket; one that needs more comes again instead. */
const mostWaiting = { frames: 1_000, bytes: 1024 * 1024 };

export class Member {
  /** Kept here: the library looks it up in the attachment at every question, and it is asked for every frame. */
  readonly id: string;
  readonly connection: Connection;
  readonly attachment: Attachment;
  readonly bucket: TokenBucket;
  /** Broken or refused frames in a row. */
  strikes = 0;
  /** Whether it was told, since it last asked for the document, that it may not change it. */
  toldReadOnly = false;
  readonly #desk: MemberDesk;
  #closed = false;
  /** Frames to it, and frames from it, that wait for a fresh lease. */
  #out: Uint8Array[] = [];
  #in: Frame[] = [];
  #waitingBytes = 0;

  constructor(connection: Connection, attachment: Attachment, desk: MemberDesk) {
    this.id = connection.id;
    this.connection = connection;
    this.attachment = attachment;
    this.#desk = desk;
    this.bucket = new TokenBucket({ rate: limits.framesPerSecond, burst: limits.frameBurst }, desk.now());
  }

  get user(): string {
    return this.attachment.grant.actor.id;
  }

  /** Whether it may change the document that it has open, as far as its grant says now. */
  get mayWrite(): boolean {
    const document = parseDocument(this.attachment.document);
    return document !== null && mayWrite(this.attachment.grant.actor, document);
  }

  /** Whether we have closed it: what still comes from it is not heard. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Whether its access must be confirmed afresh before it is sent or asked anything. */
  get expired(): boolean {
    return this.attachment.waits || this.attachment.grant.leaseUntil < this.#desk.now();
  }

  /**
   * Sends a frame. Never to one whose lease has run out: for them it waits until there is a new one. A socket that is
   * gone already is no news: its close event follows.
   */
  send(frame: Uint8Array): void {
    if (this.#closed) return;
    if (this.expired) {
      if (this.#wait(frame.length)) this.#out.push(frame);
      return;
    }
    try {
      this.connection.send(frame);
    } catch {
      this.close(1011, "unreachable");
    }
  }

  /** Keeps a frame that came from it until its lease is renewed. */
  keep(frame: Frame): void {
    if (!this.#closed && this.#wait(typeof frame === "string" ? frame.length : frame.byteLength)) {
      this.#in.push(frame);
    }
  }

  /** A fresh lease: sends what waited, and answers what had come from it meanwhile, in order. */
  renewed(grant: Grant): Frame[] {
    const [out, kept] = [this.#out, this.#in];
    this.#drop();
    this.attachment.grant = grant;
    this.attachment.waits = false;
    this.save();
    for (const frame of out) this.send(frame);
    return kept;
  }

  #wait(bytes: number): boolean {
    this.#waitingBytes += bytes;
    const full = this.#out.length + this.#in.length >= mostWaiting.frames;
    if (full || this.#waitingBytes > mostWaiting.bytes) {
      this.close(closeCode.leaseEnded, "come again");
      return false;
    }
    if (!this.attachment.waits) {
      this.attachment.waits = true;
      this.save();
    }
    this.#desk.renew();
    return true;
  }

  #drop(): void {
    this.#out = [];
    this.#in = [];
    this.#waitingBytes = 0;
  }

  /** Sends our own message, if the socket understands it. */
  tell(message: ServerMessage): void {
    if (this.attachment.own) this.send(encodeMessage(message));
  }

  close(code: number, reason: string): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#drop();
    try {
      this.connection.close(code, reason);
    } catch {
      // Closed already.
    }
  }

  /** Writes the attachment, so that it is there after hibernation. */
  save(): void {
    this.connection.setState(this.attachment);
  }
}

export class Members {
  readonly #byId = new Map<string, Member>();
  /** The library's connection is the socket itself, dressed up. */
  readonly #bySocket = new WeakMap<object, Member>();
  /** Until when, in epoch milliseconds. Sleep forgets it: nobody floods a room that sleeps. */
  readonly #away = new Map<string, number>();
  readonly #desk: MemberDesk;

  constructor(desk: MemberDesk) {
    this.#desk = desk;
  }

  /** Takes in a socket that outlived a hibernation; null if its attachment is not ours, or it may lack something. */
  adopt(connection: Connection): Member | null {
    const known = this.#byId.get(connection.id);
    if (known) return known;
    const attachment = attachmentSchema.safeParse(connection.state);
    if (!attachment.success || attachment.data.waits) return null;
    const member = new Member(connection, attachment.data, this.#desk);
    return this.#note(member);
  }

  /** Keeps somebody who flooded away for a while: else they would be given a full bucket with each new socket. */
  sendAway(user: string): void {
    this.#away.set(user, this.#desk.now() + limits.floodAwayMs);
  }

  isAway(user: string): boolean {
    const until = this.#away.get(user) ?? 0;
    if (until > this.#desk.now()) return true;
    this.#away.delete(user);
    return false;
  }

  /** A new socket. */
  admit(connection: Connection, attachment: Attachment): Member {
    const member = new Member(connection, attachment, this.#desk);
    member.save();
    return this.#note(member);
  }

  #note(member: Member): Member {
    this.#byId.set(member.id, member);
    this.#bySocket.set(member.connection, member);
    return member;
  }

  remove(id: string): Member | null {
    const member = this.#byId.get(id) ?? null;
    this.#byId.delete(id);
    if (member) this.#bySocket.delete(member.connection);
    return member;
  }

  /** Who has this socket, as far as this instance has met them. */
  bySocket(socket: object): Member | null {
    return this.#bySocket.get(socket) ?? null;
  }

  get(id: string): Member | null {
    return this.#byId.get(id) ?? null;
  }

  all(): Iterable<Member> {
    return this.#byId.values();
  }

  /** Those who have this document open. */
  *of(document: string): Generator<Member> {
    for (const member of [...this.#byId.values()]) {
      if (member.attachment.document === document) yield member;
    }
  }

  get size(): number {
    return this.#byId.size;
  }

  countOf(user: string): number {
    let count = 0;
    for (const member of this.#byId.values()) if (member.user === user) count += 1;
    return count;
  }

  /**
   * Tells everybody who has the board open and said hello, and shows all who have it open the change of the document
   * that comes with it. One frame a socket, where it understands that. Encoded once for all who see the same facts: who
   * does not see through anonymised review is told no candidates' ids.
   */
  tell(message: ServerMessage, update: Uint8Array | null = null): void {
    const masked = maskedMessage(message);
    const changed = once(() => encodeUpdate(update ?? new Uint8Array()));
    const framesOf = (said: ServerMessage) => ({
      told: once(() => encodeMessage(said)),
      both: once(() => encodeTogether(update ?? new Uint8Array(), said)),
    });
    const whole = framesOf(message);
    const veiled = masked === message ? whole : framesOf(masked);
    for (const member of [...this.#byId.values()]) {
      const { own, greeted, together, document, grant } = member.attachment;
      if (document !== "board") continue;
      const hears = own && greeted;
      const frames = veiled === whole || seesIds(grant.actor) ? whole : veiled;
      if (update && hears && together) member.send(frames.both());
      else {
        if (update) member.send(changed());
        if (hears) member.send(frames.told());
      }
    }
  }

  /** Sends a frame to all who have this document open, but for one. */
  show(document: string, frame: Uint8Array, except?: string): void {
    for (const member of this.of(document)) if (member.id !== except) member.send(frame);
  }
}

/** Makes it when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
