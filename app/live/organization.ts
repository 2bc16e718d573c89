/** The organization's socket for lists: who has which board open, and which requisition has news. */
import { useEffect, useSyncExternalStore } from "react";
import { useRevalidator } from "react-router";
import { throttled } from "#app/live/organization-messages.ts";
import { noNews, type OrganizationNews, organizationLine } from "./organization-line.ts";

export type { Rooms } from "./organization-line.ts";

const reloadEveryMs = 1_000;

/** Keeps the page's loaders fresh while it is mounted, and says who is where. Empty on the server. */
export function useOrganizationLive(): OrganizationNews {
  const line = organizationLine();
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const reload = throttled(() => void revalidate(), reloadEveryMs);
    const stop = line.onChanged(() => reload.call());
    return () => {
      stop();
      reload.stop();
    };
  }, [line, revalidate]);
  return useSyncExternalStore(line.subscribe, line.snapshot, () => noNews);
}
