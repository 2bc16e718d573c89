import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readOrganizationMessage, throttled } from "#app/live/organization-messages.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("what is no message of ours is passed over", () => {
  expect(readOrganizationMessage("pong")).toBeNull();
  expect(readOrganizationMessage("{broken")).toBeNull();
  expect(readOrganizationMessage('{"t":"later"}')).toBeNull();
  expect(readOrganizationMessage(new ArrayBuffer(2))).toBeNull();
});

test("who is where is read", () => {
  const message = { t: "presence", rooms: { req_1: [{ id: "usr_1", name: "Ada", hue: 20 }] } };
  expect(readOrganizationMessage(JSON.stringify(message))).toEqual(message);
});

test("a burst of changes loads once at its start and once after its end", () => {
  const run = vi.fn();
  const reload = throttled(run, 1_000);
  for (let at = 0; at < 10; at += 1) reload.call();
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  expect(run).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(5_000);
  expect(run).toHaveBeenCalledTimes(2);
});

test("after it was stopped nothing runs", () => {
  const run = vi.fn();
  const reload = throttled(run, 1_000);
  reload.call();
  reload.call();
  reload.stop();
  vi.advanceTimersByTime(5_000);
  expect(run).toHaveBeenCalledTimes(1);
});
