import type { Env } from "#workers/env.ts";

/** One batch of one queue; which queue it is says what its messages are. */
export async function onQueue(batch: MessageBatch, _env: Env): Promise<void> {
  batch.ackAll();
}
