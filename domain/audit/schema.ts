/**
 * The audit chain of an organization: who did what that no room's own chain tells (sign-ins, access, settings, exports,
 * reading of what is sensitive), and once a minute how far the rooms' chains have come. Ids and facts only: a line is
 * for ever, and a person may ask to be forgotten.
 */
import { z } from "zod";
import { actorSchema } from "../event/schema.ts";
import { idSchema } from "../ids/ids.ts";

export const auditVersion = 1;

export const auditActions = [
  "session.opened",
  "session.ended",
  "session.refused",
  "account.passwordChanged",
  "account.addressChanged",
  "account.factorAdded",
  "account.factorRemoved",
  "member.invited",
  "member.joined",
  "member.roleChanged",
  "member.managerChanged",
  "member.removed",
  "member.left",
  "member.deactivated",
  "member.reactivated",
  "organization.transferred",
  "organization.settingsChanged",
  "invitation.resent",
  "invitation.revoked",
  "access.explained",
  "team.changed",
  "application.released",
  "referral.made",
  "group.made",
  "group.changed",
  "group.deleted",
  "candidate.made",
  "candidate.edited",
  "candidate.lockChanged",
  "field.read",
  "field.changed",
  "file.opened",
  "link.made",
  "link.revoked",
  "export.made",
  "key.made",
  "key.revoked",
  "provider.changed",
  "eeo.read",
  "interview.opened",
  "agency.shared",
  "agency.submitted",
  "agency.shareEnded",
  "agency.decided",
  "agency.changed",
  "lists.changed",
  "template.changed",
  "rooms.anchored",
] as const;
export const auditActionSchema = z.enum(auditActions);
export type AuditAction = z.infer<typeof auditActionSchema>;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** Ids, enums, numbers: what something was or became, never anybody's words. */
const reference = z.record(
  z.string().max(40),
  z.union([z.string().max(120), z.number(), z.boolean(), z.null(), z.array(z.string().max(120)).max(200)]),
);

/** What somebody says happened; the chain adds the rest. `id`: the same one twice is one line. */
export const auditEntrySchema = z.object({
  id: idSchema("evt"),
  /** UTC epoch milliseconds. */
  at: z.number().int().nonnegative(),
  actor: actorSchema,
  action: auditActionSchema,
  /** What it is about, by id; null: the organization. */
  subject: z.string().max(64).nullable(),
  requisition: idSchema("req").nullable(),
  before: reference.nullable(),
  after: reference.nullable(),
  /** From where: the network (a /24 or /48, never the address) and the kind of program; null for jobs of ours. */
  from: z.object({ network: z.string().max(60), program: z.string().max(60) }).nullable(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** How far one room's chain had come: its last event then, and that event's hash. */
export const anchorSchema = z.object({
  requisition: idSchema("req"),
  room: z.string().max(200),
  seq: z.number().int().positive(),
  hash,
});
export type Anchor = z.infer<typeof anchorSchema>;

export const auditLineSchema = auditEntrySchema.extend({
  v: z.literal(auditVersion),
  /** 1, 2, 3 … without gaps. */
  seq: z.number().int().positive(),
  organization: idSchema("org"),
  /** On `rooms.anchored` alone. */
  anchors: z.array(anchorSchema).max(2_000).optional(),
  /** The hash of the line before; 64 zeros for the first. */
  prevHash: hash,
});
export type AuditLine = z.infer<typeof auditLineSchema>;

/** A line as it is kept: its number, what it says of the line before, its text (canonical JSON), its own hash. */
export interface KeptLine {
  seq: number;
  prevHash: string;
  text: string;
  hash: string;
}

export const firstHash = "0".repeat(64);

/** What a verification found. `rooms`: whether each anchored room's chain holds and is the one that was anchored. */
export interface AuditReport {
  lines: number;
  /** The hash of the last line. */
  head: string;
  faults: ChainFault[];
  rooms: { requisition: string; ok: boolean }[];
}

/** What is wrong with a chain, if anything: where, and what. */
export interface ChainFault {
  seq: number;
  what: "changed" | "missing" | "inserted";
}

/**
 * Checks lines in the order in which they are kept. `hashOf` is SHA-256 in hex of text. A line whose content is not
 * what its hash says was changed; a number that is jumped over is missing; one that comes twice was inserted.
 */
export function chainFaults(kept: Iterable<KeptLine>, hashOf: (text: string) => string): ChainFault[] {
  const faults: ChainFault[] = [];
  let [seq, previous] = [0, firstHash];
  for (const line of kept) {
    if (line.seq <= seq) faults.push({ seq: line.seq, what: "inserted" });
    else if (line.seq > seq + 1) faults.push({ seq: seq + 1, what: "missing" });
    else if (line.prevHash !== previous) faults.push({ seq: line.seq, what: "inserted" });
    if (hashOf(line.text) !== line.hash) faults.push({ seq: line.seq, what: "changed" });
    seq = Math.max(seq, line.seq);
    previous = line.hash;
  }
  return faults;
}
