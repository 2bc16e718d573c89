/** Who may have a socket to this room. Who somebody is was decided by the Worker; here it is parsed and limits are kept. */
import { type Grant, grantSchema } from "#domain/access/access.ts";
import { limits, subprotocol } from "#domain/live/wire.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { documentHeader, grantHeader, offers, readHeader } from "#durable/kit/upgrade.ts";
import { type DocumentName, documentName, mayRead } from "#durable/requisition/documents.ts";
import type { Members } from "#durable/requisition/members.ts";

export interface Admission {
  grant: Grant;
  document: DocumentName;
  /** Whether it speaks our subprotocol. */
  own: boolean;
}

/** Reads the Worker's headers. Refuses: session.missing, resource.missing, access.denied. */
export function readAdmission(request: Request, organization: string): Outcome<Admission> {
  const grant = readHeader(request.headers.get(grantHeader), (json) => grantSchema.safeParse(json));
  if (!grant) return refuse("session.missing");
  const document = documentName(request.headers.get(documentHeader) ?? "board");
  if (!document || grant.actor.organization !== organization) return refuse("resource.missing");
  if (!mayRead(grant, document)) return refuse("access.denied");
  return accept({ grant, document, own: offers(request, subprotocol) });
}

/** Whether there is room for one more. Refuses: request.tooMany. */
export function checkRoomFor(members: Members, user: string): Outcome<null> {
  const full = members.size >= limits.socketsPerRoom || members.countOf(user) >= limits.socketsPerUser;
  return full ? refuse("request.tooMany") : accept(null);
}
