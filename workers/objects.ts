/**
 * The objects as the Worker sees them: the RPC contract by hand (types of stubs lose zod's unions) and one way to
 * address each. What comes back from another isolate, perhaps another version of us, is parsed.
 */
import { z } from "zod";
import type { Actor } from "#domain/access/access.ts";
import type { Audience } from "#domain/access/audience.ts";
import type { RoomCard } from "#domain/access/faces.ts";
import { type InboxEntry, inboxEntrySchema } from "#domain/announcement/schema.ts";
import type { Application } from "#domain/application/schema.ts";
import type { AuditEntry, AuditReport } from "#domain/audit/schema.ts";
import type { CardSummary } from "#domain/card/schema.ts";
import type { Id } from "#domain/ids/ids.ts";
import { type InboxAddress, inboxId, type RoomAddress, roomId } from "#domain/ids/objects.ts";
import { type KeptNotice, keptNoticeSchema } from "#domain/notice/schema.ts";
import type { Stage } from "#domain/pipeline/schema.ts";
import type { Outcome } from "#domain/refusal/refusal.ts";
import { roomEventSchema } from "#domain/requisition/events.ts";
import type { Lists, Reason, RequisitionStatus, RoomState } from "#domain/requisition/schema.ts";
import type { Env } from "#workers/env.ts";

export interface RoomSnapshot {
  seq: number;
  state: RoomState;
  ranks: Record<string, string>;
  summaries: Record<string, CardSummary>;
}

export interface Room {
  open(
    content: {
      status: RequisitionStatus;
      stages: Stage[];
      reasons: Reason[];
      openings?: Id<"opn">[];
    } & Partial<Lists>,
    actor: Actor,
    command: Id<"cmd">,
    at?: number,
  ): Promise<Outcome<{ seq: number }>>;
  execute(actor: Actor, command: unknown, at?: number): Promise<Outcome<{ seq: number }>>;
  executeAll(actor: Actor, commands: unknown[]): Promise<Outcome<{ seq: number }>[]>;
  snapshot(): Promise<Outcome<RoomSnapshot>>;
  /** An application that is there now. Refuses: resource.missing. */
  application(application: string): Promise<Outcome<Application>>;
  /** To which requisition an application left from there for good; null: it did not. */
  leftFor(application: string): Promise<Id<"req"> | null>;
  /** The applications of these candidates that are there now. */
  applicationsOf(candidates: Id<"cand">[]): Promise<{ application: Id<"app">; candidate: Id<"cand"> }[]>;
  /** Which candidates these cards are, and whether they stand where review is anonymised. Others are left out. */
  cards(applications: string[]): Promise<RoomCard[]>;
  /** Closes a card's documents to all who have them open: they come back and are asked anew. */
  reopen(application: string): Promise<void>;
  /** Of these applications, those that are there now. */
  applications(ids: string[]): Promise<Application[]>;
  eventsAfter(seq: number, rankRev: number, limit?: number): Promise<unknown>;
  projected(upTo: number, rankRev: number): Promise<void>;
  faceChanged(application: string, version: number): Promise<void>;
  dump(): Promise<unknown>;
  /** Closes the sockets of sessions or people in this room; answers how many. */
  endSessions(who: { sessions?: string[]; users?: string[] }, code: number): Promise<number>;
  wake(): Promise<void>;
  /** Whose private notes about the application a member may read, and who reads theirs. */
  privateNotes(application: string, user: string): Promise<{ authors: string[]; readers: string[] }>;
  /** Frames of a session's event stream. Refuses: resource.missing. */
  hear(stream: string, session: string, frames: (string | Uint8Array)[]): Promise<Outcome<null>>;
}

interface Inbox {
  entries(application: string): Promise<unknown>;
  endLink(application: string): Promise<void>;
  /** Frames of a link's event stream. Refuses: resource.missing. */
  hear(
    stream: string,
    link: { application: string; link: string },
    frames: (string | Uint8Array)[],
  ): Promise<Outcome<null>>;
}

interface Hub {
  /** Who may know of a requisition from now on. */
  audience(requisition: string, audience: Audience): Promise<void>;
  /** `room`: the object's name, if something happened there. */
  changed(requisition: string, room?: string): Promise<void>;
  /** Interviews of these people have changed. */
  interviews(users: string[]): Promise<void>;
  record(entries: AuditEntry[]): Promise<number>;
  auditLines(filter: unknown): Promise<unknown>;
  auditVerify(): Promise<AuditReport>;
  noticesOf(user: string): Promise<unknown>;
  noticesSeen(user: string, upTo: string): Promise<void>;
  /** Closes the sockets of sessions or people here and in every room; answers how many. */
  endSessions(who: { sessions?: string[]; users?: string[] }, code: number): Promise<number>;
}

export const eventsAfterSchema = z.object({
  events: z.array(roomEventSchema),
  head: z.number().int().nonnegative(),
  ranks: z.record(z.string(), z.string()),
  rankRev: z.number().int().nonnegative(),
});

/** The room of a requisition. Jurisdictions exist on Cloudflare only; elsewhere the name alone keeps them apart. */
export function roomAt(env: Pick<Env, "REQUISITION" | "ENVIRONMENT">, address: RoomAddress): Room {
  const { jurisdiction } = address;
  const namespace =
    jurisdiction && env.ENVIRONMENT === "production"
      ? env.REQUISITION.jurisdiction(jurisdiction as DurableObjectJurisdiction)
      : env.REQUISITION;
  return namespace.getByName(roomId(address)) as unknown as Room;
}

/** What a candidate was told about an application, oldest first. */
export async function inboxEntries(
  env: Pick<Env, "INBOX">,
  address: InboxAddress,
  application: Id<"app">,
): Promise<InboxEntry[]> {
  const entries = await inboxAt(env, address).entries(application);
  return z.array(inboxEntrySchema).parse(entries);
}

export function inboxAt(env: Pick<Env, "INBOX">, address: InboxAddress): Inbox {
  return env.INBOX.getByName(inboxId(address)) as unknown as Inbox;
}

/** What a member was told, newest first. */
export async function noticesOf(
  env: Pick<Env, "ORGANIZATION">,
  organization: Id<"org">,
  user: string,
): Promise<KeptNotice[]> {
  return z.array(keptNoticeSchema).parse(await hubAt(env, organization).noticesOf(user));
}

export function hubAt(env: Pick<Env, "ORGANIZATION">, organization: Id<"org">): Hub {
  return env.ORGANIZATION.getByName(organization) as unknown as Hub;
}
