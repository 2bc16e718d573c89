/**
 * /live: authorise a socket once, then hand it to its object with a grant. Tokens never stand in the URL. Each door has
 * three ways in: an upgrade, and where no WebSocket passes `/events` (down) and `/frames` (up).
 */
import { Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { streamLimits } from "#domain/live/event-stream.ts";
import type { HttpContext, HttpEnv } from "#workers/http/context.ts";
import { applicationDoor } from "#workers/http/live/application.ts";
import { eventStream } from "#workers/http/live/event-stream.ts";
import { type Door, handOver } from "#workers/http/live/hand-over.ts";
import { fromHere, mayUpgrade } from "#workers/http/live/may-upgrade.ts";
import { organizationDoor } from "#workers/http/live/organization.ts";
import { requisitionDoor } from "#workers/http/live/requisition.ts";
import { sentFrames } from "#workers/http/live/sent-frames.ts";
import { who } from "#workers/http/middleware/who.ts";
import { problemOf } from "#workers/http/problem.ts";

type Doorkeeper = (c: HttpContext) => Promise<Door | Response>;
const through =
  (admit: Doorkeeper, then: (c: HttpContext, door: Door) => Promise<Response>) => async (c: HttpContext) => {
    const door = await admit(c);
    return door instanceof Response ? door : then(c, door);
  };

const socket = (admit: Doorkeeper) =>
  through(admit, (c, { object, ours }) => handOver(object, c.req.raw, ours));
/** HEAD asks only whether one may. */
const events = (admit: Doorkeeper) =>
  through(admit, async (c, door) =>
    c.req.method === "HEAD" ? new Response(null, { status: 204 }) : eventStream(door, c.req.raw),
  );
const frames = (admit: Doorkeeper) => through(admit, sentFrames);
const framesLimit: MiddlewareHandler<HttpEnv> = bodyLimit({
  maxSize: streamLimits.characters,
  onError: () => problemOf("wire.tooLarge"),
});

export const live = new Hono<HttpEnv>();

live.use(fromHere);
live.get("/applications/:application", mayUpgrade, socket(applicationDoor));
live.get("/applications/:application/events", events(applicationDoor));
live.post("/applications/:application/frames", framesLimit, frames(applicationDoor));
live.use(who);
live.get("/organization", mayUpgrade, socket(organizationDoor));
live.get("/organization/events", events(organizationDoor));
live.get("/requisitions/:requisition/:document", mayUpgrade, socket(requisitionDoor));
live.get("/requisitions/:requisition/:document/events", events(requisitionDoor));
live.post("/requisitions/:requisition/:document/frames", framesLimit, frames(requisitionDoor));
live.all("*", () => problemOf("resource.missing"));
