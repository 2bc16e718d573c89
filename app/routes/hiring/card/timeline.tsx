import { RelativeTime } from "#app/components/ui/relative-time-text.tsx";
import { m } from "#app/paraglide/messages.js";
import type { TimelineEntry } from "#domain/views/card.ts";
import { timelineWords } from "./timeline-words.ts";

/** Everything that happened to an application, newest first, with who and when. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  if (entries.length === 0)
    return <p className="px-4 py-8 text-center text-sm text-muted">{m.card_timeline_empty()}</p>;
  return (
    <ol aria-label={m.card_timeline()} className="flex flex-col px-4 py-4">
      {[...entries].reverse().map((entry) => (
        <li key={`${entry.requisition}:${entry.seq}`} className="relative flex gap-3 pb-4 last:pb-0">
          <span aria-hidden="true" className="absolute top-3 bottom-0 left-0.75 w-px bg-border" />
          <span
            aria-hidden="true"
            className={
              entry.type === "announcement.made"
                ? "mt-1.5 size-1.75 shrink-0 rounded-full bg-accent"
                : "mt-1.5 size-1.75 shrink-0 rounded-full bg-border-strong"
            }
          />
          <div className="min-w-0 flex-1">
            <p className="text-sm">{timelineWords(entry)}</p>
            <p className="text-xs text-subtle">
              {entry.actor.kind === "system" ? m.card_by_system() : entry.actor.name}
              <span aria-hidden="true"> · </span>
              <RelativeTime at={entry.at} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
