import { useSyncExternalStore } from "react";
import { noNews, organizationLine } from "./organization-line.ts";

/** How many mentions of the viewer wait to be seen, live; null while nobody has said. */
export function useUnseen(): number | null {
  const line = organizationLine();
  return useSyncExternalStore(
    line.subscribe,
    () => line.snapshot().unseen,
    () => noNews.unseen,
  );
}
