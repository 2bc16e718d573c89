// The Worker under test: ours, but what the file before has left in a queue is taken from it unread.
import worker from "#workers/app.ts";
import type { Env } from "#workers/env.ts";
import { startOfFile } from "./start-of-file.ts";

// One by one: what a Worker exports is read from the text.
export { CandidateInbox, LeaseDesk, OrganizationHub, RequisitionRoom } from "#workers/app.ts";

export default {
  ...worker,
  async queue(batch: MessageBatch, env: Env): Promise<void> {
    const messages = batch.messages.filter(({ timestamp }) => timestamp.getTime() >= startOfFile.at);
    for (const message of batch.messages) if (!messages.includes(message)) message.ack();
    await worker.queue({ queue: batch.queue, messages }, env);
  },
} satisfies ExportedHandler<Env>;
