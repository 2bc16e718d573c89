import { expect, test } from "vitest";
import { closeCode } from "#domain/live/wire.ts";
import { isFinal, isSlow } from "./come-back.ts";
import { nearlyFullWords, pausedWords } from "./room-words.ts";

test("every limit of a room has its own close code, a slow way back and words of its own", () => {
  const { tooLarge, documentFull, tooMany, roomFull, tooManyTabs, reset } = closeCode;
  const codes = [tooLarge, documentFull, tooMany, roomFull, tooManyTabs, reset];
  expect(new Set(codes).size).toBe(codes.length);
  expect(new Set(codes.map(pausedWords)).size).toBe(codes.length);
  expect(codes.every((code) => isSlow(code) && !isFinal(code))).toBe(true);
});

test("how full a document is stands there in megabytes", () => {
  expect(nearlyFullWords({ bytes: 1_500_000, most: 4 * 1024 * 1024 })).toContain("1.4 of 4.0 MB");
});
