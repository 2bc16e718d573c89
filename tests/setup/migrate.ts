// Gives every test file in workerd the four databases, migrated.
import { applyD1Migrations, type D1Migration } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { Env } from "#workers/env.ts";

const bindings = env as Env & { TEST_MIGRATIONS: Record<string, D1Migration[]> };

await applyD1Migrations(bindings.DB_IDENTITY, bindings.TEST_MIGRATIONS.DB_IDENTITY ?? []);
await applyD1Migrations(bindings.DB_TENANT_0, bindings.TEST_MIGRATIONS.DB_TENANT_0 ?? []);
await applyD1Migrations(bindings.DB_SEARCH, bindings.TEST_MIGRATIONS.DB_SEARCH ?? []);
await applyD1Migrations(bindings.DB_EEO, bindings.TEST_MIGRATIONS.DB_EEO ?? []);
