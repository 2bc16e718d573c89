/** The only way into tenants' rows. */
import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";
import type { Id } from "#domain/ids/ids.ts";
import type { Env } from "#workers/env.ts";

export interface TenantDb {
  organization: Id<"org">;
  orm: DrizzleD1Database;
  d1: D1Database;
}

export type TenantEnv = Pick<Env, "DB_TENANT_0">;

/** The database of one organization, with the organization that every statement must name. Made per request. */
export function tenantDb(env: TenantEnv, organization: Id<"org">): TenantDb {
  // One shard so far; which one a tenant is on will stand in DB_IDENTITY.
  const d1 = env.DB_TENANT_0;
  return { organization, orm: drizzle(d1), d1 };
}

/** Every shard: for jobs that look after all tenants, and for links that do not say whose they are. */
export function allShards(env: TenantEnv): DrizzleD1Database[] {
  return [drizzle(env.DB_TENANT_0)];
}
