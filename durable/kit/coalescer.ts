/**
 * When to flush: the first change at once, what follows shortly after, together. Costs in an object are per write
 * and per frame sent, so the busier it is, the longer the window (reference/realtime.md §4, §8).
 */
export interface CoalescerDeps {
  now(): number;
  flush(): void;
  setTimer(run: () => void, ms: number): void;
}

const most = { changes: 64, bytes: 512 * 1024 };

/** The window after a flush of `changes` changes, in milliseconds. */
export function windowAfter(changes: number): number {
  if (changes <= 1) return 4;
  return changes <= 8 ? 6 : 10;
}

export class Coalescer {
  readonly #deps: CoalescerDeps;
  #changes = 0;
  #bytes = 0;
  #openUntil = 0;
  #waiting = false;

  constructor(deps: CoalescerDeps) {
    this.#deps = deps;
  }

  /** Notes a change of `bytes`; flushes now or soon. */
  add(bytes: number): void {
    this.#changes += 1;
    this.#bytes += bytes;
    const now = this.#deps.now();
    if (this.#changes >= most.changes || this.#bytes >= most.bytes || now >= this.#openUntil) {
      this.flush();
    } else if (!this.#waiting) {
      this.#waiting = true;
      this.#deps.setTimer(() => {
        this.#waiting = false;
        this.flush();
      }, this.#openUntil - now);
    }
  }

  /** Flushes what is noted, if anything. */
  flush(): void {
    if (this.#changes === 0) return;
    const changes = this.#changes;
    this.#changes = 0;
    this.#bytes = 0;
    this.#openUntil = this.#deps.now() + windowAfter(changes);
    this.#deps.flush();
  }
}
