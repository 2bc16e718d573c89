import fc from "fast-check";
import { expect, test } from "vitest";
import { amountText, inMajor, parseAmount } from "./amount.ts";
import { currencies, minorDigits } from "./currency.ts";
import { payRangeSchema, publishedRange } from "./schema.ts";

test.each([
  ["75000", "EUR", 7_500_000],
  ["75,000", "USD", 7_500_000],
  ["75.000", "EUR", 7_500_000],
  ["75 000", "EUR", 7_500_000],
  ["75\u202f000,50", "EUR", 7_500_050],
  ["75'000.5", "CHF", 7_500_050],
  ["1,250,000", "INR", 125_000_000],
  ["42.5", "GBP", 4_250],
  ["4,200,000", "JPY", 4_200_000],
  ["1200.125", "KWD", 1_200_125],
])("%s %s is %d minor units", (text, currency, minor) => {
  expect(parseAmount(text, currency)).toBe(minor);
});

test.each(["", "a lot", "-5", "7,50,00", "1.2.3", "75k", "12.345.6", "1,2345", "99999999999999999999"])(
  "%s is no amount in euros",
  (text) => expect(parseAmount(text, "EUR")).toBeNull(),
);

test("yen have no decimals", () => expect(parseAmount("420.5", "JPY")).toBeNull());

test("what was written for a form is read as the same amount, in every currency", () => {
  const some = fc.tuple(fc.constantFrom(...currencies), fc.integer({ min: 1, max: 1_000_000_000_000 }));
  fc.assert(
    fc.property(some, ([currency, amount]) => {
      expect(parseAmount(amountText(amount, currency), currency)).toBe(amount);
    }),
  );
});

test("minor units are those of ISO 4217, whatever a browser rounds to", () => {
  expect(["EUR", "HUF", "JPY", "KWD"].map(minorDigits)).toEqual([2, 2, 0, 3]);
  expect(inMajor(1_050, "EUR")).toBe(10.5);
  expect(new Set(currencies).size).toBe(currencies.length);
});

test("a range the wrong way round names its end; one that is not published is nobody's outside", () => {
  const range = { min: 70, max: 60, currency: "EUR", period: "year" as const, published: false };
  expect(payRangeSchema.safeParse(range).error?.issues[0]?.path).toEqual(["max"]);
  expect(payRangeSchema.safeParse({ ...range, max: 80, currency: "XXX" }).error?.issues[0]?.path).toEqual([
    "currency",
  ]);
  expect(publishedRange({ ...range, max: 80 })).toBeNull();
  expect(publishedRange({ ...range, max: 80, published: true })).not.toBeNull();
  expect(publishedRange(null)).toBeNull();
});
