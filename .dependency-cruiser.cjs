// Who may import whom (docs/ARCHITECTURE.md). tests/gates plants a violation of every rule.
const tests = "(\\.test\\.tsx?$|/testing/|^tests/|^bench/)";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      comment: "A circle has no first file to read. (Types may refer to each other.)",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-unresolvable",
      severity: "error",
      from: {},
      to: {
        couldNotResolve: true,
        pathNot: "^(cloudflare:|virtual:|node:|\\./\\+types/|#app/paraglide/)|\\+types/|^@atlaskit/",
      },
    },
    {
      name: "domain-is-pure",
      severity: "error",
      comment: "domain/ holds rules: no I/O, no framework; zod and small pure helpers only.",
      from: { path: "^domain/", pathNot: tests },
      to: { pathNot: "^domain/|node_modules/(zod|ulidx|fractional-indexing|lib0)/" },
    },
    {
      name: "app-imports-domain",
      severity: "error",
      comment: "Pages know domain/ and the types of workers/services.ts; nothing else of ours.",
      from: { path: "^app/", pathNot: tests },
      to: { path: "^(durable|workers|scripts|tests|bench)/", pathNot: "^workers/services\\.ts$" },
    },
    {
      name: "app-takes-types-from-services",
      severity: "error",
      comment: "Services reach pages through their context, never by import.",
      from: { path: "^app/", pathNot: tests },
      to: { path: "^workers/services\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "durable-imports-domain",
      severity: "error",
      comment: "An object never touches D1 or the outside world.",
      from: { path: "^durable/", pathNot: tests },
      to: { path: "^(app|workers|scripts|tests|bench)/|node_modules/(drizzle-orm|hono|better-auth)/" },
    },
    {
      name: "workers-take-types-from-durable",
      severity: "error",
      comment: "The Worker calls objects over RPC; workers/app.ts alone re-exports their classes.",
      from: { path: "^workers/", pathNot: `${tests}|^workers/app\\.ts$` },
      to: { path: "^durable/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "workers-know-little-of-app",
      severity: "error",
      comment: "Words for mails come from app/paraglide; workers/http/pages.ts hands services to the pages.",
      from: { path: "^workers/", pathNot: tests },
      to: { path: "^app/", pathNot: "^app/(paraglide/|context\\.ts$)" },
    },
    {
      name: "heavy-stands-alone",
      severity: "error",
      comment: "The second Worker is a process of its own; only its wire schema is shared.",
      from: { path: "^workers/(?!heavy/)", pathNot: tests },
      to: {
        path: "^workers/heavy/",
        pathNot: "^workers/heavy/schema\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "adapters-behind-ports",
      severity: "error",
      comment: "services.ts (and what it is made of, create-services.ts) alone chooses between adapters.",
      from: { path: "^workers/", pathNot: `${tests}|^workers/(create-)?services\\.ts$` },
      to: { path: "^workers/[^/]+/(cloudflare|embedded)(\\.ts$|/|-)" },
    },
    {
      name: "sql-lives-in-queries",
      severity: "error",
      comment:
        "Only queries, projections and db (and commands through them) touch tables; better-auth has its own.",
      from: {
        path: "^(app|domain|durable|workers)/",
        pathNot: `${tests}|^workers/(queries|projections|db)/|^workers/auth/auth\\.ts$`,
      },
      to: { path: "node_modules/drizzle-orm/|^workers/db/.*schema\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "not-from-tests",
      severity: "error",
      comment: "What ships does not import what tests it.",
      from: { path: "^(app|domain|durable|workers|scripts)/", pathNot: tests },
      to: { path: tests },
    },
  ],
  options: {
    // Not followed: what is in there is not ours to judge.
    doNotFollow: { path: "node_modules|^app/paraglide" },
    exclude: { path: "^(build|\\.react-router|worker-configuration)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["workerd", "import", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
    },
  },
};
