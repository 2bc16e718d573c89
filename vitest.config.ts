import { existsSync } from "node:fs";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { oneFileOfMessages } from "./scripts/one-file-of-messages.ts";

/** D1 databases by binding, and the folder of each one's flat SQL files. */
const databases = {
  DB_IDENTITY: "migrations/identity",
  DB_TENANT_0: "migrations/tenant",
  DB_SEARCH: "migrations/search",
  DB_EEO: "migrations/eeo",
};

async function readAllMigrations() {
  const entries = Object.entries(databases).map(async ([binding, folder]) => [
    binding,
    existsSync(folder) ? await readD1Migrations(folder) : [],
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

const manyFiles = ["zod", "drizzle-orm", "drizzle-orm/d1", "drizzle-orm/sqlite-core", "react-router"];

const secret = (name: string) => `test-${name}-`.padEnd(48, "x");

/** How long a test waits for what must come: no measure of speed, so what a busy machine holds up fails nothing. */
const patience = { testTimeout: 60_000, hookTimeout: 120_000, expect: { poll: { timeout: 20_000 } } };

// The second Worker is another process; a test that needs it calls its functions.
const noHeavyWorker = () => new Response("no heavy Worker in tests", { status: 503 });

export default defineConfig({
  test: {
    // What a queue or an alarm still loads when its file's tests are over: nobody waits for it, and it fails nothing.
    onUnhandledError: (error) => error.name !== "EnvironmentTeardownError",
    // Files wait for their Worker's modules more than they compute: one a core, none left out.
    maxWorkers: "100%",
    projects: [
      {
        // Pure rules and scripts: plain node, no Cloudflare.
        test: {
          ...patience,
          name: "domain",
          environment: "node",
          include: [
            "domain/**/*.test.ts",
            "app/**/*.test.{ts,tsx}",
            "scripts/**/*.test.ts",
            "tests/domain/**/*.test.ts",
            "workers/**/*.node.test.ts",
            "durable/**/*.node.test.ts",
          ],
        },
      },
      {
        // Objects and Workers, in workerd; storage is isolated by file, not by test. Files share a Worker and its modules.
        plugins: [
          oneFileOfMessages(),
          cloudflareTest(async () => ({
            main: "./tests/setup/main.ts",
            remoteBindings: false,
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              bindings: {
                ENVIRONMENT: "test",
                AUTH_SECRET: secret("auth"),
                LINK_SECRET: secret("link"),
                EEO_SECRET: secret("eeo"),
                INTERNAL_TOKEN: secret("internal"),
                TEST_MIGRATIONS: await readAllMigrations(),
              },

              serviceBindings: { HEAVY: noHeavyWorker },
            },
          })),
        ],
        test: {
          ...patience,
          name: "workerd",
          isolate: false,
          include: ["{durable,workers}/**/*.test.ts", "tests/{workerd,authz}/**/*.test.ts"],
          exclude: ["**/*.node.test.ts"],
          setupFiles: ["./tests/setup/empty-databases.ts"],
          // Modules are fetched one after the other, for each file anew: what has many files is made one.
          deps: { optimizer: { ssr: { enabled: true, include: manyFiles } } },
        },
      },
      {
        // The built app as it is served, killed and started again; one file at a time, each on its own port.
        test: {
          ...patience,
          name: "served",
          environment: "node",
          include: ["tests/{chaos,live,served,fuzz}/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 180_000,
        },
      },
      {
        // Planted violations: every rule of `npm run check` must be seen to fail.
        test: {
          ...patience,
          name: "gates",
          environment: "node",
          include: ["tests/gates/**/*.test.ts"],
        },
      },
    ],
  },
});
