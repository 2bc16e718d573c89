import { expect, test } from "vitest";
import { fold, ranked, score } from "./match.ts";

test("case, diacritics and widths make no difference", () => {
  expect(fold("Ｚoë Brânză")).toBe("zoe branza");
  expect(fold("Bjørn Łukasz Straße")).toBe("bjorn lukasz strasse");
  expect(score("zoe", "Zoë")).toBe(200);
  expect(score("brânză", "Branza")).toBe(200);
});

test("every word typed must be found, in any order", () => {
  expect(score("engineer optics", "Optics engineer")).toBeGreaterThan(0);
  expect(score("optics nurse", "Optics engineer")).toBe(0);
});

test("letters in their order are enough, from the beginning of a word", () => {
  expect(score("mvt", "Move to…")).toBeGreaterThan(0);
  expect(score("openg", "Optics engineer")).toBeGreaterThan(0);
  expect(score("vet", "Move to…")).toBe(0);
});

test("a beginning is better than a part, a part better than scattered letters", () => {
  const names = ["Member list", "Remember me", "Mexican bear", "Me"];
  expect(ranked("me", names, (name) => [name])[0]).toBe("Me");
  expect(ranked("mem", names, (name) => [name]).slice(0, 2)).toEqual(["Member list", "Remember me"]);
});

test("scripts without spaces are found by any part", () => {
  expect(score("玲", "陳 美玲")).toBeGreaterThan(0);
  expect(score("美玲", "陳 美玲")).toBeGreaterThan(score("玲", "陳 美玲"));
  expect(score("민준", "김민준")).toBeGreaterThan(0);
  expect(score("さくら", "木村さくら")).toBeGreaterThan(0);
});

test("nothing typed fits everything, in its order", () => {
  expect(ranked("  ", ["b", "a"], (name) => [name])).toEqual(["b", "a"]);
});
