/** From the Worker's request to a socket: what every object does the same. */
import { type RefusalCode, refusalStatus } from "#domain/refusal/refusal.ts";

export const grantHeader = "x-hotgigs-grant";
export const documentHeader = "x-hotgigs-document";
export const linkHeader = "x-hotgigs-link";
/** The id of the connection: said by the Worker when the other end is an event stream, whose POSTs name it. */
export const streamHeader = "x-hotgigs-stream";

/** Parses JSON from a header of the Worker's; null if it is not there or not right. */
export function readHeader<T>(
  value: string | null,
  parse: (json: unknown) => { success: true; data: T } | { success: false },
): T | null {
  if (value === null) return null;
  try {
    const parsed = parse(JSON.parse(value));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Whether the client offers this subprotocol. */
export function offers(request: Request, protocol: string): boolean {
  const offered = request.headers.get("sec-websocket-protocol") ?? "";
  return offered.split(",").some((each) => each.trim() === protocol);
}

/**
 * The same upgrade without URL, cookies, a chosen connection id and whatever else a socket's attachment must not keep
 * (partyserver stores the whole URL in it, and answers errors with their stack).
 */
export function cleanUpgrade(request: Request): Request {
  const headers = new Headers({ upgrade: "websocket" });
  for (const name of [grantHeader, documentHeader, linkHeader, "sec-websocket-protocol"]) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const stream = request.headers.get(streamHeader);
  const id = stream === null ? "" : `?_pk=${encodeURIComponent(stream)}`;
  return new Request(`https://object/${id}`, { headers });
}

/** Says which subprotocol was chosen: a client that offered some and is given none must hang up. */
export function withProtocol(response: Response, protocol: string | null): Response {
  if (!response.webSocket || protocol === null) return response;
  const headers = { "sec-websocket-protocol": protocol };
  return new Response(null, { status: 101, webSocket: response.webSocket, headers });
}

/** A socket that is opened only to be closed with a code: a browser sees no HTTP status of an upgrade. */
export function closedSocket(code: number, reason: string, protocol: string | null): Response {
  const { 0: client, 1: server } = new WebSocketPair();
  server.accept();
  server.close(code, reason);
  return withProtocol(new Response(null, { status: 101, webSocket: client }), protocol);
}

/** A refusal before any socket. */
export function refusedUpgrade(code: RefusalCode): Response {
  return Response.json({ code }, { status: refusalStatus[code] });
}

/** Whether the request asks for a socket. */
export function wantsSocket(request: Request): boolean {
  return request.headers.get("upgrade")?.toLowerCase() === "websocket";
}
