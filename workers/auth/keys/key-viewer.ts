/** Who asks with `Authorization: Bearer hg_…`: an organization's key, or somebody's personal token. */

import { z } from "zod";
import { capabilities, capabilitiesOf, roleSchema } from "#domain/access/access.ts";
import { keptCapabilities } from "#domain/access/keys.ts";
import { hueOf } from "#domain/live/hue.ts";
import { accept, type Outcome } from "#domain/refusal/refusal.ts";
import { knock } from "#workers/auth/limits.ts";
import { hashOfSecret } from "#workers/auth/secret.ts";
import { findKey, type LivingKey } from "#workers/db/identity/keys.ts";
import type { Env } from "#workers/env.ts";
import type { Viewer } from "#workers/services.ts";

export const keyPrefix = "hg_";
const useNotedEvery = 60_000;

/** The key that a request brings; null if it brings none of ours. */
export function keyOf(headers: Headers): string | null {
  return /^Bearer (hg_[\w-]{20,100})$/.exec(headers.get("authorization") ?? "")?.[1] ?? null;
}

/**
 * The viewer that a key is; null for one that is nobody's, was revoked or ran out. Who tries many of those is refused
 * with request.tooMany. `noteUse`: its use is worth writing down.
 */
export async function keyViewer(
  env: Env,
  headers: Headers,
  key: string,
  now: number,
): Promise<Outcome<{ viewer: Viewer | null; noteUse: LivingKey["id"] | null }>> {
  const found = await findKey(env.DB_IDENTITY, await hashOfSecret(key), now);
  const viewer = found && toViewer(found);
  if (!found || !viewer) {
    const allowed = await knock(env, { door: "token", headers, person: key });
    return allowed.ok ? accept({ viewer: null, noteUse: null }) : allowed;
  }
  const due = found.lastUsedAt === null || now - found.lastUsedAt >= useNotedEvery;
  return accept({ viewer, noteUse: due ? found.id : null });
}

const givenSchema = z.array(z.string());

function toViewer(key: LivingKey): Viewer | null {
  const given = givenSchema.parse(JSON.parse(key.capabilities));
  const organization = { id: key.organization, name: key.organizationName };
  const common = { session: key.id, organizations: [organization] };
  if (key.user === null) {
    const own = keptCapabilities("organization", given, capabilities);
    return {
      ...common,
      user: { id: key.id, name: key.name, email: "", hue: hueOf(key.id) },
      organization: { ...organization, role: "apiKey" },
      capabilities: own,
      scopes: own,
      via: "apiKey",
    };
  }
  const role = roleSchema.safeParse(key.role);
  // Who is no member any more has no token any more.
  if (!role.success) return null;
  const own = keptCapabilities("personal", given, capabilitiesOf(role.data));
  return {
    ...common,
    user: { id: key.user, name: key.userName ?? "", email: key.email ?? "", hue: hueOf(key.user) },
    organization: key.locked === 1 ? null : { ...organization, role: role.data },
    capabilities: key.locked === 1 ? [] : own,
    // A team may give its person more, and the token no more than it was given.
    scopes: capabilities.filter((each) => given.includes(each) || own.includes(each)),
    ...(key.locked === 1 && { locked: organization }),
    via: "token",
  };
}

/** Keys ask the API only: pages and sockets are for sessions. Refuses with request.tooMany. */
export const takesKeys = (path: string) => path.startsWith("/api/v1/");
