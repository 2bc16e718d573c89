/** Identity providers of organizations, their domains, and who is who there. */
import { z } from "zod";
import { roleSchema } from "#domain/access/access.ts";
import { type Id, idSchema } from "#domain/ids/ids.ts";

const connectionSchema = z.object({
  organization: idSchema("org"),
  issuer: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  defaultRole: roleSchema,
  active: z.number(),
  breakGlass: z.string().nullable(),
});
export type ConnectionRow = z.infer<typeof connectionSchema>;

const columns = `c.organization_id AS organization, c.issuer, c.client_id AS clientId,
  c.client_secret AS clientSecret, c.default_role AS defaultRole, c.active, c.break_glass_user_id AS breakGlass`;

export async function findConnection(db: D1Database, organization: string): Promise<ConnectionRow | null> {
  const row = await db
    .prepare(`SELECT ${columns} FROM sso_connection c WHERE c.organization_id = ?1`)
    .bind(organization)
    .first();
  return row ? connectionSchema.parse(row) : null;
}

/** The active provider of the organization that has proven this domain. */
export async function connectionOfDomain(db: D1Database, domain: string): Promise<ConnectionRow | null> {
  const row = await db
    .prepare(
      `SELECT ${columns} FROM sso_domain d JOIN sso_connection c ON c.organization_id = d.organization_id
       WHERE d.domain = ?1 AND d.verified_at IS NOT NULL AND c.active = 1`,
    )
    .bind(domain)
    .first();
  return row ? connectionSchema.parse(row) : null;
}

export async function saveConnection(
  db: D1Database,
  organization: Id<"org">,
  saved: { issuer: string; clientId: string; clientSecret: string | null; defaultRole: string; at: number },
): Promise<void> {
  const { issuer, clientId, clientSecret, defaultRole, at } = saved;
  await db
    .prepare(
      `INSERT INTO sso_connection (organization_id, issuer, client_id, client_secret, default_role, active, updated_at)
       VALUES (?1, ?2, ?3, COALESCE(?4, ''), ?5, 0, ?6)
       ON CONFLICT (organization_id) DO UPDATE SET issuer = excluded.issuer, client_id = excluded.client_id,
         client_secret = COALESCE(?4, client_secret), default_role = excluded.default_role, updated_at = ?6`,
    )
    .bind(organization, issuer, clientId, clientSecret, defaultRole, at)
    .run();
}

export async function removeConnection(db: D1Database, organization: Id<"org">): Promise<void> {
  await db.batch([
    db.prepare("UPDATE sso_domain SET enforced = 0 WHERE organization_id = ?1").bind(organization),
    db.prepare("DELETE FROM sso_connection WHERE organization_id = ?1").bind(organization),
  ]);
}

export async function setActive(db: D1Database, organization: Id<"org">, active: boolean): Promise<void> {
  await db
    .prepare("UPDATE sso_connection SET active = ?2 WHERE organization_id = ?1")
    .bind(organization, active ? 1 : 0)
    .run();
}

