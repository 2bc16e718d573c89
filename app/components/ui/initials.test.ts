import { expect, test } from "vitest";
import { initialsOf } from "#app/components/ui/initials.ts";

test.each([
  ["Ada Lovelace", "AL"],
  ["Plato", "P"],
  ["Juan Carlos de la Cruz", "JC"],
  ["李小龙", "李小"],
  ["李 小龙", "李小"],
  ["김민준", "김"],
  ["Ólafur Arnalds", "ÓA"],
  ["ada lovelace", "AL"],
  ["(Dr.) Ada - Lovelace", "DL"],
  ["🦊 Fox", "🦊F"],
  ["👩‍👩‍👧", "👩‍👩‍👧"],
  ["🇩🇪 Team", "🇩🇪T"],
  ["", "?"],
  ["   ", "?"],
  ["—", "?"],
  [null, "?"],
])("the initials of %j are %j", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test("a decomposed accent stays with its letter", () => {
  expect(initialsOf("É́mile")).toHaveLength([..."É́".normalize("NFC")].join("").length);
});
