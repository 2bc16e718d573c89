import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell, csvOf } from "./csv.ts";

/** Reads CSV as RFC 4180 says it. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, inside] = [[] as string[], "", false];
  for (let at = 1; at < text.length; at += 1) {
    const char = text[at] ?? "";
    if (inside && char === '"' && text[at + 1] === '"') [cell, at] = [`${cell}"`, at + 1];
    else if (char === '"') inside = !inside;
    else if (!inside && char === ",") [row, cell] = [[...row, cell], ""];
    else if (!inside && char === "\r" && text[at + 1] === "\n") {
      rows.push([...row, cell]);
      [row, cell, at] = [[], "", at + 1];
    } else cell += char;
  }
  return rows;
}

describe("a CSV file", () => {
  it("begins with a byte order mark, so that a spreadsheet reads é as é", () => {
    expect(csvOf([["é"]])).toBe("\uFEFFé\r\n");
  });

  it("comes back as it was, whatever stands in a cell", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1 }), { minLength: 1 }),
        (rows) => {
          const back = parse(csvOf(rows)).map((row) => row.map((cell) => cell.replace(/^'/u, "")));
          expect(back).toEqual(rows.map((row) => row.map((cell) => cell.replace(/^'/u, ""))));
        },
      ),
    );
  });

  it("never holds a cell that a spreadsheet would run", () => {
    for (const evil of [
      "=1+1",
      "+1",
      "-1",
      "@SUM(A1)",
      "\t=1",
      "\r=1",
      " =1",
      '=HYPERLINK("x")',
      "|cmd",
      "＝1",
    ]) {
      expect(csvCell(evil)).toMatch(/^"'/u);
    }
    expect(csvCell("Ana-María")).toBe("Ana-María");
    expect(csvCell(-3)).toBe("-3");
  });
});
