/** The organization's socket: who has which board open, and which requisition has news. */
import { useEffect, useState } from "react";
import { useRevalidator } from "react-router";
import { readOrganizationMessage, throttled } from "#app/live/organization-messages.ts";
import type { OrganizationMessage } from "#domain/live/wire.ts";
import { lineTo } from "./line.ts";
import { ReconnectingSocket } from "./reconnecting-socket.ts";

export type Rooms = Extract<OrganizationMessage, { t: "presence" }>["rooms"];

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
    const reload = throttled(() => void revalidate(), reloadEveryMs);
    let missed = false;
    const socket = new ReconnectingSocket({
      ...lineTo("/live/organization"),
      random: Math.random,
      opened() {
        setLive((before) => ({ ...before, connected: true }));
        // What changed while we were away was told to nobody.
        if (missed) reload.call();
        missed = false;
      },
      heard(data) {
        const message = readOrganizationMessage(data);
        if (message?.t === "presence") setLive((before) => ({ ...before, rooms: message.rooms }));
        if (message?.t === "changed") reload.call();
      },
      closed() {
        missed = true;
        setLive({ rooms: {}, connected: false });
      },
    });
    return () => {
      reload.stop();
      socket.close();
    };
  }, [revalidate]);
  return live;
}
