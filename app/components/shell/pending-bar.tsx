import { useNavigation } from "react-router";
import { m } from "#app/paraglide/messages.js";

/** A line along the top while a page is on its way; it waits a moment, so that quick pages show none. */
export function PendingBar() {
  const { state } = useNavigation();
  if (state === "idle") return null;
  return (
    <div
      role="progressbar"
      aria-label={m.ui_loading()}
      className="pending-bar pointer-events-none fixed inset-x-0 top-0 z-60 h-0.5 overflow-hidden"
    >
      <div className="h-full w-1/3 animate-pending bg-accent forced-colors:bg-[Highlight]" />
    </div>
  );
}
