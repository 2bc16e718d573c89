/** Names of Durable Objects. A name is for good: it decides where a room lives. */
import { z } from "zod";
import { type Id, isId } from "./ids.ts";

export const jurisdictions = ["eu", "us"] as const;
export const jurisdictionSchema = z.enum(jurisdictions).nullable();
export type Jurisdiction = z.infer<typeof jurisdictionSchema>;

export interface RoomAddress {
  /** Recorded on the requisition's row at creation, never changed. Locally only a part of the name. */
  jurisdiction: Jurisdiction;
  organization: Id<"org">;
  requisition: Id<"req">;
}

/** The one name of a requisition's room. */
export function roomId(address: RoomAddress): string {
  return `${address.jurisdiction ?? "any"}:${address.organization}:${address.requisition}`;
}

/** The address that a room's name stands for, or null if it is not one. */
export function parseRoomId(name: string): RoomAddress | null {
  const [place, organization, requisition, ...rest] = name.split(":");
  const jurisdiction = jurisdictionSchema.safeParse(place === "any" ? null : place);
  if (rest.length > 0 || !jurisdiction.success) return null;
  if (!isId("org", organization) || !isId("req", requisition)) return null;
  return { jurisdiction: jurisdiction.data, organization, requisition };
}

export interface InboxAddress {
  organization: Id<"org">;
  candidate: Id<"cand">;
}

/** The one name of a candidate's inbox at an organization. */
export function inboxId(address: InboxAddress): string {
  return `${address.organization}:${address.candidate}`;
}

/** The address that an inbox's name stands for, or null if it is not one. */
export function parseInboxId(name: string): InboxAddress | null {
  const [organization, candidate, ...rest] = name.split(":");
  if (rest.length > 0 || !isId("org", organization) || !isId("cand", candidate)) return null;
  return { organization, candidate };
}
