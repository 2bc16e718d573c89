/** The headers of every answer. A handler that has set a stricter one keeps it. */
import type { MiddlewareHandler } from "hono";
import type { HttpEnv } from "#workers/http/context.ts";

const always = {
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy":
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), browsing-topics=()",
};

export const securityHeaders: MiddlewareHandler<HttpEnv> = async (c, next) => {
  await next();
  // The answer to an upgrade is not a document, and its headers cannot be written.
  if (c.res.webSocket || c.res.status === 101) return;
  const isPage = (c.res.headers.get("content-type") ?? "").startsWith("text/html");
  const headers: Record<string, string> = {
    ...always,
    "Content-Security-Policy": isPage ? pagePolicy(c.get("nonce"), c.get("origin")) : dataPolicy,
    // Under no-referrer a browser would send `Origin: null` with our own forms; same-origin tells others nothing.
    "Referrer-Policy": isPage ? "same-origin" : "no-referrer",
    "X-Request-Id": c.get("requestId"),
  };
  for (const [name, value] of Object.entries(headers))
    if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  // Everything here is somebody's: only what says otherwise (files of the build) may be kept.
  if (!c.res.headers.has("Cache-Control")) c.res.headers.set("Cache-Control", "no-store");
};

const dataPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Scripts and style sheets are ours by origin or by nonce, never inline; sockets go to our own host. */
export function pagePolicy(nonce: string, origin: string): string {
  const { host, protocol } = new URL(origin);
  const sockets = `${protocol === "https:" ? "wss" : "ws"}://${host}`;
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `connect-src 'self' ${sockets}`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
