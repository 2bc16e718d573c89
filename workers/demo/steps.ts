/** A planned card as dated commands: how it came, moved, was told of, and ended. */
import type { Id } from "#domain/ids/ids.ts";
import type { Stage } from "#domain/pipeline/schema.ts";
import type { Command } from "#domain/requisition/commands.ts";
import { day, hour, type PlannedCard } from "./plan.ts";

export interface Step {
  /** UTC epoch milliseconds. */
  at: number;
  type: Command["type"];
  args: Record<string, string>;
}

/** When the card came in. */
export function createdAt(card: PlannedCard, now: number): number {
  return now - card.age * day;
}

/**
 * Everything after the card came in, in order. Moves are spread over the time between coming in and arriving where
 * it stands. Stages that are told later are told by hand here: a delay in the past would ring at once, all together.
 */
export function stepsOf(
  card: PlannedCard,
  application: Id<"app">,
  stages: readonly Stage[],
  reasons: readonly Id<"rsn">[],
  now: number,
): Step[] {
  const start = createdAt(card, now);
  const arrived = now - card.days * day;
  const moves = stages.slice(1, card.stage + 1).flatMap((stage, index): Step[] => {
    const at = start + ((arrived - start) * (index + 1)) / card.stage;
    const move: Step = { at, type: "application.move", args: { application, to: stage.id } };
    const waits = stage.publicName !== null && stage.announce.mode === "manual";
    return waits ? [move, { at: at + hour, type: "application.announce", args: { application } }] : [move];
  });
  return [...moves, ...endOf(card, application, reasons, arrived, now)].map((step) => ({
    ...step,
    at: Math.min(now, Math.round(step.at)),
  }));
}

function endOf(
  { end }: PlannedCard,
  application: Id<"app">,
  reasons: readonly Id<"rsn">[],
  arrived: number,
  now: number,
): Step[] {
  if (!end) return [];
  const at = arrived + (now - arrived) / 2;
  const announce: Step = { at: at + 20 * hour, type: "application.announce", args: { application } };
  if ("hired" in end) return [{ at, type: "application.hire", args: { application } }, announce];
  const reason = reasons[end.rejected % reasons.length] ?? "";
  const reject: Step = { at, type: "application.reject", args: { application, reason } };
  return end.told ? [reject, announce] : [reject];
}
