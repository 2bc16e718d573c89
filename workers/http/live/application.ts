import { isId } from "#domain/ids/ids.ts";
import { tokenProtocolPrefix } from "#domain/live/wire.ts";
import type { HttpContext } from "#workers/http/context.ts";
import { type Door, protocolsOf, type Upgrades } from "#workers/http/live/hand-over.ts";
import { problemOf } from "#workers/http/problem.ts";
import { inboxAt } from "#workers/objects.ts";
import { verifyStatusLink } from "#workers/queries/verify-status-link.ts";

/**
 * The door to a candidate's page: the link's token opens this application's announcements and no other. It is sent as a
 * subprotocol (a browser's socket has no headers) or, with a stream, as a bearer token. 401 without one, else 404.
 */
export async function applicationDoor(c: HttpContext): Promise<Door | Response> {
  const application = c.req.param("application");
  if (!application || !isId("app", application)) return problemOf("resource.missing");
  const token = tokenOf(c.req.raw);
  if (!token) return problemOf("session.missing");
  const opened = await verifyStatusLink(c.env, token);
  // A link of another application opens nothing here, and does not say that it is one.
  if (opened?.application !== application) return problemOf("resource.missing");
  const { organization, candidate, link } = opened;
  const inbox = inboxAt(c.env, { organization, candidate });
  return {
    object: inbox as unknown as Upgrades,
    ours: { "x-hotgigs-link": { application, link } },
    hear: (stream, frames) => inbox.hear(stream, { application, link }, frames),
  };
}

function tokenOf(request: Request): string | undefined {
  const bearer = /^Bearer (\S+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  const protocol = protocolsOf(request).find((each) => each.startsWith(tokenProtocolPrefix));
  return protocol?.slice(tokenProtocolPrefix.length) ?? bearer;
}
