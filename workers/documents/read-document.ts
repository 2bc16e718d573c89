import type { Env } from "#workers/env.ts";
import type { DocumentMessage } from "#workers/jobs/messages.ts";

/** Placeholder until DOCUMENTS' own is here: throws, so that the queue tries again. */
export async function readDocument(_env: Env, _message: DocumentMessage): Promise<void> {
  throw new Error("no reader yet");
}
