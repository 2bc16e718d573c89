/** The organization's socket: who has which board open, and which requisition has news. */
import ReconnectingWebSocket from "partysocket/ws";
import { useEffect, useState } from "react";
import { useRevalidator } from "react-router";
import { readOrganizationMessage, throttled } from "#app/live/organization-messages.ts";
import { finalCloseCodes, type OrganizationMessage, subprotocol } from "#domain/live/wire.ts";

export type Rooms = Extract<OrganizationMessage, { t: "presence" }>["rooms"];

const pingEveryMs = 25_000;
const reloadEveryMs = 1_000;

export interface OrganizationLive {
  /** requisition → who has its board open now. */
  rooms: Rooms;
  /** Whether news arrives; without it the page is as fresh as its last load. */
  connected: boolean;
}

/** Keeps the page's loaders fresh while it is mounted, and says who is where. Empty on the server. */
export function useOrganizationLive(): OrganizationLive {
  const [live, setLive] = useState<OrganizationLive>({ rooms: {}, connected: false });
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const url = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/live/organization`;
    const socket = new ReconnectingWebSocket(url, [subprotocol], {
      minReconnectionDelay: 500 + Math.random() * 1_000,
      maxReconnectionDelay: 15_000,
      maxEnqueuedMessages: 0,
      shouldReconnectOnClose: (event) => !finalCloseCodes.includes(event.code),
    });
    const reload = throttled(() => void revalidate(), reloadEveryMs);
    let missed = false;
    socket.addEventListener("open", () => {
      setLive((before) => ({ ...before, connected: true }));
      // What changed while we were away was told to nobody.
      if (missed) reload.call();
      missed = false;
    });
    socket.addEventListener("close", () => {
      missed = true;
      setLive({ rooms: {}, connected: false });
    });
    socket.addEventListener("message", (event: MessageEvent) => {
      const message = readOrganizationMessage(event.data);
      if (message?.t === "presence") setLive((before) => ({ ...before, rooms: message.rooms }));
      if (message?.t === "changed") reload.call();
    });
    const ping = setInterval(() => {
      if (socket.readyState === socket.OPEN) socket.send("ping");
    }, pingEveryMs);
    return () => {
      clearInterval(ping);
      reload.stop();
      socket.close(1000);
    };
  }, [revalidate]);
  return live;
}
