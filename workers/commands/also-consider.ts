import { can } from "#domain/access/access.ts";
import type { Application } from "#domain/application/schema.ts";
import type { Id } from "#domain/ids/ids.ts";
import { stagesInUse } from "#domain/pipeline/schema.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { InRequisition } from "#workers/context.ts";
import { findShown } from "#workers/queries/find-application.ts";
import { createCard } from "./create-card.ts";
import { derivedId } from "./derived-id.ts";

/**
 * A second application of the same candidate begins on another requisition, in its first stage; the first one stays
 * as it is. Needs candidate.view here and application.create there. Refuses with application.sameRequisition,
 * application.exists (they have one there that is under way) and what the other room refuses with.
 */
export async function alsoConsider(
  here: InRequisition,
  there: InRequisition,
  application: string,
  command: Id<"cmd">,
): Promise<Outcome<{ application: Id<"app"> }>> {
  if (!can(here.actor, "candidate.view")) return refuse("access.denied");
  if (!can(there.actor, "application.create")) return refuse("access.denied");
  const found = await findShown(here, application);
  if (!found.ok) return found;
  if (here.record.id === there.record.id) return refuse("application.sameRequisition");
  const { candidate } = found.value;
  const snapshot = await there.room.snapshot();
  if (!snapshot.ok) return snapshot;
  const { stages, applications } = snapshot.value.state;
  const id = await derivedId("app", `${here.db.organization}:${command}:${there.record.id}:${candidate}`);
  const underWay = Object.values<Application>(applications).some(
    (each) =>
      each.id !== id &&
      each.candidate === candidate &&
      (each.status === "active" || each.status === "leaving"),
  );
  if (underWay) return refuse("application.exists");
  const [stage] = stagesInUse(stages);
  if (!stage) return refuse("stage.missing");
  const card = { command, application: id, candidate, stage: stage.id, source: "alsoConsidered" as const };
  const made = await createCard(there, card);
  return made.ok ? accept({ application: id }) : made;
}
