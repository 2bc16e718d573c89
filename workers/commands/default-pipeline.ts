/** What a new requisition starts with. These are the organization's own words from then on, not ours. */
import type { Stage } from "#domain/pipeline/schema.ts";
import { derivedId } from "./derived-id.ts";

type Template = Omit<Stage, "id">;

/** Five minutes in which a move to interviews can be undone before the candidate hears of it. */
const undoWindow = 5 * 60_000;

const template: readonly Template[] = [
  { name: "New applications", kind: "review", publicName: "In review", announce: { mode: "atOnce" } },
  { name: "Screening", kind: "screen", publicName: "First conversation", announce: { mode: "atOnce" } },
  {
    name: "Interviews",
    kind: "interview",
    publicName: "Interviews",
    announce: { mode: "delayed", delayMs: undoWindow },
  },
  { name: "Decision", kind: "review", publicName: null, announce: { mode: "manual" } },
  { name: "Offer", kind: "offer", publicName: "Offer", announce: { mode: "manual" } },
];

/** The stages of a new requisition; their ids follow from `seed`. */
export function defaultStages(seed: string): Promise<Stage[]> {
  return Promise.all(
    template.map(async (stage, at) => ({ id: await derivedId("stg", `${seed}:${at}`), ...stage })),
  );
}
