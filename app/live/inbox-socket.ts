/** The socket of a candidate's page: comes back by itself, notices a dead line, keeps its token out of the URL. */
import ReconnectingWebSocket from "partysocket/ws";
import { finalCloseCodes, subprotocol, tokenProtocolPrefix } from "#domain/live/wire.ts";
import type { OpenInboxSocket } from "./inbox.ts";

const pingEveryMs = 25_000;
const pongWithinMs = 8_000;

/** Opens the socket of one application with the token of its status link, on the page's own origin. */
export function inboxSocketOpener(application: string, token: string): OpenInboxSocket {
  return (handlers) => {
    const url = () =>
      `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/live/applications/${application}`;
    const socket = new ReconnectingWebSocket(url, [subprotocol, `${tokenProtocolPrefix}${token}`], {
      // Spread out, so that a restarted server is not met by everybody at once.
      minReconnectionDelay: 500 + Math.random() * 1_000,
      maxReconnectionDelay: 15_000 + Math.random() * 10_000,
      reconnectionDelayGrowFactor: 1.7,
      connectionTimeout: 8_000,
      minUptime: 4_000,
      maxEnqueuedMessages: 0,
      shouldReconnectOnClose: (event) => !finalCloseCodes.includes(event.code),
    });
    let overdue: ReturnType<typeof setTimeout> | undefined;
    const heard = () => {
      clearTimeout(overdue);
      overdue = undefined;
    };
    const pinging = setInterval(() => {
      if (socket.readyState !== socket.OPEN || overdue !== undefined) return;
      socket.send("ping");
      overdue = setTimeout(() => {
        overdue = undefined;
        socket.reconnect();
      }, pongWithinMs);
    }, pingEveryMs);
    socket.addEventListener("open", () => handlers.open());
    socket.addEventListener("close", (event) => {
      heard();
      handlers.closed(event.code);
    });
    socket.addEventListener("message", (event) => {
      heard();
      if (typeof event.data === "string") handlers.text(event.data);
    });
    return {
      send: (text) => socket.readyState === socket.OPEN && socket.send(text),
      reconnect: () => {
        heard();
        socket.reconnect();
      },
      drop: () => socket.close(1000),
      close: () => {
        heard();
        clearInterval(pinging);
        socket.close(1000);
      },
    };
  };
}
