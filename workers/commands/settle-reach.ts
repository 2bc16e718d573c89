/**
 * Internal applications come, are released, or somebody gets another manager: what the rooms and the organization's
 * object must be told, as pages and the API ask anew anyway (workers/queries/standing.ts).
 */
import type { Id } from "#domain/ids/ids.ts";
import type { RoomAddress } from "#domain/ids/objects.ts";
import { closeCode } from "#domain/live/wire.ts";
import { anyMember, peopleBelow } from "#workers/db/identity/managers.ts";
import { listMembers } from "#workers/db/identity/organizations.ts";
import { organizationsOf } from "#workers/db/identity/sessions.ts";
import { tenantDb } from "#workers/db/tenant/db.ts";
import { readTeam } from "#workers/db/tenant/team-rows.ts";
import type { Env } from "#workers/env.ts";
import { log } from "#workers/http/log.ts";
import { hubAt, roomAt } from "#workers/objects.ts";
import { findRequisition } from "#workers/queries/find-requisition.ts";
import { emailsOf, hiddenMembers, requisitionsOf } from "#workers/queries/internal.ts";
import { requisitionAddress } from "#workers/queries/requisition-address.ts";
import { cardsOfCandidate } from "#workers/queries/rooms-of-applications.ts";

type ReachEnv = Pick<Env, "DB_IDENTITY" | "DB_TENANT_0" | "REQUISITION" | "ORGANIZATION" | "ENVIRONMENT">;

/** Tells the organization's object who may know of the requisition now. */
export async function tellAudience(env: ReachEnv, address: RoomAddress): Promise<void> {
  const { organization, requisition } = address;
  const db = tenantDb(env, organization);
  const [record, team, hidden] = await Promise.all([
    findRequisition(db, requisition),
    readTeam(db, requisition),
    hiddenAt(env, address),
  ]);
  const users = [...new Set(team.map(({ user }) => user))];
  const confidential = record?.confidential ?? true;
  await hubAt(env, organization).audience(requisition, { confidential, users, hidden });
}

/**
 * Whoever must not see the requisition (any more) loses it at once, and lists that are open say no more of it, or say
 * it again. Call it when everything is written. Failing, it is tried once more; leases end what is left.
 */
export async function settleReach(env: ReachEnv, address: RoomAddress): Promise<void> {
  const go = async () => {
    await tellAudience(env, address);
    await closeBoards(env, address);
  };
  await go()
    .catch(go)
    .catch(() => log("sockets.notClosed", { organization: address.organization }));
}

/** The same for every requisition on which people with these addresses have applications. */
export async function settleReachOf(
  env: ReachEnv,
  organization: Id<"org">,
  emails: readonly string[],
): Promise<void> {
  const found = await requisitionsOf(
    tenantDb(env, organization),
    emails.map((email) => email.toLowerCase()),
  );
  for (const requisition of found) {
    const address = await requisitionAddress(env, organization, requisition);
    if (address) await settleReach(env, address);
  }
}

/** The same in every organization of a person, whose own address has changed. */
export async function settleReachIn(env: ReachEnv, user: string, emails: readonly string[]): Promise<void> {
  for (const organization of await organizationsOf(env.DB_IDENTITY, user)) {
    await settleReachOf(env, organization as Id<"org">, emails);
  }
}

/** The addresses of a member and of everybody below them: whose applications a change of theirs is about. */
export async function lineOf(
  env: Pick<Env, "DB_IDENTITY">,
  organization: Id<"org">,
  person: string,
): Promise<string[]> {
  const members = await listMembers(env.DB_IDENTITY, organization);
  const below = await peopleBelow(env.DB_IDENTITY, organization, [person]);
  const own = members.find(({ id }) => id === person);
  return [...(own ? [own.email] : []), ...below.map(({ email }) => email)];
}

/**
 * Applications of these candidates have come to the requisition, maybe of members. `projected`: D1 has them, so that open
 * lists may load again; boards are closed in either case.
 */
export async function afterArrival(
  env: ReachEnv,
  address: RoomAddress,
  candidates: readonly Id<"cand">[],
  projected: boolean,
): Promise<void> {
  const emails = await emailsOf(tenantDb(env, address.organization), candidates);
  if (!(await anyMember(env.DB_IDENTITY, address.organization, emails))) return;
  if (projected) await settleReach(env, address);
  else
    await closeBoards(env, address).catch(() =>
      log("sockets.notClosed", { organization: address.organization }),
    );
}

/** A candidate has another address (`emails`: the old one and the new one): everywhere where they applied. */
export async function afterAddress(
  env: ReachEnv,
  { candidate, address }: { candidate: Id<"cand">; address: RoomAddress },
  emails: readonly (string | null | undefined)[],
): Promise<void> {
  const { organization } = address;
  const known = emails.flatMap((email) => email?.toLowerCase() ?? []);
  if (!(await anyMember(env.DB_IDENTITY, organization, known))) return;
  const others = await cardsOfCandidate(tenantDb(env, organization), candidate);
  const places = [address, ...others.map((card) => card.address)];
  const rooms = new Map(places.map((place) => [place.requisition, place]));
  for (const place of rooms.values()) await settleReach(env, place);
}

async function closeBoards(env: ReachEnv, address: RoomAddress): Promise<void> {
  const users = await hiddenAt(env, address);
  if (users.length > 0) await roomAt(env, address).endSessions({ users }, closeCode.accessRemoved);
}

async function hiddenAt(env: ReachEnv, address: RoomAddress): Promise<string[]> {
  const { organization, requisition } = address;
  const members = await listMembers(env.DB_IDENTITY, organization);
  return hiddenMembers(tenantDb(env, organization), { requisition, room: roomAt(env, address) }, members);
}
