/** How an organization is protected: what it asks of its members, and who signs them in. For who manages it. */
import { z } from "zod";
import { can, type Role, roleSchema } from "#domain/access/access.ts";
import { givableRoles, keepingRole } from "#domain/access/giving.ts";
import { newId } from "#domain/ids/ids.ts";
import { closeCode } from "#domain/live/wire.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { SecurityView } from "#domain/views/security.ts";
import { freshly, type Me, meOf } from "#workers/auth/account/me.ts";
import { noteIn } from "#workers/auth/note-access.ts";
import type { AuthScope } from "#workers/auth/scope.ts";
import { seal } from "#workers/auth/seal.ts";
import { newSecret } from "#workers/auth/secret.ts";
import { closeSockets } from "#workers/auth/session/close.ts";
import { isOutside } from "#workers/auth/sso/outside.ts";
import { discover } from "#workers/auth/sso/provider.ts";
import { isLocal, redirectUriOf, secretPlace } from "#workers/auth/sso/sign-in.ts";
import { endAccess } from "#workers/commands/end-access.ts";
import { factorStanding, requirementOf, setRequirement } from "#workers/db/identity/second-factors.ts";
import { keepersOf, membersWithoutFactor } from "#workers/db/identity/security.ts";
import * as sso from "#workers/db/identity/sso.ts";
import type { TxtLookup } from "#workers/dns/port.ts";
import type { Viewer } from "#workers/services.ts";

export const providerSchema = z.object({
  issuer: z.url().max(300),
  clientId: z.string().trim().min(1).max(300),
  /** Kept as it is if not given. */
  clientSecret: z.string().min(1).max(1_000).optional(),
  defaultRole: roleSchema,
});
const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/);
export const domainSchema = z.object({ domain });
export const switchSchema = z.object({ on: z.boolean() });
export const keeperSchema = z.object({ person: z.string().min(1).max(64) });

export interface Security {
  view(): Promise<Outcome<SecurityView>>;
  /** Whether members need a second factor before they see anything. Refuses with secondFactor.off for who has none. */
  requireSecondFactor(on: boolean): Promise<Outcome<null>>;
  /** Refuses with sso.issuerInvalid for an address where no provider answers. */
  saveProvider(input: unknown): Promise<Outcome<null>>;
  activateProvider(on: boolean): Promise<Outcome<null>>;
  removeProvider(): Promise<Outcome<null>>;
  chooseBreakGlass(person: string): Promise<Outcome<null>>;
  addDomain(input: unknown): Promise<Outcome<null>>;
  /** Looks for the TXT record. Refuses with sso.domainUnproven, sso.domainTaken. */
  verifyDomain(id: string): Promise<Outcome<null>>;
  enforceDomain(id: string, on: boolean): Promise<Outcome<null>>;
  removeDomain(id: string): Promise<Outcome<null>>;
}

interface Keeper extends Me {
  organization: NonNullable<Viewer["organization"]>["id"];
  roles: Role[];
  dns: TxtLookup;
}

