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

/** Whose lists and kits are others after a step: who was, is, or was for a moment in interviews that it is about. */
export function interviewersTouched(
  events: readonly RoomEvent[],
  before: RoomState,
  after: RoomState,
): string[] {
  const cards = new Set(events.flatMap(({ application }) => application ?? []));
  const users = [...cards].flatMap((id) => changedFor(before.applications[id], after.applications[id]));
  const named = events.flatMap((event) =>
    event.type === "interview.planned" || event.type === "interview.changed" ? event.data.interviewers : [],
  );
  return [...new Set([...users, ...named])];
}

/** For all of a card's interviewers if it moved or went out; else for those of each interview that is another. */
function changedFor(was: Application | undefined, is: Application | undefined): string[] {
  const [old, current] = [was?.interviews ?? [], is?.interviews ?? []];
  const all = was?.status !== is?.status || was?.stage !== is?.stage;
  const same = new Set(old.map((each) => JSON.stringify(each)));
  const kept = new Set(current.map((each) => JSON.stringify(each)).filter((each) => same.has(each)));
  return [...old, ...current]
    .filter((each) => all || !kept.has(JSON.stringify(each)))
    .flatMap(({ interviewers }) => interviewers);
}

function seatsOf(application: Application | undefined) {
  if (!application) return [];
  return (application.interviews ?? [])
    .filter(({ status }) => status !== "cancelled")
    .flatMap(({ id, interviewers, at }) =>
      interviewers.map((userId) => ({ userId, interviewId: id, applicationId: application.id, at })),
    );
}
