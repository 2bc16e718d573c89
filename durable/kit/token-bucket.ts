/** How much a socket may ask of its object: `rate` tokens a second on average, `burst` at once. */
export interface BucketLimits {
  rate: number;
  burst: number;
}

export class TokenBucket {
  #tokens: number;
  #at: number;
  readonly #limits: BucketLimits;

  /** `now` in epoch milliseconds. A new bucket is full. */
  constructor(limits: BucketLimits, now: number) {
    this.#limits = limits;
    this.#tokens = limits.burst;
    this.#at = now;
  }

  /** Whether something that costs `cost` may be done now. What is refused costs nothing more. */
  take(cost: number, now: number): boolean {
    this.#refill(now);
    if (this.#tokens < cost) return false;
    this.#tokens -= cost;
    return true;
  }

  /** Charges for work that turned out to be dear; the debt is paid before anything else is allowed. */
  charge(cost: number): void {
    this.#tokens -= cost;
  }

  #refill(now: number): void {
    const passed = Math.max(0, now - this.#at);
    this.#at = now;
    this.#tokens = Math.min(this.#limits.burst, this.#tokens + (passed / 1_000) * this.#limits.rate);
  }
}
