import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useRevalidator } from "react-router";
import type { CandidateStatus } from "#domain/views/candidate-status.ts";
import { createInbox, type InboxSnapshot } from "./inbox.ts";
import { inboxSocketOpener } from "./inbox-socket.ts";

const lookAgainAfterMs = 15_000;
const reloadNotBeforeMs = 60_000;

/** What the candidate may read now, kept up to date while the page is open. On the server: what it was given. */
export function useInbox(status: CandidateStatus, token: string): InboxSnapshot {
  const [inbox] = useState(() => createInbox(status.application, status.entries));
  const { revalidate } = useRevalidator();
  const lookedAt = useRef(0);

  // Where sockets cannot pass (a proxy, say) the page still asks now and then, and learns that its link has ended.
  const lookAgain = useCallback(async () => {
    if (Date.now() - lookedAt.current < lookAgainAfterMs || !navigator.onLine) return;
    lookedAt.current = Date.now();
    const answer = await fetch(location.pathname, { method: "HEAD", cache: "no-store" }).catch(() => null);
    if (answer?.status === 404 || answer?.status === 410) inbox.end();
    else if (answer?.ok) await revalidate();
  }, [inbox, revalidate]);

  useEffect(() => inbox.receive(status.entries), [inbox, status.entries]);

  useEffect(() => {
    const stop = inbox.start(inboxSocketOpener(status.application, token), {
      lookAgain: () => void lookAgain(),
      // Not over and over while a deployment is under way.
      reload: () => performance.now() > reloadNotBeforeMs && location.reload(),
    });
    const up = () => inbox.network(true);
    const down = () => inbox.network(false);
    const shown = () => {
      if (document.visibilityState === "visible" && inbox.snapshot().link !== "live") up();
    };
    // Back from the back-forward cache, where sockets do not survive.
    const restored = (event: PageTransitionEvent) => event.persisted && up();
    if (!navigator.onLine) down();
    addEventListener("online", up);
    addEventListener("offline", down);
    addEventListener("pageshow", restored);
    document.addEventListener("visibilitychange", shown);
    return () => {
      removeEventListener("online", up);
      removeEventListener("offline", down);
      removeEventListener("pageshow", restored);
      document.removeEventListener("visibilitychange", shown);
      stop();
    };
  }, [inbox, lookAgain, status.application, token]);

  return useSyncExternalStore(inbox.subscribe, inbox.snapshot, inbox.snapshot);
}
