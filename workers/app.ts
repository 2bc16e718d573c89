// The one entry; reads like a table of contents.
import type { Env } from "#workers/env.ts";
import { http } from "#workers/http/server.ts";
import { onQueue } from "#workers/jobs/queue.ts";
import { onSchedule } from "#workers/jobs/schedule.ts";

export { CandidateInbox } from "#durable/candidate/inbox.ts";
export { OrganizationHub } from "#durable/organization/hub.ts";
export { RequisitionRoom } from "#durable/requisition/room.ts";
export { LeaseDesk } from "#workers/http/live/lease-desk.ts";

export default {
  fetch: http.fetch,
  queue: onQueue,
  scheduled: onSchedule,
} satisfies ExportedHandler<Env>;