/** False if the person is no owner or admin there. */
export async function setBreakGlass(db: D1Database, organization: Id<"org">, user: string): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE sso_connection SET break_glass_user_id = ?2 WHERE organization_id = ?1 AND EXISTS (
         SELECT 1 FROM member m WHERE m.organization_id = ?1 AND m.user_id = ?2 AND m.role IN ('owner', 'admin'))`,
    )
    .bind(organization, user)
    .run();
  return meta.changes > 0;
}

const domainSchema = z.object({
  id: idSchema("dom"),
  domain: z.string(),
  token: z.string(),
  verifiedAt: z.number().nullable(),
  enforced: z.number(),
});
export type DomainRow = z.infer<typeof domainSchema>;

export async function listDomains(db: D1Database, organization: string): Promise<DomainRow[]> {
  const { results } = await db
    .prepare(
      `SELECT id, domain, token, verified_at AS verifiedAt, enforced FROM sso_domain
       WHERE organization_id = ?1 ORDER BY domain`,
    )
    .bind(organization)
    .all();
  return z.array(domainSchema).parse(results);
}

/** Adds a domain that waits for its proof; the same one twice is one. */
export async function addDomain(
  db: D1Database,
  row: { id: Id<"dom">; organization: Id<"org">; domain: string; token: string; at: number },
): Promise<void> {
  await db
    .prepare(
      `INSERT INTO sso_domain (id, organization_id, domain, token, created_at) VALUES (?1, ?2, ?3, ?4, ?5)
       ON CONFLICT (organization_id, domain) DO NOTHING`,
    )
    .bind(row.id, row.organization, row.domain, row.token, row.at)
    .run();
}

/** Marks a domain as proven; false if another organization has proven it. */
export async function verifyDomain(
  db: D1Database,
  organization: Id<"org">,
  id: string,
  at: number,
): Promise<boolean> {
  const { meta } = await db
    .prepare("UPDATE OR IGNORE sso_domain SET verified_at = ?3 WHERE id = ?2 AND organization_id = ?1")
    .bind(organization, id, at)
    .run();
  return meta.changes > 0;
}

export async function enforceDomain(
  db: D1Database,
  organization: Id<"org">,
  id: string,
  on: boolean,
): Promise<void> {
  await db
    .prepare(
      "UPDATE sso_domain SET enforced = ?3 WHERE id = ?2 AND organization_id = ?1 AND verified_at IS NOT NULL",
    )
    .bind(organization, id, on ? 1 : 0)
    .run();
}

export async function removeDomain(db: D1Database, organization: Id<"org">, id: string): Promise<boolean> {
  const { meta } = await db
    .prepare("DELETE FROM sso_domain WHERE id = ?2 AND organization_id = ?1")
    .bind(organization, id)
    .run();
  return meta.changes > 0;
}

const endedSchema = z.object({ id: z.string(), user: z.string() });

/** Ends the sessions of a domain's people that its provider did not open, but one and the break-glass person's. */
export async function endOtherWaysIn(
  db: D1Database,
  { organization, domain, keep }: { organization: Id<"org">; domain: string; keep: string },
): Promise<{ id: string; user: string }[]> {
  const { results } = await db
    .prepare(
      `DELETE FROM session WHERE sso_organization_id IS NOT ?1 AND id <> ?3 AND user_id IN (
         SELECT u.id FROM user u WHERE u.email LIKE '%@' || ?2 AND u.id IS NOT (
           SELECT break_glass_user_id FROM sso_connection WHERE organization_id = ?1))
       RETURNING id, user_id AS user`,
    )
    .bind(organization, domain, keep)
    .all();
  return z.array(endedSchema).parse(results);
}

/** Ends sessions that an organization's provider opened: it is off now. */
export async function endSsoSessions(db: D1Database, organization: Id<"org">) {
  const { results } = await db
    .prepare("DELETE FROM session WHERE sso_organization_id = ?1 RETURNING id, user_id AS user")
    .bind(organization)
    .all();
  return z.array(endedSchema).parse(results);
}

interface Coming {
  organization: Id<"org">;
  issuer: string;
  subject: string;
  email: string;
  name: string;
  role: string;
  ids: { user: Id<"usr">; member: Id<"mem">; identity: string };
  at: number;
}

const comeSchema = z.object({ user: z.string(), name: z.string(), role: z.string(), member: z.string() });

/**
 * The person whom a provider vouches for, as a member: known by issuer and subject; else by their address at the proven
 * domain, unless the provider has vouched for them as somebody else before: addresses pass on (an account that nobody ever confirmed loses its password and sessions: whoever made it may not have been its
 * owner); else new. Whoever was switched off stays so. One batch: either all of it or nothing.
 */
export async function comeIn(db: D1Database, coming: Coming) {
  const { organization, issuer, subject, email, name, role, ids, at } = coming;
  const known = `(SELECT user_id FROM sso_identity WHERE organization_id = ?1 AND issuer = ?2 AND subject = ?3)`;
  const unproven = `SELECT id FROM user WHERE email = ?1 AND email_verified = 0`;
  const results = await db.batch([
    db.prepare(`DELETE FROM session WHERE user_id IN (${unproven})`).bind(email),
    db.prepare(`DELETE FROM account WHERE user_id IN (${unproven})`).bind(email),
    db
      .prepare(
        `INSERT INTO user (id, name, email, email_verified, created_at, updated_at)
         SELECT ?4, ?5, ?6, 1, ?7, ?7 WHERE ${known} IS NULL
         ON CONFLICT (email) DO UPDATE SET email_verified = 1`,
      )
      .bind(organization, issuer, subject, ids.user, name, email, at),
    db
      .prepare(
        `INSERT INTO sso_identity (id, organization_id, issuer, subject, user_id, created_at)
         SELECT ?4, ?1, ?2, ?3, u.id, ?6 FROM user u WHERE u.email = ?5
           AND NOT EXISTS (SELECT 1 FROM sso_identity i
             WHERE i.organization_id = ?1 AND i.issuer = ?2 AND i.user_id = u.id)
         ON CONFLICT (organization_id, issuer, subject) DO NOTHING`,
      )
      .bind(organization, issuer, subject, ids.identity, email, at),
    db
      .prepare(
        `INSERT INTO member (id, organization_id, user_id, role, created_at) SELECT ?4, ?1, ${known}, ?5, ?6
         WHERE ${known} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM deactivated_member d
           WHERE d.organization_id = ?1 AND d.user_id = ${known})
         ON CONFLICT (organization_id, user_id) DO NOTHING`,
      )
      .bind(organization, issuer, subject, ids.member, role, at),
    db
      .prepare(
        `SELECT u.id AS user, u.name, m.role, m.id AS member FROM user u JOIN member m ON m.user_id = u.id AND m.organization_id = ?1
         WHERE u.id = ${known}`,
      )
      .bind(organization, issuer, subject),
  ]);
  const come = comeSchema.safeParse(results.at(-1)?.results[0]).data;
  return come ? { ...come, joined: come.member === ids.member } : null;
}