/** Refused: session.missing, access.denied, and session.notFresh for every change. */
export function createSecurity(scope: AuthScope, viewer: Viewer | null, dns: TxtLookup): Security {
  const keeper = async <T>(
    change: boolean,
    go: (keeper: Keeper) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> => {
    const me = meOf(scope, viewer);
    if (!me.ok) return me;
    const organization = viewer?.organization;
    if (!viewer || !organization || !can(viewer, "organization.manage")) {
      return refuse(viewer?.locked ? "session.needsSecondFactor" : "access.denied");
    }
    if (change) {
      const fresh = await freshly(me.value);
      if (!fresh.ok) return fresh;
    }
    const roles = givableRoles(viewer).filter((role) => role !== keepingRole);
    return go({ ...me.value, organization: organization.id, roles, dns });
  };
  return {
    view: () => keeper(false, view),
    requireSecondFactor: (on) => keeper(true, (who) => requireFactor(who, on)),
    saveProvider: (input) => keeper(true, (who) => saveProvider(who, input)),
    activateProvider: (on) => keeper(true, (who) => activate(who, on)),
    removeProvider: () => keeper(true, removeProvider),
    chooseBreakGlass: (person) => keeper(true, (who) => breakGlass(who, person)),
    addDomain: (input) => keeper(true, (who) => addDomain(who, input)),
    verifyDomain: (id) => keeper(true, (who) => verifyDomain(who, id)),
    enforceDomain: (id, on) => keeper(true, (who) => enforceDomain(who, id, on)),
    removeDomain: (id) => keeper(true, (who) => removeDomain(who, id)),
  };
}

const dbOf = ({ scope }: Me) => scope.env.DB_IDENTITY;

async function view(who: Keeper): Promise<Outcome<SecurityView>> {
  const { organization, roles, scope } = who;
  const db = dbOf(who);
  const [requires, without, connection, domains, keepers] = await Promise.all([
    requirementOf(db, organization),
    membersWithoutFactor(db, organization),
    sso.findConnection(db, organization),
    sso.listDomains(db, organization),
    keepersOf(db, organization),
  ]);
  return accept({
    requiresSecondFactor: requires,
    membersWithout: without.length,
    sso: connection && {
      issuer: connection.issuer,
      clientId: connection.clientId,
      defaultRole: connection.defaultRole,
      active: connection.active === 1,
      breakGlass: connection.breakGlass,
    },
    domains: domains.map(({ id, domain, token, verifiedAt, enforced }) => ({
      id,
      domain,
      record: recordOf(domain, token),
      verified: verifiedAt !== null,
      enforced: enforced === 1,
    })),
    redirectUri: redirectUriOf(scope.origin),
    keepers,
    roles,
  });
}

const recordOf = (domain: string, token: string) => ({
  name: `_hotgigs.${domain}`,
  value: `hotgigs-verification=${token}`,
});

async function requireFactor(who: Keeper, on: boolean): Promise<Outcome<null>> {
  const { organization, scope, user } = who;
  const db = dbOf(who);
  // Nobody locks the door behind which they stand themselves.
  if (on && !(await factorStanding(db, user.id)).on) return refuse("secondFactor.off");
  await setRequirement(db, organization, on);
  noteIn(scope, organization, user.id, {
    action: "organization.settingsChanged",
    subject: organization,
    after: { requiresSecondFactor: on },
  });
  if (!on) return accept(null);
  // Boards that are open close, and are not opened again; who came by passkey comes back by themselves.
  const users = await membersWithoutFactor(db, organization);
  const go = () => endAccess(scope.env, { organization, users }, closeCode.leaseEnded);
  if (users.length > 0)
    await go()
      .catch(go)
      .catch(() => undefined);
  return accept(null);
}

async function saveProvider(who: Keeper, input: unknown): Promise<Outcome<null>> {
  const parsed = providerSchema.safeParse(input);
  if (!parsed.success) {
    return refuse("input.invalid", { field: String(parsed.error.issues[0]?.path[0] ?? "") });
  }
  const { organization, roles, scope } = who;
  const { env } = scope;
  const { issuer, clientId, clientSecret, defaultRole } = parsed.data;
  if (!roles.includes(defaultRole)) return refuse("access.denied");
  const before = await sso.findConnection(dbOf(who), organization);
  if (!before && !clientSecret) return refuse("input.invalid", { field: "clientSecret" });
  const local = isLocal(env.ENVIRONMENT);
  const found = isOutside(issuer, local) && (await discover(issuer, local).catch(() => null));
  if (!found) return refuse("sso.issuerInvalid");
  const sealed = clientSecret ? await seal(env.AUTH_SECRET, secretPlace(organization), clientSecret) : null;
  const saved = { issuer, clientId, clientSecret: sealed, defaultRole, at: Date.now() };
  await sso.saveConnection(dbOf(who), organization, saved);
  note(who, { what: "provider", defaultRole });
  return accept(null);
}

async function activate(who: Keeper, on: boolean): Promise<Outcome<null>> {
  const db = dbOf(who);
  const connection = await sso.findConnection(db, who.organization);
  const proven = (await sso.listDomains(db, who.organization)).some(({ verifiedAt }) => verifiedAt !== null);
  if (!connection || (on && !proven)) return refuse("sso.notSetUp");
  await sso.setActive(db, who.organization, on);
  note(who, { what: "active", on });
  if (!on) await endThem(who, await sso.endSsoSessions(db, who.organization));
  return accept(null);
}

async function removeProvider(who: Keeper): Promise<Outcome<null>> {
  await sso.removeConnection(dbOf(who), who.organization);
  note(who, { what: "removed" });
  await endThem(who, await sso.endSsoSessions(dbOf(who), who.organization));
  return accept(null);
}

async function breakGlass(who: Keeper, person: string): Promise<Outcome<null>> {
  const chosen = await sso.setBreakGlass(dbOf(who), who.organization, person);
  if (!chosen) return refuse("sso.notSetUp");
  note(who, { what: "breakGlass", person });
  return accept(null);
}

async function addDomain(who: Keeper, input: unknown): Promise<Outcome<null>> {
  const parsed = domainSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid", { field: "domain" });
  const { organization } = who;
  if ((await sso.listDomains(dbOf(who), organization)).length >= 50) return refuse("input.invalid");
  const row = {
    id: newId("dom"),
    organization,
    domain: parsed.data.domain,
    token: newSecret(),
    at: Date.now(),
  };
  await sso.addDomain(dbOf(who), row);
  note(who, { what: "domainAdded", domain: row.id });
  return accept(null);
}

async function domainInReach(who: Keeper, id: string): Promise<Outcome<sso.DomainRow>> {
  const found = (await sso.listDomains(dbOf(who), who.organization)).find((each) => each.id === id);
  return found ? accept(found) : refuse("resource.missing");
}

async function verifyDomain(who: Keeper, id: string): Promise<Outcome<null>> {
  const found = await domainInReach(who, id);
  if (!found.ok) return found;
  const { name, value } = recordOf(found.value.domain, found.value.token);
  const records = await who.dns.txt(name).catch(() => []);
  if (!records.some((record) => record.trim() === value)) return refuse("sso.domainUnproven");
  const verified = await sso.verifyDomain(dbOf(who), who.organization, id, Date.now());
  if (!verified) return refuse("sso.domainTaken");
  note(who, { what: "domainProven", domain: id });
  return accept(null);
}

async function enforceDomain(who: Keeper, id: string, on: boolean): Promise<Outcome<null>> {
  const found = await domainInReach(who, id);
  if (!found.ok) return found;
  const { organization, session } = who;
  const connection = await sso.findConnection(dbOf(who), organization);
  if (on && (found.value.verifiedAt === null || connection?.active !== 1)) return refuse("sso.notSetUp");
  const keepers = await keepersOf(dbOf(who), organization);
  if (on && !keepers.some(({ id: keeper }) => keeper === connection?.breakGlass)) {
    return refuse("sso.needsBreakGlass");
  }
  await sso.enforceDomain(dbOf(who), organization, id, on);
  note(who, { what: "domainEnforced", domain: id, on });
  if (on) {
    const ended = { organization, domain: found.value.domain, keep: session };
    await endThem(who, await sso.endOtherWaysIn(dbOf(who), ended));
  }
  return accept(null);
}

async function removeDomain(who: Keeper, id: string): Promise<Outcome<null>> {
  const gone = await sso.removeDomain(dbOf(who), who.organization, id);
  if (!gone) return refuse("resource.missing");
  note(who, { what: "domainRemoved", domain: id });
  return accept(null);
}

/** A line of the audit chain: what was changed, by id. */
function note({ scope, organization, user }: Keeper, after: Record<string, string | boolean>): void {
  noteIn(scope, organization, user.id, { action: "provider.changed", subject: organization, after });
}

async function endThem({ scope }: Me, ended: { id: string; user: string }[]): Promise<void> {
  const byUser = Map.groupBy(ended, ({ user }) => user);
  await Promise.all(
    [...byUser].map(([user, sessions]) =>
      closeSockets(
        scope,
        user,
        sessions.map(({ id }) => id),
      ),
    ),
  );
}
