/** Making, listing and revoking keys. A key is shown once; we keep its hash. */
import { z } from "zod";
import { can, capabilitySchema } from "#domain/access/access.ts";
import { type KeyKind, keyCapabilities } from "#domain/access/keys.ts";
import { newId } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { KeysView, NewKey } from "#domain/views/keys.ts";
import { freshly, type Me, meOf } from "#workers/auth/account/me.ts";
import { keyPrefix } from "#workers/auth/keys/key-viewer.ts";
import { noteIn } from "#workers/auth/note-access.ts";
import type { AuthScope } from "#workers/auth/scope.ts";
import { hashOfSecret, newSecret } from "#workers/auth/secret.ts";
import { keepKey, type ListedKey, listKeys, revokeKey } from "#workers/db/identity/keys.ts";
import type { Viewer } from "#workers/services.ts";

const most = 50;
const dayMs = 24 * 60 * 60_000;

export const makeKeySchema = z.object({
  name: z.string().trim().min(1).max(80),
  capabilities: z.array(capabilitySchema).min(1),
  /** Null: until it is revoked. */
  days: z.number().int().min(1).max(3_650).nullable().default(90),
});

export interface Keys {
  list(): Promise<Outcome<KeysView>>;
  make(input: unknown): Promise<Outcome<NewKey>>;
  revoke(id: string): Promise<Outcome<null>>;
}

interface Holder extends Me {
  kind: KeyKind;
  viewer: Viewer & { organization: NonNullable<Viewer["organization"]> };
}

/**
 * The organization's keys, for who manages it; or the viewer's personal tokens there. Refused: session.missing,
 * access.denied (keys make no keys).
 */
export function createKeys(scope: AuthScope, viewer: Viewer | null, kind: KeyKind): Keys {
  const holder = async <T>(go: (holder: Holder) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const me = meOf(scope, viewer);
    if (!me.ok) return me;
    const organization = viewer?.organization;
    if (!viewer || !organization) {
      return refuse(viewer?.locked ? "session.needsSecondFactor" : "access.denied");
    }
    if (kind === "organization" && !can(viewer, "organization.manage")) return refuse("access.denied");
    return go({ ...me.value, kind, viewer: { ...viewer, organization } });
  };
  return {
    list: () => holder(list),
    make: (input) => holder((who) => make(who, input)),
    revoke: (id) => holder((who) => revoke(who, id)),
  };
}

const ownerOf = ({ kind, user }: Holder) => (kind === "personal" ? user.id : null);

async function list(who: Holder): Promise<Outcome<KeysView>> {
  const { viewer, kind, scope } = who;
  const rows = await listKeys(scope.env.DB_IDENTITY, viewer.organization.id, ownerOf(who));
  const now = Date.now();
  return accept({ keys: rows.map((row) => toView(row, now)), givable: keyCapabilities(viewer, kind) });
}

function toView(row: ListedKey, now: number): KeysView["keys"][number] {
  const given = z.array(z.string()).parse(JSON.parse(row.capabilities));
  return {
    ...row,
    capabilities: capabilitySchema.options.filter((each) => given.includes(each)),
    expired: row.expiresAt !== null && row.expiresAt <= now,
  };
}

/** Refuses with session.notFresh, access.denied (more than one may give), apiKey.tooMany. */
async function make(who: Holder, input: unknown): Promise<Outcome<NewKey>> {
  const parsed = makeKeySchema.safeParse(input);
  if (!parsed.success) {
    return refuse("input.invalid", { field: String(parsed.error.issues[0]?.path[0] ?? "") });
  }
  const fresh = await freshly(who);
  if (!fresh.ok) return fresh;
  const { viewer, kind, scope, user } = who;
  const { name, capabilities, days } = parsed.data;
  const givable = keyCapabilities(viewer, kind);
  if (!capabilities.every((each) => givable.includes(each))) return refuse("access.denied");
  const key = `${keyPrefix}${newSecret()}`;
  const at = Date.now();
  const kept = {
    id: newId("key"),
    organization: viewer.organization.id,
    user: ownerOf(who),
    name,
    keyHash: await hashOfSecret(key),
    hint: key.slice(-4),
    capabilities,
    maker: user.id,
    at,
    expiresAt: days === null ? null : at + days * dayMs,
  };
  if (!(await keepKey(scope.env.DB_IDENTITY, kept, most))) return refuse("apiKey.tooMany");
  const after = { kind, capabilities, expiresAt: kept.expiresAt };
  noteIn(scope, kept.organization, user.id, { action: "key.made", subject: kept.id, after });
  return accept({ id: kept.id, key });
}

/** Refuses with resource.missing. */
async function revoke(who: Holder, id: string): Promise<Outcome<null>> {
  const { viewer, scope } = who;
  const where = { organization: viewer.organization.id, user: ownerOf(who), id, at: Date.now() };
  if (!(await revokeKey(scope.env.DB_IDENTITY, where))) return refuse("resource.missing");
  noteIn(scope, where.organization, who.user.id, { action: "key.revoked", subject: id });
  return accept(null);
}
