/**
 * Whose face somebody may see: the one place where it is asked. Two things hide a person: a stage with anonymised
 * review, for as long as the card stands in it, and a lock on the candidate, wherever they are.
 */
import { z } from "zod";
import { type Application, userIdSchema } from "../application/schema.ts";
import type { Id } from "../ids/ids.ts";
import type { RoomDocument } from "../live/documents.ts";
import type { Stage } from "../pipeline/schema.ts";
import type { RoomState } from "../requisition/schema.ts";
import { type Capability, can } from "./access.ts";

/**
 * shown: who it is, as far as fields may be seen · anonymous: an alias, and what of a résumé tells nobody who wrote it ·
 * hidden: that there is somebody, on the board; everywhere else there is nobody.
 */
export const sights = ["shown", "anonymous", "hidden"] as const;
export const sightSchema = z.enum(sights);
export type Sight = z.infer<typeof sightSchema>;

/** For whom a private candidate is; null: they are not private. Whoever has candidate.viewPrivate needs no name here. */
export const lockSchema = z.array(userIdSchema).max(100).nullable();
export type Lock = readonly string[] | null;

interface Looker {
  id: string;
  /** As they are on the requisition where the card stands (capabilitiesOn). */
  capabilities: readonly Capability[];
}

export interface Looked {
  /** Whether the application stands in a stage with anonymised review. */
  anonymised: boolean;
  /** For whom the candidate is, if they are private. */
  lock: Lock;
}

/** Whether they may know of a private candidate. */
export function mayUnlock({ id, capabilities }: Looker, lock: Lock): boolean {
  return lock === null || can({ capabilities }, "candidate.viewPrivate") || lock.includes(id);
}

/** How much of an application's person somebody sees. That they may see candidates at all was asked before. */
export function sightOf(looker: Looker, { anonymised, lock }: Looked): Sight {
  if (!mayUnlock(looker, lock)) return "hidden";
  return anonymised && !can(looker, "candidate.viewAnonymised") ? "anonymous" : "shown";
}

/** Which candidate a card is, and whether it is reviewed without names: what a room says of it. */
export interface RoomCard {
  id: Id<"app">;
  candidate: Id<"cand">;
  anonymised: boolean;
}

/**
 * None if there is no such card. One that was rejected or hired keeps the stage that it stood in; of one that lives on
 * another requisition only the trace is here, and over there it may well stand where nobody is to know who it is.
 */
export function cardOf({ stages }: Pick<RoomState, "stages">, card: Application | undefined): RoomCard[] {
  if (!card) return [];
  const { id, candidate, stage, status } = card;
  return [{ id, candidate, anonymised: status === "transferred" || isAnonymised(stages, stage) }];
}

/** Whether review is anonymised in this stage. */
export function isAnonymised(stages: readonly Stage[], stage: string): boolean {
  return stages.some(({ id, anonymised }) => id === stage && anonymised === true);
}

/**
 * Whether a document of an application stays open to somebody who sees its person under an alias. What others write
 * (notes, tasks) may name them, and a document is read wholly or not at all: so nothing but their own private note.
 */
export function opensAnonymised({ id }: { id: string }, document: RoomDocument): boolean {
  if (document.kind === "board") return true;
  return document.kind === "notes" && document.audience === "private" && document.user === id;
}

/**
 * What stands for a candidate's id where an alias may stand for their face: it follows from the application's, so it is
 * the same nowhere else. Who has it can put nothing together with another board.
 */
export function maskedCandidate(application: Id<"app">): Id<"cand"> {
  return `cand_${application.slice("app_".length)}`;
}

/** Whether the card is anonymous to who may do this; undefined if it never is, or there is no such card. */
export function anonymousIn(
  state: Pick<RoomState, "stages" | "applications">,
  application: string,
  capabilities: readonly Capability[],
): boolean | undefined {
  if (can({ capabilities }, "candidate.viewAnonymised")) return undefined;
  return cardOf(state, state.applications[application])[0]?.anonymised;
}
