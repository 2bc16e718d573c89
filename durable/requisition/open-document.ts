/** One document of a room while it is open: what is accepted is gathered, written, then shown and confirmed. */
import * as Y from "yjs";
import type { RoomDocument } from "#domain/live/documents.ts";
import { encodeSyncStep2, encodeUpdate } from "#domain/live/frames.ts";
import { limits } from "#domain/live/wire.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { Alarms } from "#durable/kit/alarms.ts";
import { Coalescer } from "#durable/kit/coalescer.ts";
import type { DocumentSchema } from "#durable/kit/gate.ts";
import { type Flush, LiveDocument } from "#durable/kit/live-document.ts";
import type { Member, Members } from "#durable/requisition/members.ts";
import { PresenceDesk } from "#durable/requisition/presence.ts";

export const compactAlarm = "compact";
/** Compaction waits until people have paused, in milliseconds. */
const compactAfterMs = 2_000;
/** How much must have been added before the size is looked at again, in bytes. */
const looseBytes = 64 * 1024;

export interface OpenDocumentDeps {
  storage: DurableObjectStorage;
  members: Members;
  alarms: Alarms;
  now(): number;
  setTimer(run: () => void, ms: number): void;
  expel(member: Member, code: number, reason: string): void;
  mayWrite(member: Member): boolean;
}

/** What a document does besides. */
export interface DocumentHooks {
  /** Within the transaction that writes a flush. */
  written?(flush: Flush, live: LiveDocument): void;
  /** It is written, and nobody was shown it yet. */
  committed?(): void;
  /** That transaction was rolled back. */
  failed?(): void;
}

export class OpenDocument {
  readonly name: string;
  readonly kind: RoomDocument["kind"];
  readonly live: LiveDocument;
  readonly presence: PresenceDesk;
  readonly #deps: OpenDocumentDeps;
  readonly #hooks: DocumentHooks;
  readonly #coalescer: Coalescer;
  readonly #unsaved = new Set<Member>();
  #whole: { revision: number; frame: Uint8Array } | null = null;

  constructor(
    { name, kind }: { name: string; kind: RoomDocument["kind"] },
    schema: DocumentSchema,
    deps: OpenDocumentDeps,
    hooks: DocumentHooks = {},
  ) {
    const { storage, members, now, setTimer } = deps;
    this.name = name;
    this.kind = kind;
    this.#deps = deps;
    this.#hooks = hooks;
    this.presence = new PresenceDesk({ members: { all: () => members.of(name) }, now, setTimer });
    const claimedBy = (client: number) => this.presence.claimedBy(client);
    this.live = new LiveDocument({ storage, name, schema, claimedBy });
    this.#coalescer = new Coalescer({ now, setTimer, flush: () => this.#flush() });
  }

  /**
   * A member's update. Refuses as LiveDocument.receive, and document.full when it is at its hard limit: then only what
   * deletes and adds nothing is taken, or nobody could ever make room.
   */
  receive(member: Member, update: Uint8Array): Outcome<null> {
    const { log } = this.live.loaded;
    if (log.bytes + update.length > limits.documentHardBytes) {
      this.#compactAt(this.#deps.now());
      if (!onlyDeletes(update)) return refuse("document.full");
    }
    const { user, id } = member;
    const mayWrite = this.#deps.mayWrite(member);
    const received = this.live.receive(update, { user, mayWrite, origin: id });
    if (!received.ok) return received;
    member.attachment.updates += 1;
    this.#unsaved.add(member);
    if (received.value) this.#coalescer.add(update.length);
    else if (!this.live.waiting) this.#tellSaved();
    return accept(null);
  }

  /** Writes and shows what waits, now. */
  flush(): void {
    this.#coalescer.flush();
  }

  /**
   * The frame with everything that a copy with this state vector lacks. Encoded once for all who have nothing yet, until
   * something changes: many come at once, after a deploy or when a link is shared.
   */
  answer(stateVector: Uint8Array): Uint8Array {
    const { doc } = this.live.loaded;
    if (stateVector[0] !== 0) return encodeSyncStep2(Y.encodeStateAsUpdate(doc, stateVector));
    if (this.#whole?.revision !== this.live.revision) {
      this.#whole = {
        revision: this.live.revision,
        frame: encodeSyncStep2(Y.encodeStateAsUpdate(doc)),
      };
    }
    return this.#whole.frame;
  }

  /** A member's socket is gone. */
  left(member: Member): void {
    this.#unsaved.delete(member);
    this.presence.left(member);
  }

  /** Whether anybody has it open. */
  get used(): boolean {
    return !this.#deps.members.of(this.name).next().done;
  }

  /** Lets go of the copy in memory; everything is on disk before. */
  letGo(): void {
    this.flush();
    this.live.forget();
    this.#whole = null;
  }

  /** Puts the document together on disk. From the alarm. */
  compact(): void {
    this.flush();
    this.live.log.compact(this.live.doc);
    for (const member of this.#deps.members.of(this.name)) this.warn(member);
  }

  /** Tells a writer once that the document is nearly full, if it is. */
  warn(member: Member): void {
    const { bytes } = this.live.loaded.log;
    if (bytes <= limits.documentSoftBytes || member.attachment.warned || !this.#deps.mayWrite(member)) return;
    member.attachment.warned = true;
    member.save();
    member.tell({ t: "nearlyFull", bytes, most: limits.documentHardBytes });
  }

  #compactAt(at: number): void {
    this.#deps.alarms.set(compactAlarm, this.name, at);
  }

  #flush(): void {
    const { live } = this;
    const { storage, alarms, now, members, expel } = this.#deps;
    const flush = live.take();
    if (!flush) return;
    try {
      storage.transactionSync(() => {
        live.log.append(flush.update);
        this.#hooks.written?.(flush, live);
        if (this.#wantsCompaction() && !alarms.has(compactAlarm, this.name)) {
          this.#compactAt(now() + compactAfterMs);
        }
      });
    } catch (error) {
      // Nothing of it is on disk, nobody was shown it: the senders come again with what they have.
      live.forget();
      this.#hooks.failed?.();
      alarms.rearm();
      for (const member of [...this.#unsaved]) expel(member, 1012, "come again");
      throw error;
    }
    this.#hooks.committed?.();
    const [only] = flush.origins;
    const except = flush.origins.size === 1 ? String(only) : undefined;
    members.show(this.name, encodeUpdate(flush.update), except);
    this.#tellSaved();
  }

  /** Also when it seems to be over its soft limit: only a compacted document shows how large it really is. */
  #wantsCompaction(): boolean {
    const { log } = this.live;
    return log.wantsCompaction || (log.bytes > limits.documentSoftBytes && log.looseBytes > looseBytes);
  }

  #tellSaved(): void {
    for (const member of this.#unsaved) {
      member.save();
      member.tell({ t: "saved", updates: member.attachment.updates });
    }
    this.#unsaved.clear();
  }
}

/** In V1 an update starts with the number of clients that it adds something of. */
function onlyDeletes(update: Uint8Array): boolean {
  return update[0] === 0;
}
