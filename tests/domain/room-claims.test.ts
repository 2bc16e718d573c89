// docs/room.md says which test shows what: those tests are there.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "#scripts/paths.mjs";

const rows = readFileSync(join(root, "docs/room.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && /`[^`]*\.(test|spec)\.ts`/.test(line))
  .map((line) => line.split("|"));

/** Each file that a row names, with the beginnings of the tests' names that follow it. */
function named(cell: string): [string, string[]][] {
  return [...cell.matchAll(/`([^`]+\.(?:test|spec)\.ts)`(?:: ([^`]*))?/g)].map(
    ([, file = "", names = ""]) => [
      file.includes("/") ? file : `durable/requisition/${file}`,
      names
        .split(";")
        .map((name) => name.trim())
        .filter((name) => name !== "" && !name.endsWith(":")),
    ],
  );
}

test.each(rows.map((cells) => [cells[1]?.trim() ?? "", cells[2] ?? ""]))("%s", (_claim, tests) => {
  for (const [file, names] of named(tests)) {
    expect(existsSync(join(root, file)), file).toBe(true);
    const text = readFileSync(join(root, file), "utf8");
    for (const name of names) expect(text, file).toContain(name);
  }
});

test("the page has a row for each claim", () => {
  expect(rows.length).toBeGreaterThan(20);
});
