import { CloudOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Banner } from "#app/components/ui/banner.tsx";
import { m } from "#app/paraglide/messages.js";

function subscribe(change: () => void) {
  addEventListener("online", change);
  addEventListener("offline", change);
  return () => {
    removeEventListener("online", change);
    removeEventListener("offline", change);
  };
}

/** Whether the browser has a network. True on the server. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
}

/** Shown while the network is away; the region is always there, so that its words are read. */
export function OfflineBanner() {
  const online = useOnline();
  return (
    <div role="status">
      {online ? null : (
        <Banner
          tone="warning"
          icon={<CloudOff aria-hidden="true" className="size-4" />}
          className="rounded-none border-b border-border"
        >
          {m.shell_offline()}
        </Banner>
      )}
    </div>
  );
}
