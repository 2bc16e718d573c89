import type { CandidateInbox } from "#durable/candidate/inbox.ts";
import type { OrganizationHub } from "#durable/organization/hub.ts";
import type { RequisitionRoom } from "#durable/requisition/room.ts";

/** What an object may reach: other objects and its outbox's queue. Never D1, R2 or the outside world. */
export interface ObjectsEnv {
  ENVIRONMENT: string;
  REQUISITION: DurableObjectNamespace<RequisitionRoom>;
  INBOX: DurableObjectNamespace<CandidateInbox>;
  ORGANIZATION: DurableObjectNamespace<OrganizationHub>;
  /** Wake-ups only: {object, upTo}. */
  EVENTS: Queue<unknown>;
}
