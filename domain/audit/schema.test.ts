import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../event/schema.ts";
import { chainFaults, firstHash, type KeptLine } from "./schema.ts";

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

function kept(seq: number, word: string, prevHash: string): KeptLine {
  const text = canonicalJson({ seq, word, prevHash });
  return { seq, prevHash, text, hash: hashOf(text) };
}

function chain(words: string[]): KeptLine[] {
  const lines: KeptLine[] = [];
  for (const word of words) lines.push(kept(lines.length + 1, word, lines.at(-1)?.hash ?? firstHash));
  return lines;
}

const words = fc.array(fc.string(), { minLength: 3, maxLength: 12 });

test("a chain that nobody touched has no fault", () => {
  fc.assert(fc.property(words, (each) => void expect(chainFaults(chain(each), hashOf)).toEqual([])));
});

test("a line that was changed is found, also when its own hash was made to fit", () => {
  fc.assert(
    fc.property(words, fc.nat(), (each, n) => {
      const lines = chain(each);
      const at = n % (lines.length - 1);
      const clever = kept(at + 1, "changed!", lines[at]?.prevHash ?? "");
      const lazy = { ...clever, hash: lines[at]?.hash ?? "" };
      expect(chainFaults(lines.with(at, lazy), hashOf)).toContainEqual({ seq: at + 1, what: "changed" });
      expect(chainFaults(lines.with(at, clever), hashOf)).not.toEqual([]);
    }),
  );
});

test("a line that is missing is found, and one that was put in", () => {
  fc.assert(
    fc.property(words, fc.nat(), (each, n) => {
      const lines = chain(each);
      const at = n % (lines.length - 1);
      expect(chainFaults(lines.toSpliced(at, 1), hashOf)).toContainEqual({ seq: at + 1, what: "missing" });
      const more = lines.toSpliced(at, 0, kept(at + 1, "put in", lines[at]?.prevHash ?? ""));
      expect(chainFaults(more, hashOf).some(({ what }) => what === "inserted")).toBe(true);
    }),
  );
});
