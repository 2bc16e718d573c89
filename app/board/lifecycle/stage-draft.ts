/** A stage while somebody edits it: texts as they were typed. Pure. */
import { type Id, newId } from "#domain/ids/ids.ts";
import {
  type AnnouncementMode,
  limitDaysSchema,
  type Stage,
  stageNameSchema,
} from "#domain/pipeline/schema.ts";
import type { TemplateStage } from "#domain/template/schema.ts";

const minute = 60_000;

export interface StageDraft {
  name: string;
  kind: Stage["kind"];
  shown: boolean;
  publicName: string;
  mode: AnnouncementMode["mode"];
  delayMs: number;
  /** Days, as typed; empty: no limit. */
  limit: string;
  checklist: { id: Id<"chk">; text: string }[];
  anonymised: boolean;
}

export function draftOf(
  stage: Omit<Stage, "id" | "checklist">,
  checklist: StageDraft["checklist"] = [],
): StageDraft {
  const { name, kind, publicName, announce, limitDays, anonymised = false } = stage;
  return {
    name,
    kind,
    shown: publicName !== null,
    publicName: publicName ?? name,
    mode: announce.mode,
    delayMs: announce.mode === "delayed" ? announce.delayMs : 5 * minute,
    limit: limitDays === undefined ? "" : String(limitDays),
    checklist,
    anonymised,
  };
}

export function draftOfTemplate({ checklist = [], ...stage }: TemplateStage): StageDraft {
  return draftOf(
    stage,
    checklist.map((text) => ({ id: newId("chk"), text })),
  );
}

/** Which fields cannot stay as they are. */
export function problemsOf({ name, shown, publicName, limit }: StageDraft) {
  return {
    name: !stageNameSchema.safeParse(name).success,
    publicName: shown && !stageNameSchema.safeParse(publicName).success,
    limit: limit.trim() !== "" && !limitDaysSchema.safeParse(Number(limit)).success,
  };
}

export function isSound(draft: StageDraft): boolean {
  return Object.values(problemsOf(draft)).every((problem) => !problem);
}

/** What a sound draft says; empty items of the checklist are left out. */
export function readDraft(draft: StageDraft) {
  const { name, kind, shown, publicName, mode, delayMs, limit, anonymised } = draft;
  const told: AnnouncementMode = mode === "delayed" ? { mode, delayMs } : { mode };
  const announce: AnnouncementMode = kind === "offer" ? { mode: "manual" } : told;
  return {
    name: name.trim(),
    kind,
    publicName: shown ? publicName.trim() : null,
    announce,
    limitDays: limit.trim() === "" ? null : Number(limit),
    anonymised,
    checklist: draft.checklist
      .map(({ id, text }) => ({ id, text: text.trim() }))
      .filter(({ text }) => text !== ""),
  };
}

/** The same as a stage of a template. */
export function readTemplateDraft(draft: StageDraft): TemplateStage {
  const { limitDays, checklist, anonymised, ...stage } = readDraft(draft);
  return {
    ...stage,
    ...(anonymised && { anonymised }),
    ...(limitDays !== null && { limitDays }),
    ...(checklist.length > 0 && { checklist: checklist.map(({ text }) => text) }),
  };
}
