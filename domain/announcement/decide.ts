/** Which announcements a change causes. Backward and hidden moves are silent; offers wait for a person. */
import type { Application } from "../application/schema.ts";
import {
  effectiveAnnouncement,
  nextPublicName,
  publicStageAt,
  type Stage,
  type StageId,
  stagePosition,
} from "../pipeline/schema.ts";
import type { Fact } from "../requisition/events.ts";
import type { Notice } from "./schema.ts";

type StageNotice = Extract<Notice, { kind: "stage" }>;

function stageNotice(stages: readonly Stage[], stage: Stage): StageNotice | null {
  if (stage.publicName === null) return null;
  const position = stagePosition(stages, stage.id);
  return { kind: "stage", publicName: stage.publicName, next: nextPublicName(stages, position) };
}

function made(application: Application, stage: StageId, notice: Notice): Fact {
  const data = { candidate: application.candidate, stage, notice };
  return { type: "announcement.made", application: application.id, data };
}

/** Facts that take back a pending announcement, if there is one. */
export function cancelPending(application: Application): Fact[] {
  if (!application.pending) return [];
  const data = { stage: application.pending.stage };
  return [{ type: "announcement.cancelled", application: application.id, data }];
}

/** The public name that the candidate read last, if their page shows one now. */
function knownName(application: Application): string | null {
  const notice = application.told?.notice;
  return notice?.kind === "stage" || notice?.kind === "received" ? notice.publicName : null;
}

/** How far the candidate knows they got: the position of the stage they were last told of, or -1. */
function toldPosition(stages: readonly Stage[], application: Application): number {
  const told = application.told;
  return told && knownName(application) !== null ? stagePosition(stages, told.stage) : -1;
}

/** The first notice: received, with the last stage up to here that may be told without anybody's word. */
export function announceReceived(stages: readonly Stage[], created: Application): Fact[] {
  const reached = stages.slice(0, stagePosition(stages, created.stage) + 1);
  const known = reached.findLast((stage) => effectiveAnnouncement(stage)?.mode === "atOnce") ?? null;
  const position = known ? stagePosition(stages, known.id) : -1;
  const notice: Notice = {
    kind: "received",
    publicName: known?.publicName ?? null,
    next: nextPublicName(stages, position),
  };
  return [made(created, known?.id ?? created.stage, notice)];
}

/** What a move from one stage to another announces, schedules or takes back. `now` in epoch milliseconds. */
export function announceMove(
  stages: readonly Stage[],
  application: Application,
  to: Stage,
  now: number,
): Fact[] {
  const target = stagePosition(stages, to.id);
  const pendingAt = application.pending ? stagePosition(stages, application.pending.stage) : -1;
  const forward = target > stagePosition(stages, application.stage);
  if (!forward) return target < pendingAt ? cancelPending(application) : [];
  const mode = effectiveAnnouncement(to);
  const notice = stageNotice(stages, to);
  if (!mode || !notice || mode.mode === "manual" || target <= toldPosition(stages, application)) return [];
  // Stages may share a public name: which of them it is stays inside.
  if (notice.publicName === knownName(application)) return cancelPending(application);
  if (mode.mode === "atOnce") return [...cancelPending(application), made(application, to.id, notice)];
  const data = { stage: to.id, dueAt: now + mode.delayMs };
  const scheduled: Fact = { type: "announcement.scheduled", application: application.id, data };
  return [...cancelPending(application), scheduled];
}

/**
 * The delayed announcement that is due by `now` (epoch milliseconds). Empty if it was taken back, overtaken or put
 * off meanwhile. A stage that was hidden or made manual since says nothing by itself: the announcement is dropped.
 */
export function announceDue(
  stages: readonly Stage[],
  application: Application,
  stage: StageId,
  now: number,
): Fact[] {
  if (application.pending?.stage !== stage || application.pending.dueAt > now) return [];
  const about = stages.find((each) => each.id === stage);
  const mode = about && effectiveAnnouncement(about)?.mode;
  const speaks = application.status === "active" && (mode === "delayed" || mode === "atOnce");
  const notice = about && speaks ? stageNotice(stages, about) : null;
  return notice ? [made(application, stage, notice)] : cancelPending(application);
}

/** How long somebody may still take back what waited while the requisition was not open, if its stage tells at once by now. */
const resumedMs = 60_000;

/**
 * The requisition is open again by `now`: what would have been told meanwhile waits its whole delay once more, so that
 * nobody reads old news before the team has looked. Empty if nothing waits, or if its time has not come yet.
 */
export function resumePending(stages: readonly Stage[], application: Application, now: number): Fact[] {
  const { pending } = application;
  if (!pending || application.status !== "active" || pending.dueAt > now) return [];
  const about = stages.find((each) => each.id === pending.stage);
  const mode = about && effectiveAnnouncement(about);
  if (!mode || mode.mode === "manual") return cancelPending(application);
  const dueAt = now + (mode.mode === "delayed" ? mode.delayMs : resumedMs);
  return [
    { type: "announcement.scheduled", application: application.id, data: { stage: pending.stage, dueAt } },
  ];
}

/** What the candidate would be told if somebody says so now, or null if they know it already. */
export function currentNotice(
  stages: readonly Stage[],
  application: Application,
): { stage: StageId; notice: Notice } | null {
  const told = application.told;
  if (application.status !== "active") {
    if (application.status === "leaving" || application.status === "transferred") return null;
    const { status } = application;
    const kind = status === "rejected" ? "notSelected" : status;
    return told?.notice.kind === kind ? null : { stage: application.stage, notice: { kind } };
  }
  const stage = publicStageAt(stages, stagePosition(stages, application.stage));
  const notice = stage && stageNotice(stages, stage);
  if (!stage || !notice) return null;
  return knownName(application) === notice.publicName ? null : { stage: stage.id, notice };
}

/** Tells the candidate where they stand, by somebody's word. Empty if there is nothing new to tell. */
export function announceNow(stages: readonly Stage[], application: Application): Fact[] {
  const current = currentNotice(stages, application);
  if (!current) return [];
  return [...cancelPending(application), made(application, current.stage, current.notice)];
}
