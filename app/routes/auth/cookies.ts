import { redirect } from "react-router";

/** A redirect that brings the session's cookies along. */
export function redirectWithCookies(to: string, cookies: readonly string[]): Response {
  const response = redirect(to);
  for (const cookie of cookies) response.headers.append("Set-Cookie", cookie);
  return response;
}
