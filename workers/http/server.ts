import { Hono } from "hono";
import type { Env } from "#workers/env.ts";
import { pages } from "#workers/http/pages.ts";

/** Everything over HTTP: API, live sockets and files first; what is left goes to the pages. */
export const http = new Hono<{ Bindings: Env }>();

http.get("/api/health", (c) => c.json({ ok: true }));

http.all("*", (c) => pages(c.req.raw, c.env, c.executionCtx));
