import { Hono } from "hono";
import { authRoutes } from "#workers/auth/routes.ts";
import { api } from "#workers/http/api/api.ts";
import { files } from "#workers/http/api/files.ts";
import { internal } from "#workers/http/api/internal.ts";
import type { HttpEnv } from "#workers/http/context.ts";
import { health } from "#workers/http/health.ts";
import { live } from "#workers/http/live/routes.ts";
import { log } from "#workers/http/log.ts";
import { internalOnly } from "#workers/http/middleware/internal-only.ts";
import { logRequests } from "#workers/http/middleware/log-requests.ts";
import { requestScope } from "#workers/http/middleware/request-scope.ts";
import { sameOrigin } from "#workers/http/middleware/same-origin.ts";
import { securityHeaders } from "#workers/http/middleware/security-headers.ts";
import { who } from "#workers/http/middleware/who.ts";
import { pages } from "#workers/http/pages.ts";
import { problemOf } from "#workers/http/problem.ts";

/** Everything over HTTP: API, live sockets and files first; what is left goes to the pages. */
export const http = new Hono<HttpEnv>();

http.use(requestScope, securityHeaders, logRequests, sameOrigin);
http.route("/", health);
http.use("/__internal/*", internalOnly);
http.route("/__internal", internal);
http.all("/__internal/*", () => problemOf("resource.missing"));

http.route("/live", live);
http.route("/api/auth", authRoutes);
http.route("/files", files);
http.use(who);
http.route("/api/v1", api);
http.all("/api/*", () => problemOf("resource.missing"));
http.all("*", (c) => pages(c));

http.onError((error, c) => {
  // The message may quote what somebody typed: only its class is written down.
  log("error", { id: c.get("requestId"), name: error.name, stack: frames(error) });
  return problemOf("internal.error");
});

function frames(error: Error): string {
  return (error.stack ?? "")
    .split("\n")
    .filter((line) => line.trim().startsWith("at "))
    .slice(0, 8)
    .join("|");
}
