import type { LeaseAsk } from "#domain/live/lease.ts";

/** The Worker's entrypoint that renews grants, as objects see it. */
interface LeaseDesk {
  renew(asks: LeaseAsk[]): Promise<unknown>;
}

/**
 * Calls the Worker that this object belongs to. Through `ctx.exports`, not a service binding to itself: it needs no
 * configuration, so no environment can lack it and no first deployment waits for itself.
 */
export function renewAtWorker(ctx: DurableObjectState, asks: LeaseAsk[]): Promise<unknown> {
  const { LeaseDesk } = ctx.exports as unknown as { LeaseDesk: LeaseDesk };
  return LeaseDesk.renew(asks);
}
