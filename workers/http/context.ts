/** What middleware leaves for the handlers behind it. */
import type { Context } from "hono";
import type { Env } from "#workers/env.ts";
import type { Viewer } from "#workers/services.ts";

export interface HttpEnv {
  Bindings: Env;
  Variables: {
    /** Names this request in logs and in the answer's `x-request-id`. */
    requestId: string;
    /** scheme://host[:port] under which we are reached; never a client's invention in production. */
    origin: string;
    /** For the scripts and styles of one page. */
    nonce: string;
    /** Set on every route but the ones that need nobody (health, internal). */
    viewer: Viewer | null;
  };
}
export type HttpContext = Context<HttpEnv>;
