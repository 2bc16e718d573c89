/** Who may have a socket to this room. Who somebody is was decided by the Worker; here it is parsed and limits are kept. */
import { type Grant, grantSchema } from "#domain/access/access.ts";
import { mightRead, parseDocument, type RoomDocument } from "#domain/live/documents.ts";
import { type CloseCode, closeCode, limits, subprotocol } from "#domain/live/wire.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { documentHeader, grantHeader, offers, readHeader } from "#durable/kit/upgrade.ts";
import type { Members } from "#durable/requisition/members.ts";

export interface Admission {
  grant: Grant;
  document: RoomDocument;
  /** Whether it speaks our subprotocol. */
  own: boolean;
}

/** Reads the Worker's headers. Refuses: session.missing, resource.missing, access.denied. */
export function readAdmission(request: Request, organization: string): Outcome<Admission> {
  const grant = readHeader(request.headers.get(grantHeader), (json) => grantSchema.safeParse(json));
  if (!grant) return refuse("session.missing");
  const document = parseDocument(request.headers.get(documentHeader) ?? "board");
  if (!document || grant.actor.organization !== organization) return refuse("resource.missing");
  if (!mightRead(grant.actor, document)) return refuse("access.denied");
  return accept({ grant, document, own: offers(request, subprotocol) });
}

/** With which code one socket more must be closed, or null if it may come in. */
export function refusedCode(members: Members, user: string): CloseCode | null {
  if (members.isAway(user)) return closeCode.tooMany;
  if (members.size >= limits.socketsPerRoom) return closeCode.roomFull;
  return members.countOf(user) >= limits.socketsPerUser ? closeCode.tooManyTabs : null;
}
