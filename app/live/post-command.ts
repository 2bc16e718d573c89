/** A command without a socket: the same JSON by POST. */
import { z } from "zod";
import { closeCode } from "#domain/live/wire.ts";
import { type Outcome, refusalSchema, refuse } from "#domain/refusal/refusal.ts";
import type { Command } from "#domain/requisition/commands.ts";

const answerSchema = z.object({ seq: z.number().int().nonnegative() });
/** The answer was not about the command but about who asks: it stays in the queue. */
export class AccessEnded extends Error {
  /** The close code that a socket would have ended with. */
  readonly code: number;
  constructor(code: number) {
    super(`access ended: ${code}`);
    this.code = code;
  }
}

const again = [408, 425, 429, 500, 502, 503, 504];

/**
 * Sends a command; an Outcome when the room has decided. Throws when nobody could decide it now: send it again later,
 * or AccessEnded when there is no sense in that.
 */
export type PostCommand = (command: Command) => Promise<Outcome<{ seq: number }>>;

export function commandPoster(
  requisition: string,
  fetcher: typeof fetch = (...args) => fetch(...args),
): PostCommand {
  return async (command) => {
    const response = await fetcher(`/api/v1/requisitions/${requisition}/commands`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(command),
    });
    const body: unknown = await response.json().catch(() => null);
    if (response.ok) return { ok: true, value: answerSchema.parse(body) };
    if (again.includes(response.status)) throw new Error(`not now: ${response.status}`);
    const refusal = refusalSchema.safeParse(body);
    if (response.status === 401) throw new AccessEnded(closeCode.sessionEnded);
    if (refusal.data?.code === "resource.missing") throw new AccessEnded(closeCode.missing);
    return refusal.success ? { ok: false, refusal: refusal.data } : refuse("internal.error");
  };
}
