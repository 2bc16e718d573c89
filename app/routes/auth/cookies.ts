import { redirect } from "react-router";
import type { SignedChange } from "#workers/services.ts";

/** A redirect that brings the session's cookies along. */
export function redirectWithCookies(to: string, cookies: readonly string[]): Response {
  const response = redirect(to);
  for (const cookie of cookies) response.headers.append("Set-Cookie", cookie);
  return response;
}

/** On to where they wanted to go, or first to the second step. */
export function redirectSigned({ cookies, step }: SignedChange, next: string): Response {
  const query = next === "/" ? "" : `?${new URLSearchParams({ next })}`;
  return redirectWithCookies(step ? `/sign-in/second-step${query}` : next, cookies);
}
