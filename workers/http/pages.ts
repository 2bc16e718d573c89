import { createRequestHandler, RouterContextProvider } from "react-router";
import { paraglideMiddleware } from "#app/paraglide/server.js";
import type { Env } from "#workers/env.ts";

// Imported lazily, so that tests in workerd (which have no build) can load the Worker.
const handle = createRequestHandler(() => import("virtual:react-router/server-build"), import.meta.env.MODE);

/** Answers with a page of the React Router app; loaders find the services in `servicesContext`. */
export function pages(
  request: Request,
  _env: Env,
  _ctx: Pick<ExecutionContext, "waitUntil">,
): Promise<Response> {
  const context = new RouterContextProvider();
  // TODO(API helper): context.set(servicesContext, createServices(env, ctx, request)) from #app/context.ts.
  return paraglideMiddleware(request, () => handle(request, context));
}
