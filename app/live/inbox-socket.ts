/** The line of a candidate's page: comes back by itself, notices a dead one, keeps its token out of the URL. */
import type { OpenInboxSocket } from "./inbox.ts";
import { lineTo } from "./line.ts";
import { ReconnectingSocket } from "./reconnecting-socket.ts";

/** Opens the line of one application with the token of its status link, on the page's own origin. */
export function inboxSocketOpener(application: string, token: string): OpenInboxSocket {
  return (handlers) =>
    new ReconnectingSocket({
      ...lineTo(`/live/applications/${application}`, token),
      random: Math.random,
      opened: () => handlers.open(),
      heard: (data) => {
        if (typeof data === "string") handlers.text(data);
      },
      closed: (code) => handlers.closed(code),
    });
}
