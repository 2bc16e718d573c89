// No page has styles of its own: what things look like is said in app/components and app/styles, with tokens.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { sourceFiles } from "./sources.ts";

const home = /^app\/(components|styles)\/|^app\/app\.css$/;
/** Where a place on the screen is measured while one scrolls: no class can say it. Lengths only, no looks. */
const measured = new Set(["app/board/virtual-cards.tsx", "app/board/table/table.tsx"]);
const rawColour =
  /#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(/i;
/** A utility with a value of its own (`w-[37px]`); a variant (`data-[edge=left]:`, `[&_svg]:`) is a condition, no value. */
const ownValue = /(?:^|[\s:])(-?[a-z][\w-]*-\[[^\]\s]+\](?:\/\S+)?)(?![^\s]*:)/;

/** One complaint for every style attribute, raw colour and value of its own outside components and styles. */
export function strayStyles(root: string): string[] {
  return sourceFiles(root)
    .filter((file) => file.startsWith("app/") && !home.test(file) && !file.includes(".test."))
    .flatMap((file) => {
      if (file.endsWith(".css")) return [`${file}: style sheets belong into app/styles`];
      if (!file.endsWith(".tsx")) return [];
      return inFile(file, readFileSync(join(root, file), "utf8"));
    });
}

function inFile(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const complain = (node: ts.Node, what: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${file}:${line + 1}: ${what}`);
  };
  const visit = (node: ts.Node): void => {
    if (
      ts.isJsxAttribute(node) &&
      node.name.getText() === "style" &&
      isElement(node) &&
      !measured.has(file)
    ) {
      complain(node, "a style attribute: use classes, or a component");
    }
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      const value = ownValue.exec(node.text)?.[1];
      if (value) complain(node, `${value}: a value of its own, use the scale or a token`);
      else if (rawColour.test(node.text) && inMarkup(node)) complain(node, "a raw colour: use a token");
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Whether the attribute stands on an HTML element: a component's `style` may mean something else. */
function isElement(attribute: ts.JsxAttribute): boolean {
  return /^[a-z]/.test(attribute.parent.parent.tagName.getText());
}

/** In an attribute: elsewhere a string with a "#" may be a place in a page. */
function inMarkup(node: ts.Node): boolean {
  for (let at: ts.Node = node; at.parent; at = at.parent) {
    if (ts.isJsxAttribute(at)) return !/^(href|to|src|d|id)$/.test(at.name.getText());
  }
  return false;
}
