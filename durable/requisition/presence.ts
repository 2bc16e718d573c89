/**
 * Who looks at what. A client says which card it has open or drags; who it is comes from its grant. Told at a bounded
 * rate, only what changed; what anybody says about others is not heard (y-websocket clients echo everybody).
 */
import { encodeAwareness } from "#domain/live/frames.ts";
import { hueOf } from "#domain/live/hue.ts";
import { type AwarenessState, type Presence, presenceSchema } from "#domain/live/wire.ts";
import type { AwarenessClaim } from "#durable/requisition/frames.ts";
import type { Member, Members } from "#durable/requisition/members.ts";

/** At most about 15 times a second. */
const everyMs = 66;

interface AwarenessEntry {
  client: number;
  /** Grows with every word about this client; the server counts it. */
  clock: number;
  state: AwarenessState | null;
}

export interface PresenceDeps {
  members: Pick<Members, "all">;
  now(): number;
  setTimer(run: () => void, ms: number): void;
}

export interface Person {
  id: string;
  name: string;
  hue: number;
}

/** What others may know of who this is. */
export function personOf(member: Member): Person {
  const { actor, name } = member.attachment.grant;
  return { id: actor.id, name, hue: hueOf(actor.id) };
}

export class PresenceDesk {
  readonly #deps: PresenceDeps;
  readonly #changed = new Set<Member>();
  readonly #gone = new Map<number, number>();
  #quietUntil = 0;
  #waiting = false;

  constructor(deps: PresenceDeps) {
    this.#deps = deps;
  }

  /** Which user an awareness id belongs to right now. */
  claimedBy(client: number): string | undefined {
    for (const member of this.#deps.members.all()) {
      if (member.attachment.presence?.client === client) return member.user;
    }
    return undefined;
  }

  /** Hears what a member says of itself; `owner` knows ids that wrote to the document before. */
  hear(
    member: Member,
    claims: readonly AwarenessClaim[],
    owner: (client: number) => string | undefined,
  ): void {
    const { presence, own } = member.attachment;
    const known = presence && claims.find((claim) => claim.client === presence.client);
    const claim =
      known ?? (presence && !own ? undefined : claims.find((each) => this.#mayClaim(member, each, owner)));
    if (!claim) return;
    if (claim.state === null) {
      this.left(member);
      member.save();
      return;
    }
    const said: Presence = presenceSchema.safeParse(claim.state).data ?? { open: null, dragging: null };
    if (presence?.client === claim.client) {
      const same = sameWords(presence, said);
      // Our own clients are told when somebody leaves; others forget whom they do not hear of for 30 s.
      if (same) {
        this.#renew(member);
        return;
      }
    } else if (presence) this.left(member);
    member.attachment.presence = { ...said, client: claim.client, clock: this.#clock(member) };
    this.#note(member);
  }

  /** Everybody else, for a newcomer; null if nobody is there. */
  everybody(except: Member): Uint8Array | null {
    const entries: AwarenessEntry[] = [];
    for (const member of this.#deps.members.all()) {
      const entry = member === except ? null : entryOf(member);
      if (entry && entry.client !== except.attachment.presence?.client) entries.push(entry);
    }
    return entries.length > 0 ? encodeAwareness(entries) : null;
  }

  /** The member is gone, or says that it is not here any more. */
  left(member: Member): void {
    const { presence } = member.attachment;
    this.#changed.delete(member);
    if (!presence) return;
    member.attachment.presence = null;
    // The same tab may be back on a new socket before the old one is known to be dead.
    if (this.claimedBy(presence.client) === undefined) {
      this.#gone.set(presence.client, Math.max(presence.clock + 1, this.#deps.now()));
    }
    this.#schedule();
  }

  #mayClaim(member: Member, claim: AwarenessClaim, owner: (client: number) => string | undefined): boolean {
    if (claim.state === null) return false;
    const user = this.claimedBy(claim.client) ?? owner(claim.client);
    return user === undefined || user === member.user;
  }

  /** Time as a clock: it never goes back, not even after a restart. */
  #clock(member: Member): number {
    return Math.max((member.attachment.presence?.clock ?? 0) + 1, this.#deps.now());
  }

  #renew(member: Member): void {
    const { presence, own } = member.attachment;
    if (own || !presence) return;
    presence.clock = this.#clock(member);
    this.#note(member);
    const others: AwarenessEntry[] = [];
    for (const other of this.#deps.members.all()) {
      if (other === member || !other.attachment.presence) continue;
      other.attachment.presence.clock = this.#clock(other);
      const entry = entryOf(other);
      if (entry) others.push(entry);
    }
    if (others.length > 0) member.send(encodeAwareness(others));
  }

  #note(member: Member): void {
    this.#changed.add(member);
    if (member.attachment.presence) this.#gone.delete(member.attachment.presence.client);
    this.#schedule();
  }

  #schedule(): void {
    const now = this.#deps.now();
    if (now >= this.#quietUntil) this.#flush();
    else if (!this.#waiting) {
      this.#waiting = true;
      this.#deps.setTimer(() => {
        this.#waiting = false;
        this.#flush();
      }, this.#quietUntil - now);
    }
  }

  #flush(): void {
    const changed = [...this.#changed];
    const gone = [...this.#gone].map(([client, clock]): AwarenessEntry => ({ client, clock, state: null }));
    this.#changed.clear();
    this.#gone.clear();
    if (changed.length + gone.length === 0) return;
    this.#quietUntil = this.#deps.now() + everyMs;
    for (const member of changed) member.save();
    const entries = [...changed.map(entryOf).filter((entry) => entry !== null), ...gone];
    if (entries.length === 0) return;
    const frame = encodeAwareness(entries);
    for (const member of [...this.#deps.members.all()]) {
      const mine = member.attachment.presence?.client;
      const [only] = entries;
      if (entries.length === 1 && only?.client === mine) continue;
      // Nobody is told about themselves: a y-websocket client would take it for its own state.
      const words = entries.some((entry) => entry.client === mine)
        ? encodeAwareness(entries.filter((entry) => entry.client !== mine))
        : frame;
      member.send(words);
    }
  }
}

function sameWords(before: Presence, after: Presence): boolean {
  const { open, dragging, at, cursor } = after;
  if (before.open !== open || before.dragging !== dragging || before.at !== at) return false;
  return JSON.stringify(before.cursor ?? null) === JSON.stringify(cursor ?? null);
}

function entryOf(member: Member): AwarenessEntry | null {
  const { presence } = member.attachment;
  if (!presence) return null;
  const { client, clock, open, dragging, at, cursor } = presence;
  const state = {
    user: personOf(member),
    open,
    dragging,
    ...(at ? { at } : {}),
    ...(cursor ? { cursor } : {}),
  };
  return { client, clock, state };
}
