import { useEffect, useRef } from "react";
import { useLocation } from "react-router";
import { useAnnounce } from "#app/components/ui/live-region.tsx";

/** Says the new page's title when the page changes without a load: a screen reader would hear nothing. */
export function RouteAnnouncer() {
  const { pathname } = useLocation();
  const announce = useAnnounce();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    // The title is written in the same commit; one frame later it is surely there.
    const frame = requestAnimationFrame(() => announce(document.title));
    return () => cancelAnimationFrame(frame);
  }, [pathname, announce]);
  return null;
}
