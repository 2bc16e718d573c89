import { expect, test } from "vitest";
import { isNoteAttribute, isNoteMark, isNoteNode } from "./schema.ts";

test("a note has the nodes of a plain editor and no others", () => {
  expect(["paragraph", "heading", "taskItem"].every(isNoteNode)).toBe(true);
  expect(["script", "image", "__proto__", "constructor", ""].some(isNoteNode)).toBe(false);
});

test("attributes belong to their nodes and have their types", () => {
  expect(isNoteAttribute("heading", "level", 2)).toBe(true);
  expect(isNoteAttribute("heading", "level", 9)).toBe(false);
  expect(isNoteAttribute("paragraph", "level", 2)).toBe(false);
  expect(isNoteAttribute("paragraph", "onclick", "x")).toBe(false);
  expect(isNoteAttribute("heading", "__proto__", {})).toBe(false);
});

test("marks are known, and links lead nowhere that runs", () => {
  expect(isNoteMark("bold", {})).toBe(true);
  expect(isNoteMark("bold", null)).toBe(true);
  expect(isNoteMark("link", { href: "https://example.com/a?b" })).toBe(true);
  expect(isNoteMark("link--3f9aT+aa", { href: "mailto:a@b.example" })).toBe(true);
  for (const href of ["javascript:alert(1)", "data:text/html,x", " https://x", "//x"]) {
    expect(isNoteMark("link", { href })).toBe(false);
  }
  expect(isNoteMark("bold", { style: "x" })).toBe(false);
  expect(isNoteMark("bold", JSON.parse('{"__proto__":{"isAdmin":true}}'))).toBe(false);
  expect(isNoteMark("blink", {})).toBe(false);
});
