import { setTimeout as sleep } from "node:timers/promises";

const busy = 503;

/** Passwords are hashed a few at a time: who comes when too many wait is asked to come again, and does, five times. */
export async function whileBusy<T>(ask: () => Promise<T>, statusOf: (answer: T) => number): Promise<T> {
  let answer = await ask();
  for (let tries = 0; statusOf(answer) === busy && tries < 5; tries += 1) {
    await sleep(1_000);
    answer = await ask();
  }
  return answer;
}
