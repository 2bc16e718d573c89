/** Keeps the pages of who interviews fresh: news by the organization's socket, and a look after a long absence. */
import { useEffect } from "react";
import { useRevalidator } from "react-router";
import { lineTo } from "#app/live/line.ts";
import { throttled } from "#app/live/organization-messages.ts";
import { ReconnectingSocket } from "#app/live/reconnecting-socket.ts";
import { interviewNewsSchema } from "#domain/live/interview-news.ts";

const reloadEveryMs = 1_000;
/** Links to files are good for five minutes, and what was coming up may be over. */
const staleAfterMs = 4 * 60_000;

/** Loads the page's data again when an interview of the viewer's is planned, changed or called off. */
export function useInterviewNews(): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    let loadedAt = Date.now();
    let connected = false;
    let missed = false;
    const reload = throttled(() => {
      loadedAt = Date.now();
      void revalidate();
    }, reloadEveryMs);
    const socket = new ReconnectingSocket({
      ...lineTo("/live/organization"),
      random: Math.random,
      opened: () => {
        connected = true;
        // What happened while we were away was told to nobody.
        if (missed) reload.call();
        missed = false;
      },
      heard: (data) => {
        if (isNews(data)) reload.call();
      },
      closed: (_code, final) => {
        connected = false;
        missed = true;
        // Signed out, or no member any more: the server says what there is to say.
        if (final) reload.call();
      },
    });
    const look = () => {
      // Without network what stands here is better than an error: it is loaded when the socket is back.
      const stale = connected && Date.now() - loadedAt > staleAfterMs;
      if (stale && document.visibilityState === "visible") reload.call();
    };
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      reload.stop();
      socket.close();
    };
  }, [revalidate]);
}

function isNews(data: unknown): boolean {
  if (typeof data !== "string" || !data.startsWith("{")) return false;
  try {
    return interviewNewsSchema.safeParse(JSON.parse(data)).success;
  } catch {
    return false;
  }
}
