import type { CommandAnswer } from "#domain/live/wire.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { AnyCommand } from "#domain/requisition/commands.ts";
import type { InRequisition } from "#workers/context.ts";

/** Hands a command to the requisition's room, which parses, authorises and decides it. */
export function runCommand(
  { room, actor }: InRequisition,
  command: unknown,
  at?: number,
): Promise<Outcome<{ seq: number }>> {
  return room.execute(actor, command, at);
}

/** Hands many commands to the room, which does them in order and answers each. */
export async function runCommands(
  { room, actor }: InRequisition,
  commands: readonly AnyCommand[],
): Promise<Outcome<{ answers: CommandAnswer[] }>> {
  const answers = await room.executeAll(actor, [...commands]);
  const answered = commands.map(({ id }, at): CommandAnswer => {
    const given = answers[at] ?? refuse("internal.error");
    return given.ok ? { id, seq: given.value.seq } : { id, refusal: given.refusal };
  });
  return accept({ answers: answered });
}
