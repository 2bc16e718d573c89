import { defineConfig } from "drizzle-kit";

/** `drizzle-kit generate --config drizzle.identity.config.ts` writes the next flat SQL file. */
export default defineConfig({
  dialect: "sqlite",
  schema: "./workers/db/identity/schema.ts",
  out: "./migrations/identity",
});
