/** A room's socket, on the page's own origin. */

import type { Bytes } from "#domain/live/frames.ts";
import { lineTo } from "./line.ts";
import { ReconnectingSocket } from "./reconnecting-socket.ts";

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

/** Opens lines to one document of a requisition. */
export function roomSocketOpener(requisition: string, document: string): OpenSocket {
  return (handlers) =>
    new ReconnectingSocket({
      ...lineTo(`/live/requisitions/${requisition}/${document}`),
      random: Math.random,
      opened: () => handlers.open(),
      heard: (data) => {
        if (data instanceof ArrayBuffer) handlers.frame(data);
      },
      closed: (code, final) => handlers.closed(code, final),
    });
}
