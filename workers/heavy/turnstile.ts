/** Lets a few through at a time, keeps a few waiting, and turns the rest away at once. */
export interface Turnstile {
  /** Runs the work in its turn; undefined if too many wait already. */
  enter<T>(work: () => Promise<T>): Promise<T | undefined>;
}

/** `atOnce` run side by side, at most `waiting` wait their turn. */
export function turnstile(limit: { atOnce: number; waiting: number }): Turnstile {
  let running = 0;
  const queue: (() => void)[] = [];

  const leave = () => {
    const next = queue.shift();
    // The place passes on to the next: `running` stays.
    if (next) next();
    else running -= 1;
  };

  return {
    async enter(work) {
      if (running >= limit.atOnce) {
        if (queue.length >= limit.waiting) return undefined;
        await new Promise<void>((resolve) => queue.push(resolve));
      } else running += 1;
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
