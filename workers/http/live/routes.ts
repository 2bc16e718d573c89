/** /live: authorise a socket once, then hand it to its object with a grant. Tokens never stand in the URL. */
import { Hono } from "hono";
import { isId } from "#domain/ids/ids.ts";
import type { HttpEnv } from "#workers/http/context.ts";
import { applicationSocket } from "#workers/http/live/application.ts";
import { mayUpgrade } from "#workers/http/live/may-upgrade.ts";
import { organizationSocket } from "#workers/http/live/organization.ts";
import { requisitionSocket } from "#workers/http/live/requisition.ts";
import { who } from "#workers/http/middleware/who.ts";
import { problemOf } from "#workers/http/problem.ts";

export const live = new Hono<HttpEnv>();

live.use(mayUpgrade);
live.get("/applications/:application", (c) => {
  const application = c.req.param("application");
  return isId("app", application) ? applicationSocket(c, application) : problemOf("resource.missing");
});
live.use(who);
live.get("/organization", organizationSocket);
live.get("/requisitions/:requisition/:document", (c) =>
  requisitionSocket(c, c.req.param("requisition"), c.req.param("document")),
);
live.all("*", () => problemOf("resource.missing"));
