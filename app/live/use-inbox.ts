import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { useRevalidator } from "react-router";
import type { CandidateStatus } from "#domain/views/candidate-status.ts";
import { mergeEntries } from "#domain/views/standing.ts";
import type { Inbox, InboxSnapshot } from "./inbox.ts";

const lookAgainAfterMs = 15_000;
const reloadNotBeforeMs = 60_000;
const loadAgainAfterMs = 5_000;

type Live = Pick<typeof import("./inbox-live.ts"), "createInbox" | "inboxSocketOpener">;
const never = () => () => {};

/** The part that listens, once it could be loaded; without network that is tried again. */
function useLive(): Live | null {
  const [live, setLive] = useState<Live | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let gone = false;
    const load = () =>
      void import("./inbox-live.ts").then(
        ({ createInbox, inboxSocketOpener }) => gone || setLive({ createInbox, inboxSocketOpener }),
        () => {
          if (!gone) timer = setTimeout(load, loadAgainAfterMs);
        },
      );
    load();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, []);
  return live;
}

/** What the candidate may read now, kept up to date while the page is open. On the server: what it was given. */
export function useInbox(status: CandidateStatus, token: string): InboxSnapshot {
  const live = useLive();
  const [first] = useState(status.entries);
  const inbox = useMemo<Inbox | null>(
    () => live?.createInbox(status.application, first) ?? null,
    [live, status.application, first],
  );
  const { revalidate } = useRevalidator();
  const lookedAt = useRef(0);

  // Where sockets cannot pass (a proxy, say) the page still asks now and then, and learns that its link has ended.
  const lookAgain = useCallback(async () => {
    if (Date.now() - lookedAt.current < lookAgainAfterMs || !navigator.onLine) return;
    lookedAt.current = Date.now();
    const answer = await fetch(location.pathname, { method: "HEAD", cache: "no-store" }).catch(() => null);
    if (answer?.status === 404 || answer?.status === 410) inbox?.end();
    else if (answer?.ok) await revalidate();
  }, [inbox, revalidate]);

  useEffect(() => inbox?.receive(status.entries), [inbox, status.entries]);

  useEffect(() => {
    if (!inbox || !live) return;
    const stop = inbox.start(live.inboxSocketOpener(status.application, token), {
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
  }, [inbox, live, lookAgain, status.application, token]);

  const before = useMemo<InboxSnapshot>(
    () => ({ entries: mergeEntries([], first), link: "connecting" }),
    [first],
  );
  const snapshot = inbox?.snapshot ?? (() => before);
  return useSyncExternalStore(inbox?.subscribe ?? never, snapshot, () => before);
}
