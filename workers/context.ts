/** What every command and query is handed: who asks, in which organization, with which parts, at what time. */
import type { Actor, Capability } from "#domain/access/access.ts";
import { can } from "#domain/access/access.ts";
import { capabilitiesOn, reaches } from "#domain/access/requisition.ts";
import type { AuditEntry } from "#domain/audit/schema.ts";
import { type Id, isId } from "#domain/ids/ids.ts";
import type { RoomAddress } from "#domain/ids/objects.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { type Act, record } from "#workers/audit/record.ts";
import { type TenantDb, tenantDb } from "#workers/db/tenant/db.ts";
import type { Env } from "#workers/env.ts";
import { type Room, roomAt } from "#workers/objects.ts";
import type { RequisitionRecord } from "#workers/queries/find-requisition.ts";
import { readStandings, type Somebody } from "#workers/queries/standing.ts";
import type { Viewer } from "#workers/services.ts";

export interface Context {
  env: Env;
  db: TenantDb;
  actor: Actor;
  /** The person's address, by which they are known as a candidate; null for jobs and keys. */
  email: string | null;
  /** False: nobody reports to them. */
  manages?: boolean;
  /** From where it is asked, for the audit chain; null for jobs. */
  from: AuditEntry["from"];
  /** scheme://host[:port] for links that leave the page. */
  origin: string;
  /** UTC epoch milliseconds; asked for at the moment of use. */
  now: () => number;
  /** What a key or token was given: it does no more than that, whatever its person is on a team. */
  scopes?: readonly Capability[];
}

/** A context for somebody signed in. Refuses with session.missing, or access.denied outside any organization. */
export function memberContext(
  env: Env,
  { viewer, origin, from = null }: { viewer: Viewer | null; origin: string; from?: AuditEntry["from"] },
  now: () => number,
): Outcome<Context> {
  if (!viewer) return refuse("session.missing");
  if (!viewer.organization) return refuse(viewer.locked ? "session.needsSecondFactor" : "access.denied");
  const organization = viewer.organization.id;
  const capabilities = [...viewer.capabilities];
  const kind = viewer.via === "apiKey" ? "apiKey" : "user";
  const actor: Actor = { kind, id: viewer.user.id, organization, capabilities };
  // An organization's key is no person.
  const email = viewer.via === "apiKey" ? null : viewer.user.email;
  const { scopes, manages } = viewer;
  const common = { env, db: tenantDb(env, organization), actor, email, from, origin, now };
  const context = manages === undefined ? common : { ...common, manages };
  return accept(scopes ? { ...context, scopes } : context);
}

/** Who asks, for the question how they stand to something. */
export function somebodyOf({ actor, email, manages }: Context): Somebody {
  return { id: actor.id, email, ...(manages !== undefined && { manages }) };
}

/** Lines of the audit chain about what the asker has just done. */
export function audit({ env, actor, from, now }: Context, ...acts: Act[]): Promise<void> {
  return record({ env, organization: actor.organization, actor, from, at: now() }, ...acts);
}

/** A context for a job of ours. */
export function jobContext(env: Env, actor: Actor, now: () => number): Context {
  return {
    env,
    db: tenantDb(env, actor.organization),
    actor,
    email: null,
    from: null,
    origin: env.BASE_URL,
    now,
  };
}

/** Here `actor` is who asks with what they may do on this requisition. */
export interface InRequisition extends Context {
  record: RequisitionRecord;
  room: Room;
  address: RoomAddress;
}

/** Whether an id is of a type at all: what cannot exist reads as missing, like what belongs to others. */
export function knownId<P extends "req" | "app" | "stg" | "file">(prefix: P, value: string): Outcome<Id<P>> {
  return isId(prefix, value) ? accept(value) : refuse("resource.missing");
}

/**
 * The requisition and its room, if the actor may do this here. Refuses with resource.missing (there is none, or none
 * that they reach), access.denied.
 */
export async function inRequisition(
  context: Context,
  requisition: string,
  capability: Capability,
): Promise<Outcome<InRequisition>> {
  const id = knownId("req", requisition);
  if (!id.ok) return id;
  const { actor: asking } = context;
  const found = await readStandings(context, id.value, [somebodyOf(context)]);
  const standing = found?.of(asking.id);
  if (!found || !standing || !reaches(asking, standing)) return refuse("resource.missing");
  const { record } = found;
  const all = capabilitiesOn(asking, standing);
  const { scopes } = context;
  const actor = { ...asking, capabilities: scopes ? all.filter((each) => scopes.includes(each)) : all };
  if (!can(actor, capability)) return refuse("access.denied");
  const address = {
    jurisdiction: record.jurisdiction,
    organization: context.db.organization,
    requisition: id.value,
  };
  return accept({ ...context, actor, record, address, room: roomAt(context.env, address) });
}
