/** A room's socket, on the page's own origin. */

import type { Bytes } from "#domain/live/frames.ts";
import { closeCode, subprotocol } from "#domain/live/wire.ts";
import { type PlainSocket, ReconnectingSocket } from "./reconnecting-socket.ts";

export interface SocketHandlers {
  open(): void;
  frame(data: ArrayBuffer): void;
  /** `final`: it does not come back by itself. */
  closed(code: number, final: boolean): void;
  /** Another tab that shared this socket is gone: what it left is for whoever remains. */
  left?(): void;
}

export interface RoomSocket {
  /** False when the socket is not open: nothing is queued here. */
  send(frame: Bytes): boolean;
  /** Comes back at once, for example when the network is there again; not when the room asked to be left alone. */
  reconnect(): void;
  /** The network is gone: an open socket is let go now, not when its silence is noticed. */
  drop(): void;
  close(): void;
}

export type OpenSocket = (handlers: SocketHandlers) => RoomSocket;

/** Opens sockets to one document of a requisition. */
export function roomSocketOpener(requisition: string, document: "board"): OpenSocket {
  return (handlers) => {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const url = `${scheme}://${location.host}/live/requisitions/${requisition}/${document}`;
    return new ReconnectingSocket({
      make: () => new WebSocket(url, [subprotocol]) as PlainSocket,
      whyNot: () => whyNotOpen(requisition),
      random: Math.random,
      opened: () => handlers.open(),
      heard: (data) => {
        if (data instanceof ArrayBuffer) handlers.frame(data);
      },
      closed: (code, final) => handlers.closed(code, final),
    });
  };
}

const answerWithinMs = 5_000;
const codeOfStatus: Record<number, number> = {
  401: closeCode.sessionEnded,
  403: closeCode.accessRemoved,
  404: closeCode.missing,
};

/**
 * An upgrade that was refused looks like a lost network to a page. The same question over HTTP has an answer:
 * the close code that stands for it, or null when it was not refused for who asks.
 */
export async function whyNotOpen(
  requisition: string,
  fetcher: typeof fetch = (...args) => fetch(...args),
): Promise<number | null> {
  const response = await fetcher(`/api/v1/requisitions/${requisition}/faces?ids=`, {
    cache: "no-store",
    signal: AbortSignal.timeout(answerWithinMs),
  });
  return codeOfStatus[response.status] ?? null;
}
