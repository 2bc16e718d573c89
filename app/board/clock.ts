/** One clock for the whole board, so that "4 days" and "in 2:59" turn at the same moment everywhere. */
import { useSyncExternalStore } from "react";

function ticker(everyMs: number) {
  const listeners = new Set<() => void>();
  let now = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = () => {
    now = Math.floor(Date.now() / everyMs) * everyMs;
    for (const listener of [...listeners]) listener();
  };
  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      timer ??= setInterval(tick, everyMs);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
        now = 0;
      };
    },
    read: () => {
      if (now === 0 || timer === undefined) now = Math.floor(Date.now() / everyMs) * everyMs;
      return now;
    },
  };
}

const minutes = ticker(60_000);
const seconds = ticker(1_000);

/** UTC epoch milliseconds, rounded down to the minute. */
export function useMinute(): number {
  return useSyncExternalStore(minutes.subscribe, minutes.read, minutes.read);
}

/** UTC epoch milliseconds, rounded down to the second; only for what counts seconds. */
export function useSecond(): number {
  return useSyncExternalStore(seconds.subscribe, seconds.read, seconds.read);
}

const day = 86_400_000;

/** Whole days since `at` (UTC epoch milliseconds), never negative. */
export function daysSince(at: number, now: number): number {
  return Math.max(0, Math.floor((now - at) / day));
}

/** "4:59", or "2 h" and "3 d" when it is long. */
export function countdown(ms: number): string {
  const left = Math.max(0, Math.ceil(ms / 1_000));
  if (left >= 86_400) return `${Math.floor(left / 86_400)} d`;
  if (left >= 3_600)
    return `${Math.floor(left / 3_600)}:${String(Math.floor((left % 3_600) / 60)).padStart(2, "0")} h`;
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
}
