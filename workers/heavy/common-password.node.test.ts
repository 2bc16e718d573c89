import { expect, test } from "vitest";
import { isTooCommon } from "./common-password.ts";

const me = ["Ana Founder", "ana.founder@example.com", "Daughters"];

test.each([
  ["on the list", "qwertyuiop"],
  ["on the list, in capitals", "PASSWORD123"],
  ["a common one with signs around it", "!Password2026!"],
  ["one letter, again and again", "aaaaaaaaaaaa"],
  ["a short thing, again and again", "abc1abc1abc1"],
  ["the alphabet", "abcdefghijkl"],
  ["a row backwards", "0987654321"],
  ["one's own name", "AnaFounder1"],
  ["one's own address", "ana.founder@example.com"],
])("%s is refused", async (_why, password) => {
  expect(await isTooCommon(password, me)).toBe(true);
});

test.each([
  "a few words in a row",
  "demo-hotgigs",
  "a password of mine",
  "kX9#vQ2$mL5p",
  "Zwölf Boxkämpfer jagen",
])("%s is taken", async (password) => {
  expect(await isTooCommon(password, me)).toBe(false);
});
