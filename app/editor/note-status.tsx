import { CloudCheck, CloudOff, CloudUpload, RefreshCw } from "lucide-react";
import { AvatarStack } from "#app/components/ui/avatar.tsx";
import { cn } from "#app/components/ui/cn.ts";
import type { DocumentSnapshot } from "#app/live/document-client.ts";
import { others } from "#app/live/presence.ts";
import { m } from "#app/paraglide/messages.js";

/** Who else is in the document, and whether what one wrote is safe: "saved" only when the room has said so. */
export function DocumentStatus({ snapshot, self }: { snapshot: DocumentSnapshot; self: string }) {
  const { connection, unsaved, unkept } = snapshot;
  const people = others(snapshot.people, self).map(({ user }) => user);
  const saving = unsaved > 0;
  const view = {
    connecting: { Icon: RefreshCw, words: m.notes_connecting(), tone: "text-subtle" },
    live: saving
      ? { Icon: CloudUpload, words: m.notes_saving(), tone: "text-subtle" }
      : { Icon: CloudCheck, words: m.notes_saved(), tone: "text-subtle" },
    reconnecting: { Icon: RefreshCw, words: m.notes_reconnecting(), tone: "text-warning-text" },
    offline: {
      Icon: CloudOff,
      words: unkept > 0 ? m.notes_offline_unkept() : m.notes_offline(),
      tone: "text-warning-text",
    },
    ended: null,
  }[connection];
  return (
    <div className="flex min-h-6 items-center justify-end gap-2">
      {people.length > 0 ? (
        <AvatarStack
          people={people}
          max={4}
          size="xs"
          label={m.notes_here({ names: people.map(({ name }) => name).join(", ") })}
        />
      ) : null}
      {view ? (
        <span
          role="status"
          data-connection={connection}
          data-unsaved={saving}
          className={cn("flex items-center gap-1.5 text-xs", view.tone)}
        >
          <view.Icon aria-hidden="true" className="size-3.5 shrink-0" />
          {view.words}
        </span>
      ) : null}
    </div>
  );
}
