import { afterAll, beforeAll, expect, test } from "vitest";
import { notVacuous } from "#scripts/check/vacuous.ts";
import { type Planted, plant } from "#tests/gates/planted.ts";

const value = "export const it = 1;\n";
const takes = (path: string) => `import { it } from "${path}";\nexport const mine = it;\n`;
const takesType = (path: string) => `import type { It } from "${path}";\nexport type Mine = It;\n`;

/** Each rule, the file that breaks it and what that file wrongly imports. */
const violations = [
  ["domain-is-pure", "domain/a.ts", "#workers/plain.ts"],
  ["domain-is-pure", "domain/b.ts", "react"],
  ["app-imports-domain", "app/a.ts", "#durable/plain.ts"],
  ["app-imports-domain", "app/b.ts", "#workers/plain.ts"],
  ["app-takes-types-from-services", "app/c.ts", "#workers/services.ts"],
  ["durable-imports-domain", "durable/a.ts", "#workers/plain.ts"],
  ["durable-imports-domain", "durable/b.ts", "drizzle-orm"],
  ["workers-take-types-from-durable", "workers/http/a.ts", "#durable/plain.ts"],
  ["workers-know-little-of-app", "workers/http/b.ts", "#app/plain.ts"],
  ["heavy-stands-alone", "workers/http/c.ts", "#workers/heavy/plain.ts"],
  ["adapters-behind-ports", "workers/http/d.ts", "#workers/email/cloudflare.ts"],
  ["adapters-behind-ports", "workers/plain-too.ts", "#workers/email/embedded.ts"],
  ["sql-lives-in-queries", "workers/commands/a.ts", "drizzle-orm"],
  ["sql-lives-in-queries", "workers/http/e.ts", "#workers/db/tenant/schema.ts"],
  ["not-from-tests", "workers/http/f.ts", "#tests/plain.ts"],
  ["not-from-tests", "workers/http/g.ts", "#workers/auth/testing/plain.ts"],
  ["no-unresolvable", "domain/c.ts", "#domain/nowhere.ts"],
] as const;

const allowed: Record<string, string> = {
  "app/ok.ts": takes("#domain/plain.ts") + takesType("#workers/services.ts"),
  "durable/ok.ts": takes("#domain/plain.ts"),
  "workers/ok.ts": takes("#domain/plain.ts") + takesType("#durable/plain.ts"),
  "workers/app.ts": takes("#durable/plain.ts"),
  "workers/create-services.ts": takes("#workers/email/cloudflare.ts"),
  "workers/queries/ok.ts": takes("#workers/db/tenant/schema.ts"),
  "domain/ok.ts": takes("zod"),
};

let planted: Planted;
let output = "";

beforeAll(async () => {
  const targets = [
    ...["domain", "app", "workers", "durable", "tests"].map((folder) => `${folder}/plain.ts`),
    "workers/services.ts",
    "workers/heavy/plain.ts",
    "workers/auth/testing/plain.ts",
    "workers/email/cloudflare.ts",
    "workers/email/embedded.ts",
    "workers/db/tenant/schema.ts",
  ];
  planted = plant({
    ...Object.fromEntries(targets.map((path) => [path, value])),
    ...Object.fromEntries(violations.map(([, file, target]) => [file, takes(target)])),
    ...allowed,
    "domain/circle-a.ts": takes("#domain/circle-b.ts"),
    "domain/circle-b.ts": takes("#domain/circle-a.ts"),
  });
  const folders = ["app", "domain", "durable", "workers", "tests"];
  const result = await planted.run("depcruise", ["--config", ".dependency-cruiser.cjs", ...folders]);
  expect(result.code).not.toBe(0);
  output = result.output;
});

afterAll(() => planted[Symbol.dispose]());

const complaints = () => output.split("\n").filter((line) => line.includes("error "));

test.each(violations)("%s: %s may not import %s", (rule, file) => {
  expect(complaints().filter((line) => line.includes(` ${rule}: ${file} `))).toHaveLength(1);
});

test("no-circular: two files may not import each other", () => {
  expect(complaints().some((line) => line.includes("no-circular: domain/circle-"))).toBe(true);
});

test.each(Object.keys(allowed))("what is allowed is not complained about: %s", (file) => {
  expect(complaints().filter((line) => line.includes(`: ${file} `))).toEqual([]);
});

test("a cruise that looked at nothing fails", () => {
  const blind = {
    name: "boundaries",
    ok: true,
    output: "no violations found (0 modules, 0 dependencies cruised)",
  };
  expect(notVacuous(blind).ok).toBe(false);
  expect(
    notVacuous({ ...blind, output: "no violations found (351 modules, 9 dependencies cruised)" }).ok,
  ).toBe(true);
});
