import { expect, test } from "vitest";
import { relativeTime } from "#app/components/ui/relative-time.ts";

const now = Date.UTC(2026, 10, 23, 12);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

test.each([
  [0, "now"],
  [-20_000, "now"],
  [-minute, "1 minute ago"],
  [-59 * minute, "59 minutes ago"],
  [-hour, "1 hour ago"],
  [-23 * hour, "23 hours ago"],
  [-day, "yesterday"],
  [-6 * day, "6 days ago"],
  [-8 * day, "last week"],
  [3 * hour, "in 3 hours"],
  [-400 * day, "last year"],
])("a distance of %d ms reads %j", (distance, words) => {
  expect(relativeTime(now + distance, now, "en", "long")).toBe(words);
});
