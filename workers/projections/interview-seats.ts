/** Whose interviews are where: found by person, so that nobody looks through all applications for theirs. */
import { type SQL, sql } from "drizzle-orm";
import type { Application } from "#domain/application/schema.ts";
import type { Id } from "#domain/ids/ids.ts";
import type { RoomEvent } from "#domain/requisition/events.ts";
import type { RoomState } from "#domain/requisition/schema.ts";
import { jsonList } from "#workers/db/tenant/json-list.ts";
import { interviewSeats } from "#workers/db/tenant/schema.ts";
import { insertRows } from "#workers/db/tenant/upsert.ts";

/** Statements that seat people anew where a step speaks of interviews; none where it does not. */
export function writeSeats(
  organizationId: Id<"org">,
  requisitionId: Id<"req">,
  events: readonly RoomEvent[],
  after: RoomState,
): SQL[] {
  const touched = events.flatMap(({ type, application }) =>
    type.startsWith("interview.") && application ? [application] : [],
  );
  if (touched.length === 0) return [];
  const rows = [...new Set(touched)].flatMap((id) => seatsOf(after.applications[id]));
  return [
    sql`delete from ${interviewSeats} where organization_id = ${organizationId}
      and requisition_id = ${requisitionId} and application_id in ${jsonList(touched)}`,
    insertRows(
      interviewSeats,
      rows.map((row) => ({ organizationId, requisitionId, ...row })),
    ),
  ];
}

function seatsOf(application: Application | undefined) {
  if (!application) return [];
  return (application.interviews ?? [])
    .filter(({ status }) => status !== "cancelled")
    .flatMap(({ id, interviewers, at }) =>
      interviewers.map((userId) => ({ userId, interviewId: id, applicationId: application.id, at })),
    );
}
