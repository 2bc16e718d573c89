import type { Outcome } from "#domain/refusal/refusal.ts";
import type { InRequisition } from "#workers/context.ts";

/** Hands a command to the requisition's room, which parses, authorises and decides it. */
export function runCommand(
  { room, actor }: InRequisition,
  command: unknown,
  at?: number,
): Promise<Outcome<{ seq: number }>> {
  return room.execute(actor, command, at);
}
