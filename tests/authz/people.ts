/** Everybody who may ask: one person of each role, one of none, and the sessions that they have or had. */
import { type Role, roles } from "#domain/access/access.ts";
import { type Id, newId } from "#domain/ids/ids.ts";

/** A role, or somebody signed in who belongs to no organization. */
export type PersonKind = Role | "outsider";
export const personKinds: readonly PersonKind[] = [...roles, "outsider"];

const sessionKinds = ["living", "spare", "revoked", "expired"] as const;
type SessionKind = (typeof sessionKinds)[number];
const day = 24 * 60 * 60_000;

export interface Person {
  id: string;
  kind: PersonKind;
  /** Cookie headers. `spare` is for what ends its session; `revoked` lives until the test signs it out. */
  cookies: Record<SessionKind | "forged", string>;
}
export type People = Record<PersonKind, Person>;

export interface House {
  organization: Id<"org">;
  people: People;
  /** Members who may be removed. */
  extras: string[];
}

/** An organization with a member of each role, written where better-auth would write them. */
export async function buildHouse(db: D1Database, secret: string, at: number): Promise<House> {
  const organization = newId("org");
  await db
    .prepare("INSERT INTO organization (id, name, slug, created_at) VALUES (?1, ?2, ?1, ?3)")
    .bind(organization, `House ${organization}`, at)
    .run();
  const people = personKinds.map(async (kind) => [kind, await addPerson(db, secret, organization, kind, at)]);
  const extras = Array.from({ length: 6 }, () => addPerson(db, secret, organization, "viewer", at));
  return {
    organization,
    people: Object.fromEntries(await Promise.all(people)) as People,
    extras: (await Promise.all(extras)).map(({ id }) => id),
  };
}

async function addPerson(
  db: D1Database,
  secret: string,
  organization: Id<"org">,
  kind: PersonKind,
  at: number,
): Promise<Person> {
  const id = newId("usr");
  const tokens = Object.fromEntries(sessionKinds.map((session) => [session, crypto.randomUUID()]));
  const person = db
    .prepare(
      `INSERT INTO user (id, name, email, email_verified, created_at, updated_at) VALUES (?1, ?2, ?3, 1, ?4, ?4)`,
    )
    .bind(id, `Person ${kind}`, `${id.toLowerCase()}@example.com`, at);
  const member = db
    .prepare(
      "INSERT INTO member (id, organization_id, user_id, role, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )
    .bind(newId("mem"), organization, id, kind, at);
  const sessions = sessionKinds.map((session) =>
    db
      .prepare(
        `INSERT INTO session (id, token, user_id, expires_at, created_at, updated_at, confirmed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)`,
      )
      .bind(newId("cmd"), tokens[session], id, session === "expired" ? at - 1 : at + 7 * day, at - day, at),
  );
  await db.batch([person, ...(kind === "outsider" ? [] : [member]), ...sessions]);
  const cookies = sessionKinds.map(async (session) => [session, await cookie(tokens[session] ?? "", secret)]);
  const forged = await cookie(tokens.living ?? "", `${secret}?`);
  return { id, kind, cookies: { ...Object.fromEntries(await Promise.all(cookies)), forged } };
}

/** The session cookie as the browser sends it: the token, and our signature over it. */
async function cookie(token: string, secret: string): Promise<string> {
  const encoder = new TextEncoder();
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), hmac, false, ["sign"]);
  const signature = new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(token)));
  const value = `${token}.${btoa(String.fromCharCode(...signature))}`;
  return `__Host-hotgigs_session=${encodeURIComponent(value)}`;
}
