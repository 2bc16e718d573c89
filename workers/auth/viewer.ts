/** Who asks: from the session cookie, with one prepared query and without building better-auth. */
import { capabilitiesOf, roleSchema } from "#domain/access/access.ts";
import { type Id, isId } from "#domain/ids/ids.ts";
import { hueOf } from "#domain/live/hue.ts";
import { readSessionToken } from "#workers/auth/cookie.ts";
import { type Slide, slideOf } from "#workers/auth/session/slide.ts";
import { type SessionRow, sessionRows } from "#workers/db/identity/viewer.ts";
import type { Env } from "#workers/env.ts";
import type { Viewer } from "#workers/services.ts";

type ViewerEnv = Pick<Env, "AUTH_SECRET" | "DB_IDENTITY">;

/** The person behind a request, or null without a living session. */
export async function viewerOf(request: { headers: Headers }, env: ViewerEnv): Promise<Viewer | null> {
  return (await seenBy(request, env, Date.now())).viewer;
}

/** The same, and what is due for their session now that it was used. */
export async function seenBy(
  request: { headers: Headers },
  env: ViewerEnv,
  now: number,
): Promise<{ viewer: Viewer | null; slide: Slide | null }> {
  const token = await readSessionToken(request, env.AUTH_SECRET);
  const rows = token ? await sessionRows(env.DB_IDENTITY, token, now) : [];
  const [first] = rows;
  return { viewer: toViewer(rows), slide: first ? slideOf(first, request.headers, now) : null };
}

/** The active organization is the one that the session names, as long as the person is its member; else the first. */
export function toViewer(rows: readonly SessionRow[]): Viewer | null {
  const first = rows[0];
  if (!first) return null;
  const memberships = rows.flatMap((row) => membershipOf(row) ?? []);
  const active = memberships.find(({ id }) => id === first.active) ?? memberships[0] ?? null;
  const open = active && !active.locked ? active : null;
  return {
    user: { id: first.user, name: first.name, email: first.email, hue: hueOf(first.user) },
    session: first.session,
    organization: open && { id: open.id, name: open.name, role: open.role },
    organizations: memberships.map(({ id, name }) => ({ id, name })),
    capabilities: open ? capabilitiesOf(open.role) : [],
    manages: open?.manages ?? false,
    ...(active?.locked && { locked: { id: active.id, name: active.name } }),
  };
}

function membershipOf(row: SessionRow) {
  const role = roleSchema.safeParse(row.role);
  // A role that we do not know gives nothing, rather than something.
  if (!role.success || !isId("org", row.organization)) return null;
  const id: Id<"org"> = row.organization;
  // A passkey is two factors, and an organization's own provider asks for its own.
  const second = row.has === 1 || row.method === "passkey" || row.ssoOrganization === id;
  return {
    id,
    name: row.organizationName ?? "",
    role: role.data,
    locked: row.asks === 1 && !second,
    manages: row.manages === 1,
  };
}
