import type { Capability } from "#domain/access/access.ts";
import { currentNotice } from "#domain/announcement/decide.ts";
import type { Application } from "#domain/application/schema.ts";
import { forbids } from "#domain/requisition/rules.ts";
import type { RoomState } from "#domain/requisition/schema.ts";

/** What the rules and the viewer's abilities let one do with a card now. */
export function possible(state: RoomState, application: Application, abilities: readonly Capability[]) {
  const may = (capability: Capability) => abilities.includes(capability);
  const { status } = application;
  return {
    move: may("application.move") && forbids("moveBackward", status, state.status) === null,
    forward: may("application.move") && forbids("moveForward", status, state.status) === null,
    reject: may("application.reject") && forbids("reject", status, state.status) === null,
    unreject: may("application.reject") && forbids("unreject", status, state.status) === null,
    hire: may("application.hire") && forbids("hire", status, state.status) === null,
    announce: may("application.announce") && currentNotice(state.stages, application) !== null,
  };
}
