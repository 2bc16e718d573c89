/** A session that is used lives on: a week after it was last seen (a day if it ends with the browser), a month at most. */
import { briefCookieName, cookieValue, sessionCookieName, sessionSeconds } from "#workers/auth/cookie.ts";
import { briefSeconds, sessionCookie } from "#workers/auth/session/open.ts";
import type { SessionRow } from "#workers/db/identity/viewer.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
/** How often it is written down that somebody is there. */
const seenEvery = 5 * minute;
const longest = 30 * day;

export interface Slide {
  session: string;
  /** UTC epoch milliseconds. */
  expiresAt: number;
  /** For the answer, when the browser would forget the cookie too soon. */
  cookie: string | null;
}

/** What to write and to send for a session that was just used; null if there is nothing yet. */
export function slideOf(row: SessionRow, headers: Headers, now: number): Slide | null {
  if (now - row.seenAt < seenEvery) return null;
  const cookies = headers.get("cookie") ?? "";
  const brief = cookieValue(cookies, briefCookieName) !== null;
  const wanted = now + (brief ? briefSeconds : sessionSeconds) * 1_000;
  const expiresAt = Math.max(row.expiresAt, Math.min(wanted, row.openedAt + longest));
  const signed = cookieValue(cookies, sessionCookieName);
  const renews = !brief && signed !== null && expiresAt - row.expiresAt > day / 2;
  const seconds = Math.floor((expiresAt - now) / 1_000);
  return {
    session: row.session,
    expiresAt,
    cookie: renews ? sessionCookie(encodeURIComponent(signed), seconds) : null,
  };
}
