/** Whether the people behind sockets may still have what they have open: the same questions as at the upgrade. */
import { capabilitiesOf, type Grant, roleSchema } from "#domain/access/access.ts";
import { mayHearNews } from "#domain/access/audience.ts";
import { capabilitiesOn, reaches } from "#domain/access/requisition.ts";
import { isId } from "#domain/ids/ids.ts";
import { mightRead, parseDocument } from "#domain/live/documents.ts";
import { type LeaseAnswer, type LeaseAsk, leaseMs } from "#domain/live/lease.ts";
import { type LeaseRow, leaseRows } from "#workers/db/identity/leases.ts";
import { tenantDb } from "#workers/db/tenant/db.ts";
import { readStandings, type StandingEnv, type Standings } from "./standing.ts";

/** An answer for each ask, in order. `now` in epoch milliseconds. */
export async function renewLeases(
  env: StandingEnv,
  asks: readonly LeaseAsk[],
  now: number,
): Promise<LeaseAnswer[]> {
  const sessions = asks.map(({ session }) => session);
  const rows = await leaseRows(env.DB_IDENTITY, sessions, now);
  const places = await standings(env, asks, rows);
  const bySession = Map.groupBy(rows, (row) => row.session);
  return asks.map((ask) => {
    const own = (bySession.get(ask.session) ?? []).filter(({ user }) => user === ask.user);
    if (own.length === 0) return { over: "ended" };
    const grant = grantFor(ask, own, places.get(placeOf(ask)), now);
    return grant && mayStay(ask, grant) ? { grant } : { over: "removed" };
  });
}

const placeOf = ({ organization, requisition }: LeaseAsk) => `${organization}/${requisition}`;

/** How everybody stands to the requisitions asked about. A room asks about itself only, so this is one batch. */
async function standings(
  env: StandingEnv,
  asks: readonly LeaseAsk[],
  rows: readonly LeaseRow[],
): Promise<Map<string, Standings>> {
  const bosses = new Set(rows.filter(({ manages }) => manages === 1).map(({ user }) => user));
  const people = [
    ...new Map(
      rows.map(({ user, email }) => [user, { id: user, email, manages: bosses.has(user) }]),
    ).values(),
  ];
  const places = new Map(asks.map((ask) => [placeOf(ask), ask]));
  const found = [...places].map(async ([place, { organization, requisition }]) => {
    if (!isId("req", requisition)) return [];
    const standing = await readStandings({ db: tenantDb(env, organization), env }, requisition, people);
    return standing ? [[place, standing] as const] : [];
  });
  return new Map((await Promise.all(found)).flat());
}

function grantFor(
  ask: LeaseAsk,
  rows: readonly LeaseRow[],
  place: Standings | undefined,
  now: number,
): Grant | null {
  const row = rows.find(({ organization }) => organization === ask.organization);
  const role = roleSchema.safeParse(row?.role);
  if (!row || !role.success) return null;
  const { organization, requisition, session, user } = ask;
  let capabilities = [...capabilitiesOf(role.data)];
  if (requisition !== null) {
    const standing = place?.of(user);
    if (!standing || !reaches({ capabilities }, standing)) return null;
    capabilities = capabilitiesOn({ capabilities }, standing);
  }
  const actor = { kind: "user" as const, id: user, organization, capabilities };
  return { actor, name: row.name, session, leaseUntil: now + leaseMs };
}

function mayStay({ document, requisition }: LeaseAsk, { actor }: Grant): boolean {
  if (requisition === null) return mayHearNews(actor);
  const opened = parseDocument(document);
  return opened !== null && mightRead(actor, opened);
}
