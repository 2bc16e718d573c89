// No text in components: what people read is a message (messages/<locale>/<area>.json).
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { sourceFiles } from "./sources.ts";

const readAloud = new Set([
  "aria-label",
  "aria-description",
  "aria-roledescription",
  "title",
  "alt",
  "placeholder",
  "label",
]);
/** Letters that somebody reads; an address alone (ada@example.com) is the same in every language. */
const words = /^(?!\s*\S+@\S+\s*$)[\s\S]*\p{L}{2,}/u;

/** One complaint for every literal text in the pages' markup. */
export function literalTexts(root: string): string[] {
  return sourceFiles(root)
    .filter((file) => file.startsWith("app/") && file.endsWith(".tsx") && !file.includes(".test."))
    .flatMap((file) => inFile(file, readFileSync(join(root, file), "utf8")));
}

function inFile(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const complain = (node: ts.Node, what: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${file}:${line + 1}: the text ${JSON.stringify(what.trim())} belongs into messages/`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && words.test(node.text)) complain(node, node.text);
    if (ts.isJsxAttribute(node) && readAloud.has(node.name.getText())) {
      const value = node.initializer;
      if (value && ts.isStringLiteral(value) && words.test(value.text)) complain(node, value.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
