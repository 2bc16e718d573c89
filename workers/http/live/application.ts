import type { Id } from "#domain/ids/ids.ts";
import { tokenProtocolPrefix } from "#domain/live/wire.ts";
import type { HttpContext } from "#workers/http/context.ts";
import { handOver, protocolsOf, type Upgrades } from "#workers/http/live/hand-over.ts";
import { problemOf } from "#workers/http/problem.ts";
import { inboxAt } from "#workers/objects.ts";
import { verifyStatusLink } from "#workers/queries/verify-status-link.ts";

/** A candidate's page: the link's token, sent as a subprotocol, opens this application's announcements and no other. */
export async function applicationSocket(c: HttpContext, application: Id<"app">): Promise<Response> {
  const token = protocolsOf(c.req.raw)
    .find((each) => each.startsWith(tokenProtocolPrefix))
    ?.slice(tokenProtocolPrefix.length);
  if (!token) return problemOf("session.missing");
  const opened = await verifyStatusLink(c.env, token);
  // A link of another application opens nothing here, and does not say that it is one.
  if (opened?.application !== application) return problemOf("resource.missing");
  const { organization, candidate, link } = opened;
  return handOver(inboxAt(c.env, { organization, candidate }) as unknown as Upgrades, c.req.raw, {
    "x-hotgigs-link": { application, link },
  });
}
