/** The last step of an upgrade: the request as the object gets it. */
import { z } from "zod";
import type { Grant } from "#domain/access/access.ts";
import { leaseMs } from "#domain/live/lease.ts";
import { tokenProtocolPrefix } from "#domain/live/wire.ts";
import { type Outcome, refusalCodes } from "#domain/refusal/refusal.ts";
import { problemOf } from "#workers/http/problem.ts";
import type { Viewer } from "#workers/services.ts";

/** Something that answers an upgrade: a Durable Object's stub. */
export interface Upgrades {
  fetch(request: Request): Promise<Response>;
}

/** Where somebody was let in: the object, and what it is told of them. */
export interface Door {
  object: Upgrades;
  ours: Record<string, unknown>;
  /** Frames that came by POST, for one of their streams. */
  hear?: (stream: string, frames: (string | Uint8Array)[]) => Promise<Outcome<null>>;
}

/** What a member's socket may do, for the object. `now` in epoch milliseconds. */
export function grantOf(
  viewer: Viewer & { organization: NonNullable<Viewer["organization"]> },
  now: number,
): Grant {
  return {
    actor: {
      kind: "user",
      id: viewer.user.id,
      organization: viewer.organization.id,
      capabilities: [...viewer.capabilities],
    },
    name: viewer.user.name,
    session: viewer.session,
    leaseUntil: now + leaseMs,
  };
}

const refusedSchema = z.object({ code: z.enum(refusalCodes) });

/**
 * The client's upgrade with our headers; its cookie and its token stay here. Values are JSON in ASCII. What the object
 * refuses is said as everything else that we refuse (and its own answer could not be given our headers).
 */
export async function handOver(
  object: Upgrades,
  request: Request,
  ours: Record<string, unknown>,
): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.delete("cookie");
  for (const [name, value] of Object.entries(ours)) {
    headers.set(name, typeof value === "string" ? value : asciiJson(value));
  }
  const protocols = protocolsOf(request).filter((each) => !each.startsWith(tokenProtocolPrefix));
  if (protocols.length > 0) headers.set("sec-websocket-protocol", protocols.join(", "));
  else headers.delete("sec-websocket-protocol");
  const response = await object.fetch(new Request(request, { headers }));
  if (response.webSocket || response.ok) return response;
  const refused = refusedSchema.safeParse(await response.json().catch(() => null));
  return problemOf(refused.success ? refused.data.code : "request.busy");
}

/** What the client asked for in Sec-WebSocket-Protocol, in its order. */
export function protocolsOf(request: Request): string[] {
  const asked = request.headers.get("sec-websocket-protocol") ?? "";
  return asked
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
}

/** Header values are bytes, names of people are not. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
