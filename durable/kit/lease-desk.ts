import type { Id } from "#domain/ids/ids.ts";
import type { LeaseAsk } from "#domain/live/lease.ts";
import type { Outcome } from "#domain/refusal/refusal.ts";

/** The Worker's entrypoint that renews grants, as objects see it. */
interface LeaseDesk {
  renew(asks: LeaseAsk[]): Promise<unknown>;
  mayArrive(ask: ArrivalAsk): Promise<Outcome<null>>;
}

/** Somebody sends an application to another requisition of the organization. */
export interface ArrivalAsk {
  organization: Id<"org">;
  requisition: Id<"req">;
  actor: { kind: string; id: string };
}

/**
 * Calls the Worker that this object belongs to. Through `ctx.exports`, not a service binding to itself: it needs no
 * configuration, so no environment can lack it and no first deployment waits for itself.
 */
export function renewAtWorker(ctx: DurableObjectState, asks: LeaseAsk[]): Promise<unknown> {
  const { LeaseDesk } = ctx.exports as unknown as { LeaseDesk: LeaseDesk };
  return LeaseDesk.renew(asks);
}

/** Whether they may put it there. Refuses: resource.missing, access.denied. Throws if nobody can say. */
export function askMayArrive(ctx: DurableObjectState, ask: ArrivalAsk): Promise<Outcome<null>> {
  const { LeaseDesk } = ctx.exports as unknown as { LeaseDesk: LeaseDesk };
  return LeaseDesk.mayArrive(ask);
}
