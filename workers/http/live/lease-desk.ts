import { WorkerEntrypoint } from "cloudflare:workers";
import { z } from "zod";
import { type LeaseAnswer, leaseAskSchema, mostLeaseAsks } from "#domain/live/lease.ts";
import { type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { Env } from "#workers/env.ts";
import { log } from "#workers/http/log.ts";
import { arrivalAskSchema, mayArrive } from "#workers/queries/may-arrive.ts";
import { renewLeases } from "#workers/queries/renew-leases.ts";

/** Where objects ask about access: they renew the grants of their sockets, all of an object's in one call. */
export class LeaseDesk extends WorkerEntrypoint<Env> {
  /** Whether somebody may put an application into another requisition. Throws if nothing can be said now. */
  async mayArrive(ask: unknown): Promise<Outcome<null>> {
    const parsed = arrivalAskSchema.safeParse(ask);
    return parsed.success ? mayArrive(this.env, parsed.data, Date.now()) : refuse("resource.missing");
  }

  /** An answer for each ask, in order; null if nothing can be said now. */
  async renew(asks: unknown): Promise<LeaseAnswer[] | null> {
    const parsed = z.array(leaseAskSchema).max(mostLeaseAsks).safeParse(asks);
    if (!parsed.success) return null;
    try {
      return await renewLeases(this.env, parsed.data, Date.now());
    } catch (error) {
      log("leases.notRenewed", { asks: parsed.data.length, name: error instanceof Error ? error.name : "" });
      return null;
    }
  }
}
