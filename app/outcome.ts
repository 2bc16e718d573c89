import { data } from "react-router";
import { type Outcome, refusalStatus } from "#domain/refusal/refusal.ts";

/** A loader's way out: the value, or the refusal thrown with its status for the nearest ErrorBoundary. */
export function required<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw data(outcome.refusal, { status: refusalStatus[outcome.refusal.code] });
}
