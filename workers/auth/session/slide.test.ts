import { expect, test } from "vitest";
import type { SessionRow } from "#workers/db/identity/viewer.ts";
import { slideOf } from "./slide.ts";

const day = 24 * 60 * 60_000;
const now = 1_700_000_000_000;
const row = (some: Partial<SessionRow>): SessionRow => ({
  session: "s",
  active: null,
  user: "usr",
  name: "Ana",
  email: "ana@example.com",
  organization: null,
  organizationName: null,
  role: null,
  method: "password",
  ssoOrganization: null,
  asks: null,
  has: 0,
  manages: 0,
  openedAt: now - 3 * day,
  seenAt: now - 2 * day,
  expiresAt: now + 5 * day,
  ...some,
});
const browser = new Headers({ cookie: "__Host-hotgigs_session=a.b" });
const passing = new Headers({ cookie: "__Host-hotgigs_session=a.b; __Host-hotgigs_brief=1" });

test("a session that is used lives a week on, and the browser is told", () => {
  const slide = slideOf(row({}), browser, now);
  expect(slide?.expiresAt).toBe(now + 7 * day);
  expect(slide?.cookie).toContain("__Host-hotgigs_session=a.b; Max-Age=604800; Path=/; HttpOnly; Secure");
});

test("it is written down every five minutes at most", () => {
  expect(slideOf(row({ seenAt: now - 4 * 60_000 }), browser, now)).toBeNull();
  expect(slideOf(row({ seenAt: now - 6 * 60_000 }), browser, now)).not.toBeNull();
});

test("no session lives longer than a month, however often it is used", () => {
  const slide = slideOf(row({ openedAt: now - 28 * day, expiresAt: now + 1 }), browser, now);
  expect(slide?.expiresAt).toBe(now + 2 * day);
});

test("one that ends with the browser lives a day on, and its cookie stays as it is", () => {
  const slide = slideOf(row({ expiresAt: now + day / 2 }), passing, now);
  expect(slide?.expiresAt).toBe(now + day);
  expect(slide?.cookie).toBeNull();
});

test("sliding never makes a session end sooner", () => {
  expect(slideOf(row({ expiresAt: now + 9 * day }), browser, now)?.expiresAt).toBe(now + 9 * day);
});
