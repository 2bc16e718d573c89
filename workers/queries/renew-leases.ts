/** Whether the people behind sockets may still have what they have open: the same questions as at the upgrade. */
import { can, capabilitiesOf, type Grant, roleSchema } from "#domain/access/access.ts";
import { mightRead, parseDocument } from "#domain/live/documents.ts";
import { type LeaseAnswer, type LeaseAsk, leaseMs } from "#domain/live/lease.ts";
import { type LeaseRow, leaseRows } from "#workers/db/identity/leases.ts";
import type { Env } from "#workers/env.ts";
import { requisitionAddress } from "./requisition-address.ts";

/** An answer for each ask, in order. `now` in epoch milliseconds. */
export async function renewLeases(
  env: Pick<Env, "DB_IDENTITY" | "DB_TENANT_0">,
  asks: readonly LeaseAsk[],
  now: number,
): Promise<LeaseAnswer[]> {
  const [rows, there] = await Promise.all([
    leaseRows(
      env.DB_IDENTITY,
      asks.map(({ session }) => session),
      now,
    ),
    existing(env, asks),
  ]);
  const bySession = Map.groupBy(rows, (row) => row.session);
  return asks.map((ask) => {
    const own = (bySession.get(ask.session) ?? []).filter(({ user }) => user === ask.user);
    if (own.length === 0) return { over: "ended" };
    const grant = grantFor(ask, own, now);
    const isThere = ask.requisition === null || there.has(placeOf(ask));
    return grant && isThere && mayStay(ask, grant) ? { grant } : { over: "removed" };
  });
}

const placeOf = ({ organization, requisition }: LeaseAsk) => `${organization}/${requisition}`;

/** Requisitions that the organizations still have. A room asks about itself only, so this is one query. */
async function existing(env: Pick<Env, "DB_TENANT_0">, asks: readonly LeaseAsk[]): Promise<Set<string>> {
  const places = new Map(asks.map((ask) => [placeOf(ask), ask]));
  const found = [...places].map(async ([place, { organization, requisition }]) =>
    requisition && (await requisitionAddress(env, organization, requisition)) ? [place] : [],
  );
  return new Set((await Promise.all(found)).flat());
}

function grantFor(ask: LeaseAsk, rows: readonly LeaseRow[], now: number): Grant | null {
  const row = rows.find(({ organization }) => organization === ask.organization);
  const role = roleSchema.safeParse(row?.role);
  if (!row || !role.success) return null;
  const { organization, session, user } = ask;
  return {
    actor: { kind: "user", id: user, organization, capabilities: [...capabilitiesOf(role.data)] },
    name: row.name,
    session,
    leaseUntil: now + leaseMs,
  };
}

function mayStay({ document, requisition }: LeaseAsk, { actor }: Grant): boolean {
  if (requisition === null) return can(actor, "requisition.list");
  const opened = parseDocument(document);
  return opened !== null && mightRead(actor, opened);
}
