/** What deciding answers with, and the two steps that every decision shares. */
import type { Actor } from "../access/access.ts";
import type { Application } from "../application/schema.ts";
import type { Id } from "../ids/ids.ts";
import { accept, type Outcome, refuse } from "../refusal/refusal.ts";
import type { Fact } from "./events.ts";
import { forbids, type Verb } from "./rules.ts";
import type { RoomState } from "./schema.ts";

/** Labels that a card gets and loses: written into its document, not into the facts. */
export interface LabelChange {
  add: readonly Id<"lbl">[];
  remove: readonly Id<"lbl">[];
}

export interface Decision {
  facts: Fact[];
  /** New order keys for the board document, written in the same transaction. */
  ranks: Record<string, string>;
  /** By application: what changes in the cards' documents, in the same transaction. */
  labels?: Record<string, LabelChange>;
}

export interface DecisionContext {
  actor: Pick<Actor, "capabilities">;
  /** UTC epoch milliseconds. */
  now: number;
}

export type Decided = Outcome<Decision>;

/** A yes. */
export function decided(facts: Fact[], ranks: Record<string, string> = {}): Decided {
  return accept({ facts, ranks });
}

/** Decides for one application: refuses when it is missing or the rules' table forbids the verb. */
export function onApplication(
  state: RoomState,
  id: string,
  verb: Verb,
  go: (application: Application) => Decided,
): Decided {
  const application = state.applications[id];
  if (!application) return refuse("application.missing");
  const no = forbids(verb, application.status, state.status);
  if (no === "requisition.notOpen") return refuse(no, { status: state.status });
  return no ? refuse(no, { status: application.status }) : go(application);
}
