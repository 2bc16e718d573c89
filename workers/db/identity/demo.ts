/** The demo's rows. Every statement is `OR IGNORE`: two seeds at once leave one organization. */
import { z } from "zod";
import type { Role } from "#domain/access/access.ts";
import { type Id, idSchema } from "#domain/ids/ids.ts";
import type { DemoIdentity } from "#workers/auth/demo.ts";
import { type DemoKey, demoKeys, demoOrganization, demoPeople } from "#workers/auth/demo-people.ts";

interface DemoRows {
  hash: string;
  at: number;
  organization: { id: Id<"org">; slug: string; name: string };
  people: { id: string; member: string; name: string; email: string; role: Role | null }[];
}

/** Writes what is missing, in one batch. */
export async function insertDemoPeople(db: D1Database, rows: DemoRows): Promise<void> {
  const { organization, at, hash } = rows;
  await db.batch([
    db
      .prepare("INSERT OR IGNORE INTO organization (id, name, slug, created_at) VALUES (?1, ?2, ?3, ?4)")
      .bind(organization.id, organization.name, organization.slug, at),
    ...rows.people.flatMap((person) => [
      db
        .prepare(
          `INSERT OR IGNORE INTO user (id, name, email, email_verified, created_at, updated_at)
           VALUES (?1, ?2, ?3, 1, ?4, ?4)`,
        )
        .bind(person.id, person.name, person.email, at),
      db
        .prepare(
          `INSERT OR IGNORE INTO account (id, account_id, provider_id, user_id, password, created_at, updated_at)
           SELECT ?1, u.id, 'credential', u.id, ?2, ?3, ?3 FROM user u WHERE u.email = ?4`,
        )
        .bind(`credential:${person.id}`, hash, at, person.email),
      ...(person.role === null
        ? []
        : [membership(db, person.member, person.role, person.email, organization.slug, at)]),
    ]),
  ]);
}

function membership(db: D1Database, id: string, role: Role, email: string, slug: string, at: number) {
  return db
    .prepare(
      `INSERT OR IGNORE INTO member (id, organization_id, user_id, role, created_at)
       SELECT ?1, o.id, u.id, ?2, ?3 FROM user u, organization o WHERE u.email = ?4 AND o.slug = ?5`,
    )
    .bind(id, role, at, email, slug);
}

const organizationSchema = z.object({ id: idSchema("org") });
const personSchema = z.object({ id: z.string(), name: z.string(), email: z.string() });

/** The demo as it is in the database, or null if any of it is missing. */
export async function knownDemoPeople(db: D1Database): Promise<DemoIdentity | null> {
  const [organizations, users] = await db.batch([
    db.prepare("SELECT id FROM organization WHERE slug = ?1").bind(demoOrganization.slug),
    db.prepare("SELECT id, name, email FROM user WHERE email LIKE '%@demo.hotgigs.dev'"),
  ]);
  const organization = organizationSchema.safeParse(organizations?.results[0]);
  const found = z.array(personSchema).parse(users?.results ?? []);
  const byKey = demoKeys.flatMap((key) => {
    const person = found.find(({ email }) => email === demoPeople[key].email);
    return person ? [[key, person] as const] : [];
  });
  if (!organization.success || byKey.length < demoKeys.length) return null;
  const people = Object.fromEntries(byKey) as Record<DemoKey, z.infer<typeof personSchema>>;
  return { organization: organization.data.id, people };
}
