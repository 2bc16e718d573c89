/** Tells the queue that there is news, until a consumer confirms that it has written it (DESIGN.md, consequence 3). */

import type { Alarm, Alarms } from "#durable/kit/alarms.ts";
import { backoff } from "#durable/kit/backoff.ts";
import type { RoomStore } from "#durable/requisition/store.ts";

/**
 * How long a wake-up waits for company, in milliseconds: little after a pause, longer while news keep coming. Each one
 * is about ten milliseconds of work in other places (the consumer, D1, the lists that are open), and on one machine they
 * stand in the way of the room's own: less often is felt by fewer moves, and lists need not follow every one of them.
 */
const gatherMs = { first: 40, busy: 1_200 };
const busyForMs = 2_000;
/** The alarm stands behind the timer: it rings if this instance is gone by then, or nobody has confirmed. */
const safetyMs = 2_000;
export const wakeUpAlarm = "wakeUp";

export interface Revision {
  seq: number;
  rankRev: number;
}

export interface ProjectionDeps {
  store: RoomStore;
  alarms: Alarms;
  /** The object's own name. */
  object: string;
  head(): Revision;
  send(message: { object: string; upTo: number }): Promise<unknown>;
  now(): number;
  setTimer(run: () => void, ms: number): void;
}

export class Projection {
  readonly #deps: ProjectionDeps;
  #gathering = false;
  #sentAt = 0;

  constructor(deps: ProjectionDeps) {
    this.#deps = deps;
  }

  isBehind(head: Revision): boolean {
    const projected = this.#deps.store.projected();
    return projected.seq < head.seq || projected.rankRev < head.rankRev;
  }

  /** There is news: call it in the transaction that makes it. */
  news(): void {
    const { alarms, now, setTimer } = this.#deps;
    const at = now() + safetyMs;
    const set = alarms.get(wakeUpAlarm, "");
    if (!set || set.at > at) alarms.set(wakeUpAlarm, "", at, "0");
    if (this.#gathering) return;
    this.#gathering = true;
    const busy = now() - this.#sentAt < busyForMs;
    setTimer(() => this.#sendGathered(), busy ? gatherMs.busy : gatherMs.first);
  }

  #sendGathered(): void {
    const { now, object, send, head } = this.#deps;
    this.#gathering = false;
    const upTo = head();
    if (!this.isBehind(upTo)) return;
    this.#sentAt = now();
    // What fails here is the alarm's to try again.
    send({ object, upTo: upTo.seq }).catch(() => undefined);
  }

  /** Rings: sends a wake-up, and rings again later unless it is confirmed meanwhile. Throws if the queue does. */
  async ring({ data }: Alarm, head: Revision): Promise<void> {
    const { alarms, now, object, send } = this.#deps;
    if (!this.isBehind(head)) {
      alarms.clear(wakeUpAlarm, "");
      return;
    }
    const attempt = Number(data) + 1;
    alarms.set(wakeUpAlarm, "", now() + backoff(attempt), String(attempt));
    await send({ object, upTo: head.seq });
  }

  /** A consumer has written everything up to here; never goes back. */
  confirm(upTo: Revision, head: Revision): void {
    const { alarms, now, store } = this.#deps;
    const known = store.projected();
    const seq = Math.min(head.seq, Math.max(known.seq, upTo.seq));
    const rankRev = Math.min(head.rankRev, Math.max(known.rankRev, upTo.rankRev));
    if (seq !== known.seq || rankRev !== known.rankRev) store.setProjected(seq, rankRev);
    if (!this.isBehind(head)) alarms.clear(wakeUpAlarm, "");
    // Somebody listens: what came meanwhile is not late.
    else if (alarms.has(wakeUpAlarm, "")) alarms.set(wakeUpAlarm, "", now() + safetyMs, "0");
  }
}
