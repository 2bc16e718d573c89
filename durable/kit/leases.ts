/**
 * Grants that are believed for a while. Nothing here runs while an object sleeps: a lease is looked at when its socket
 * is about to be sent something or has said something, and all that are due are renewed in one call.
 *
 * There is no grace in which an expired socket is believed: what is for it, and what it says, waits in order (bounded)
 * until the answer is there. In a room that is awake nobody notices, because leases are renewed before they run out;
 * after a sleep the first frame waits for one call.
 */
import { z } from "zod";
import type { Grant } from "#domain/access/access.ts";
import { type LeaseAnswer, type LeaseAsk, leaseAnswerSchema, renewEarlyMs } from "#domain/live/lease.ts";
import { type CloseCode, closeCode } from "#domain/live/wire.ts";

/** How long an expired socket waits for an answer that does not come; then it is closed, and its client comes back. */
const graceMs = 5_000;
/** Between two calls after one that failed. */
const pauseMs = 500;

export interface LeasesDeps<T> {
  now(): number;
  /** Runs something later; answers how to call it off. */
  later(run: () => void, ms: number): () => void;
  /** Everybody who has a socket now. */
  holders(): Iterable<T>;
  /** When the holder's grant stops being believed, in epoch milliseconds. */
  until(holder: T): number;
  ask(holder: T): LeaseAsk;
  /** The call to the Worker; its answer is parsed here. */
  renew(asks: LeaseAsk[]): Promise<unknown>;
  /** A fresh grant for a holder. */
  renewed(holder: T, grant: Grant): void;
  /** The holder's time is over: close its socket. */
  over(holder: T, code: CloseCode): void;
}

const closeCodeOf = { ended: closeCode.sessionEnded, removed: closeCode.accessRemoved } as const;

export class Leases<T> {
  readonly #deps: LeasesDeps<T>;
  /** Before this nothing is due: most calls of look() end here. */
  #dueAt = 0;
  #renewing = false;

  constructor(deps: LeasesDeps<T>) {
    this.#deps = deps;
  }

  /** Somebody is here whose lease runs until `until`. */
  note(until: number): void {
    this.#dueAt = Math.min(this.#dueAt, until - renewEarlyMs);
  }

  /** Starts renewing what is due soon, if anything. Returns at once. */
  look(): void {
    if (this.#deps.now() >= this.#dueAt) this.need();
  }

  /** The same, for somebody who waits: whatever was tried a moment ago. */
  need(): void {
    if (this.#renewing) return;
    this.#renewing = true;
    void this.#run().finally(() => {
      this.#renewing = false;
      // Some may have run out while the call was under way, and they wait.
      if (this.#expired().length > 0) this.need();
    });
  }

  async #run(): Promise<void> {
    const giveUpAt = this.#deps.now() + graceMs;
    for (;;) {
      const asked = this.#due();
      if (asked.length === 0 || (await this.#try(asked, giveUpAt))) break;
      if (this.#deps.now() + pauseMs >= giveUpAt) {
        for (const holder of this.#expired()) this.#deps.over(holder, closeCode.leaseEnded);
        break;
      }
      await new Promise<void>((resolve) => this.#deps.later(resolve, pauseMs));
    }
    this.#schedule();
  }

  /** One call; false if there was no answer to make use of. */
  async #try(asked: T[], giveUpAt: number): Promise<boolean> {
    const { renew, ask, now, later } = this.#deps;
    let callOff = () => {};
    const tooLate = new Promise<null>((resolve) => {
      callOff = later(() => resolve(null), giveUpAt - now());
    });
    try {
      const said = await Promise.race([renew(asked.map((holder) => ask(holder))), tooLate]);
      const answers = z.array(leaseAnswerSchema).length(asked.length).safeParse(said);
      if (!answers.success) return false;
      for (const [at, holder] of asked.entries()) this.#apply(holder, answers.data[at]);
      return true;
    } catch (error) {
      console.error("leases could not be renewed", error instanceof Error ? error.message : "");
      return false;
    } finally {
      callOff();
    }
  }

  #apply(holder: T, answer: LeaseAnswer | undefined): void {
    if (!answer) return;
    if ("over" in answer) this.#deps.over(holder, closeCodeOf[answer.over]);
    // Clocks that disagree must not make us ask for ever.
    else if (answer.grant.leaseUntil <= this.#deps.now()) this.#deps.over(holder, closeCode.leaseEnded);
    else this.#deps.renewed(holder, answer.grant);
  }

  /** What a call should carry: all that will be due soon, so that a room asks about once a minute and not for each. */
  #due(): T[] {
    const before = this.#deps.now() + renewEarlyMs;
    return [...this.#deps.holders()].filter((holder) => this.#deps.until(holder) <= before);
  }

  #expired(): T[] {
    const now = this.#deps.now();
    return [...this.#deps.holders()].filter((holder) => this.#deps.until(holder) < now);
  }

  /** When look() has to look again. After a call that failed not before a pause. */
  #schedule(): void {
    let earliest = Number.POSITIVE_INFINITY;
    for (const holder of this.#deps.holders()) earliest = Math.min(earliest, this.#deps.until(holder));
    this.#dueAt = Math.max(earliest - renewEarlyMs, this.#deps.now() + pauseMs);
  }
}
