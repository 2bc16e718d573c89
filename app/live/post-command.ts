/** Commands without a socket: the same JSON by POST. */
import { z } from "zod";
import { closeCode, commandAnswerSchema } from "#domain/live/wire.ts";
import { type Outcome, refusalSchema, refuse } from "#domain/refusal/refusal.ts";
import type { Command } from "#domain/requisition/commands.ts";

const answerSchema = z.object({ seq: z.number().int().nonnegative() });
const answersSchema = z.object({ answers: z.array(commandAnswerSchema) });
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

/** The same for many, in order. */
export type PostCommands = (commands: readonly Command[]) => Promise<Outcome<{ seq: number }>[]>;

export function commandPoster(requisition: string, fetcher?: typeof fetch): PostCommand {
  return async (command) => {
    const said = await ask(`/api/v1/requisitions/${requisition}/commands`, command, fetcher);
    return said.ok ? { ok: true, value: answerSchema.parse(said.value) } : said;
  };
}

export function commandsPoster(requisition: string, fetcher?: typeof fetch): PostCommands {
  return async (commands) => {
    const path = `/api/v1/requisitions/${requisition}/commands/batch`;
    const said = await ask(path, { commands }, fetcher);
    if (!said.ok) return commands.map(() => said);
    const { answers } = answersSchema.parse(said.value);
    return answers.map((each) =>
      "seq" in each ? { ok: true, value: { seq: each.seq } } : { ok: false, refusal: each.refusal },
    );
  };
}

async function ask(
  path: string,
  content: unknown,
  fetcher: typeof fetch = (...args) => fetch(...args),
): Promise<Outcome<unknown>> {
  const response = await fetcher(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(content),
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return { ok: true, value: body };
  if (again.includes(response.status)) throw new Error(`not now: ${response.status}`);
  const refusal = refusalSchema.safeParse(body);
  if (response.status === 401) throw new AccessEnded(closeCode.sessionEnded);
  if (refusal.data?.code === "resource.missing") throw new AccessEnded(closeCode.missing);
  return refusal.success ? { ok: false, refusal: refusal.data } : refuse("internal.error");
}
