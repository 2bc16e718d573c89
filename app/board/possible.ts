import type { Capability } from "#domain/access/access.ts";
import { anonymousIn } from "#domain/access/faces.ts";
import { currentNotice } from "#domain/announcement/decide.ts";
import type { Application } from "#domain/application/schema.ts";
import { forbids } from "#domain/requisition/rules.ts";
import type { RoomState } from "#domain/requisition/schema.ts";

/** What the rules and the viewer's abilities let one do with a card now. */
export function possible(state: RoomState, application: Application, abilities: readonly Capability[]) {
  const may = (capability: Capability) => abilities.includes(capability);
  const { status } = application;
  const veiled = anonymousIn(state, application.id, abilities) ?? false;
  return {
    move: may("application.move") && forbids("moveBackward", status, state.status) === null,
    forward: may("application.move") && forbids("moveForward", status, state.status) === null,
    reject: may("application.reject") && forbids("reject", status, state.status) === null,
    unreject: may("application.reject") && forbids("unreject", status, state.status) === null,
    hire: may("application.hire") && forbids("hire", status, state.status) === null,
    withdraw: may("application.reject") && forbids("withdraw", status, state.status) === null,
    unwithdraw: may("application.reject") && forbids("unwithdraw", status, state.status) === null,
    unhire: may("application.hire") && forbids("unhire", status, state.status) === null,
    assign: may("application.move") && forbids("assign", status, state.status) === null,
    transfer: may("application.transfer") && forbids("transfer", status, state.status) === null,
    /** A second application elsewhere: of anybody who is somewhere here, and whom one knows. */
    also: may("application.create") && !veiled && status !== "leaving" && status !== "transferred",
    announce: may("application.announce") && currentNotice(state.stages, application) !== null,
  };
}
