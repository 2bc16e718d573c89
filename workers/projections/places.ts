/** Where each application is: over all rooms, it lives in exactly one. */
import type { Application } from "#domain/application/schema.ts";

export interface Place {
  requisition: string;
  status: Application["status"];
  hop: number;
  /** Where it goes, if it is leaving. */
  to: string | undefined;
}

/** Notes where the applications of a room are. */
export function addPlaces(
  places: Map<string, Place[]>,
  requisition: string,
  applications: Readonly<Record<string, Application>>,
): void {
  for (const { id, status, hop = 0, to } of Object.values<Application>(applications)) {
    const known = places.get(id) ?? [];
    known.push({ requisition, status, hop, to });
    places.set(id, known);
  }
}

/** Applications that live nowhere or twice. One that is leaving may stand where it goes to already. */
export function misplaced(places: ReadonlyMap<string, readonly Place[]>): string[] {
  return [...places].filter(([, all]) => !isInOnePlace(all)).map(([id]) => id);
}

function isInOnePlace(all: readonly Place[]): boolean {
  const alive = all.filter(({ status }) => status !== "transferred");
  const [first, second, ...more] = alive.sort((left, right) => left.hop - right.hop);
  if (!first || more.length > 0) return false;
  const highest = Math.max(...all.map(({ hop }) => hop));
  if (!second) return first.hop === highest;
  const arriving = first.status === "leaving" && first.to === second.requisition;
  return arriving && second.hop === first.hop + 1 && second.hop === highest;
}
