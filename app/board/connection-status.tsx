import { CloudCheck, CloudOff, CloudUpload, RefreshCw } from "lucide-react";
import { cn } from "#app/components/ui/cn.ts";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";

/** Whether what one sees is live and what one did is safe: "saved" is said only when it is on the disk. */
export function ConnectionStatus() {
  const connection = useRoom((room) => room.connection);
  const count = useRoom((room) => room.unsaved);
  const unsaved = count > 0;
  const view = {
    connecting: { Icon: RefreshCw, words: m.board_connecting(), tone: "text-subtle" },
    live: unsaved
      ? { Icon: CloudUpload, words: m.board_saving(), tone: "text-subtle" }
      : { Icon: CloudCheck, words: m.board_saved(), tone: "text-subtle" },
    reconnecting: {
      Icon: RefreshCw,
      words: unsaved ? m.board_reconnecting_waiting({ count }) : m.board_reconnecting(),
      tone: "text-warning-text",
    },
    offline: {
      Icon: CloudOff,
      words: unsaved ? m.board_offline_waiting({ count }) : m.board_offline(),
      tone: "text-warning-text",
    },
    ended: { Icon: CloudOff, words: m.board_ended(), tone: "text-danger-text" },
  }[connection];
  return (
    <span
      role="status"
      data-connection={connection}
      data-unsaved={unsaved}
      className={cn("flex items-center gap-1.5 text-xs", view.tone)}
      title={view.words}
    >
      <view.Icon
        aria-hidden="true"
        className={cn("size-4", connection === "reconnecting" && "animate-spin")}
      />
      <span className={cn(connection === "live" && "max-lg:sr-only", "max-sm:sr-only")}>{view.words}</span>
    </span>
  );
}
