/** Who asks: from the session cookie, with one prepared query and without building better-auth. */
import { capabilitiesOf, roleSchema } from "#domain/access/access.ts";
import { type Id, isId } from "#domain/ids/ids.ts";
import { hueOf } from "#domain/live/hue.ts";
import { readSessionToken } from "#workers/auth/cookie.ts";
import { type SessionRow, sessionRows } from "#workers/db/identity/viewer.ts";
import type { Env } from "#workers/env.ts";
import type { Viewer } from "#workers/services.ts";

/** The person behind a request, or null without a living session. */
export async function viewerOf(
  request: { headers: Headers },
  env: Pick<Env, "AUTH_SECRET" | "DB_IDENTITY">,
): Promise<Viewer | null> {
  const token = await readSessionToken(request, env.AUTH_SECRET);
  return token ? toViewer(await sessionRows(env.DB_IDENTITY, token, Date.now())) : null;
}

/** The active organization is the one that the session names, as long as the person is its member; else the first. */
export function toViewer(rows: readonly SessionRow[]): Viewer | null {
  const first = rows[0];
  if (!first) return null;
  const memberships = rows.flatMap((row) => membershipOf(row) ?? []);
  const active = memberships.find(({ id }) => id === first.active) ?? memberships[0] ?? null;
  return {
    user: { id: first.user, name: first.name, email: first.email, hue: hueOf(first.user) },
    session: first.session,
    organization: active,
    organizations: memberships.map(({ id, name }) => ({ id, name })),
    capabilities: active ? capabilitiesOf(active.role) : [],
  };
}

function membershipOf(row: SessionRow) {
  const role = roleSchema.safeParse(row.role);
  // A role that we do not know gives nothing, rather than something.
  if (!role.success || !isId("org", row.organization)) return null;
  const id: Id<"org"> = row.organization;
  return { id, name: row.organizationName ?? "", role: role.data };
}
