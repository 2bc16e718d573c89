import type { Application } from "#domain/application/schema.ts";
import type { Outcome } from "#domain/refusal/refusal.ts";
import { type InRequisition, knownId } from "#workers/context.ts";

/**
 * An application of this requisition as its room knows it: D1 hears later of one that is new, or that has left.
 * Refuses with resource.missing.
 */
export async function findApplication(
  { room }: InRequisition,
  application: string,
): Promise<Outcome<Application>> {
  const id = knownId("app", application);
  return id.ok ? room.application(id.value) : id;
}
