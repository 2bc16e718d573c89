import { expect, test } from "vitest";
import { plant } from "#tests/gates/planted.ts";

test("tsc refuses what strict, noUncheckedIndexedAccess and verbatimModuleSyntax forbid", async () => {
  using planted = plant({
    "domain/index-access.ts": "export const first: number = [1, 2][0];\n",
    "domain/implicit.ts": "export const twice = (x) => x * 2;\n",
    "domain/kind.ts": "export type Kind = string;\n",
    "domain/value-import.ts": 'import { Kind } from "./kind.ts";\nexport const kind: Kind = "a";\n',
  });
  const { code, output } = await planted.run("tsc", ["--noEmit", "--types", "node"]);
  expect(code).not.toBe(0);
  expect(output).toMatch(/index-access\.ts.*TS2322/);
  expect(output).toMatch(/implicit\.ts.*TS7006/);
  expect(output).toMatch(/value-import\.ts.*TS1484/);
});

const lint = {
  noExplicitAny: "export const it: any = 1;\n",
  noUnusedImports: 'import { z } from "zod";\nexport const it = 1;\n',
  noUnusedVariables: "export function f() {\n  const unused = 1;\n}\n",
  useImportType: 'import { ZodType } from "zod";\nexport const it = (x: ZodType) => x;\n',
  noNonNullAssertion: "export const it = (x: number | null) => x!;\n",
  useNodejsImportProtocol: 'import { join } from "path";\nexport const it = join("a", "b");\n',
  noDebugger: "export function f() {\n  debugger;\n}\n",
  format: "export const it   =   1\n",
};

test("biome refuses each thing that the house style forbids", async () => {
  using planted = plant({
    ...Object.fromEntries(
      Object.entries(lint).map(([rule, text]) => [`domain/${rule.toLowerCase()}.ts`, text]),
    ),
    "domain/CamelCase.ts": "export const it = 1;\n",
    "app/image.tsx": 'export const Image = () => <img src="a.png" />;\n',
  });
  const { code, output } = await planted.run("biome", [
    "check",
    "--max-diagnostics=200",
    "--vcs-enabled=false",
    ".",
  ]);
  expect(code).not.toBe(0);
  for (const rule of Object.keys(lint).filter((name) => name !== "format"))
    expect(output).toContain(`/${rule} `);
  expect(output).toMatch(/domain\/format\.ts format/);
  expect(output).toMatch(/CamelCase\.ts.*useFilenamingConvention/);
  expect(output).toContain("useAltText");
});

test("knip finds an unused file, an unused export, an unused and an unlisted dependency", async () => {
  using planted = plant({
    "package.json": JSON.stringify({
      name: "planted",
      type: "module",
      imports: { "#domain/*": "./domain/*" },
      dependencies: { zod: "4.6.7", "left-over": "1.0.0" },
    }),
    "scripts/main.ts": 'import { used } from "#domain/some.ts";\nimport "hono";\nimport "zod";\nused();\n',
    "domain/some.ts": "export const used = () => 1;\nexport const unused = () => 2;\n",
    "domain/alone.ts": "export const it = 1;\n",
  });
  const { code, output } = await planted.run("knip", ["--no-progress"]);
  expect(code).not.toBe(0);
  expect(output).toMatch(/Unused files[\s\S]*domain\/alone\.ts/);
  expect(output).toMatch(/Unused exports[\s\S]*unused .*domain\/some\.ts/);
  expect(output).toMatch(/Unused dependencies[\s\S]*left-over/);
  expect(output).toMatch(/Unlisted dependencies[\s\S]*hono/);
});
