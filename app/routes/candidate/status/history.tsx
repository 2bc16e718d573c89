import { cn } from "#app/components/ui/cn.ts";
import { m } from "#app/paraglide/messages.js";
import type { StatusEntry } from "#domain/views/candidate-status.ts";
import { LocalTime } from "./local-time.tsx";
import { entryWords } from "./words.ts";

/** Everything that the candidate was told, newest first, on one line down the page. */
export function History({ entries, freshAfter }: { entries: readonly StatusEntry[]; freshAfter: number }) {
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="history" className="mt-10">
      <h2 id="history" className="font-semibold text-lg">
        {m.journey_history()}
      </h2>
      <ol className="mt-4">
        {entries.toReversed().map((entry, index) => (
          <li
            key={entry.seq}
            data-entry={entry.seq}
            className={cn(
              "relative pb-6 pl-7 last:pb-0",
              "before:absolute before:top-4 before:-bottom-2 before:left-1.25 before:w-px before:bg-border-strong last:before:hidden",
              entry.seq > freshAfter && "journey-arrives",
            )}
          >
            <span
              aria-hidden="true"
              className={cn(
                "absolute top-1.75 left-0 size-2.75 rounded-full border-2",
                index === 0 ? "border-accent bg-accent" : "border-border-strong bg-background",
              )}
            />
            <p className={cn("text-lg", index === 0 ? "font-medium" : "text-muted")}>{entryWords(entry)}</p>
            <p className="mt-0.5 text-base text-muted">
              <LocalTime at={entry.at} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
