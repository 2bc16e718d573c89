/** A room's socket: comes back by itself with jitter, notices when the other end is gone, stops when told to. */
import ReconnectingWebSocket from "partysocket/ws";
import { finalCloseCodes, subprotocol } from "#domain/live/wire.ts";
import type { Bytes } from "./frames.ts";

export interface SocketHandlers {
  open(): void;
  frame(data: ArrayBuffer): void;
  /** `final`: it does not come back by itself. */
  closed(code: number, final: boolean): void;
}

export interface RoomSocket {
  /** False when the socket is not open: nothing is queued here. */
  send(frame: Bytes): boolean;
  /** Comes back at once, for example when the network is there again. */
  reconnect(): void;
  close(): void;
}

export type OpenSocket = (handlers: SocketHandlers) => RoomSocket;

const pingEveryMs = 20_000;
const pongWithinMs = 8_000;

/** Opens sockets to one document of a requisition, on the page's own origin. */
export function roomSocketOpener(requisition: string, document: "board"): OpenSocket {
  return (handlers) => {
    const url = () =>
      `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/live/requisitions/${requisition}/${document}`;
    const socket = new ReconnectingWebSocket(url, [subprotocol], {
      // Half to one and a half seconds at first, so that a restarted server is not met by everybody at once.
      minReconnectionDelay: 500 + Math.random() * 1_000,
      maxReconnectionDelay: 10_000 + Math.random() * 5_000,
      reconnectionDelayGrowFactor: 1.6,
      connectionTimeout: 8_000,
      minUptime: 4_000,
      maxEnqueuedMessages: 0,
      shouldReconnectOnClose: (event) => !finalCloseCodes.includes(event.code),
    });
    socket.binaryType = "arraybuffer";
    const liveness = watchLiveness(socket);
    socket.addEventListener("open", () => handlers.open());
    socket.addEventListener("close", (event) =>
      handlers.closed(event.code, finalCloseCodes.includes(event.code)),
    );
    socket.addEventListener("message", (event) => {
      liveness.heard();
      if (event.data instanceof ArrayBuffer) handlers.frame(event.data);
    });
    return {
      send: (frame) => socket.readyState === socket.OPEN && socket.send(frame),
      reconnect: () => socket.reconnect(),
      close: () => {
        liveness.stop();
        socket.close(1000);
      },
    };
  };
}

/** A half-open socket says nothing: ask now and then, and start again when no answer comes. */
function watchLiveness(socket: ReconnectingWebSocket) {
  let overdue: ReturnType<typeof setTimeout> | undefined;
  const timer = setInterval(() => {
    if (socket.readyState !== socket.OPEN || overdue !== undefined) return;
    socket.send("ping");
    overdue = setTimeout(() => {
      overdue = undefined;
      socket.reconnect();
    }, pongWithinMs);
  }, pingEveryMs);
  const heard = () => {
    clearTimeout(overdue);
    overdue = undefined;
  };
  return {
    heard,
    stop: () => {
      heard();
      clearInterval(timer);
    },
  };
}
