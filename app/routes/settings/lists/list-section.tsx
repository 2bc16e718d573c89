import { m } from "#app/paraglide/messages.js";
import type { ListEntry, ListName } from "#domain/lists/schema.ts";
import { AddEntry } from "./add-entry.tsx";
import { EntryItem } from "./entry-item.tsx";
import { listWords } from "./list-words.ts";
import type { DoListAct } from "./use-list-act.ts";

export interface ListSectionProps {
  list: ListName;
  entries: readonly ListEntry[];
  act: DoListAct;
}

/** One list: what is offered, in order; a line for a new entry; what was archived. */
export function ListSection({ list, entries, act }: ListSectionProps) {
  const used = entries.filter(({ archived }) => !archived);
  const archived = entries.filter((entry) => entry.archived);
  const words = listWords[list];
  return (
    <section aria-labelledby={`list-${list}`} className="flex flex-col gap-2">
      <div>
        <h2 id={`list-${list}`} className="text-base font-semibold">
          {words.title()}
        </h2>
        <p className="text-sm text-muted">{words.text()}</p>
      </div>
      <div className="divide-y overflow-hidden rounded-lg border bg-surface">
        {used.length > 0 ? (
          <ul aria-label={words.title()} className="divide-y">
            {used.map((entry) => (
              <EntryItem key={entry.id} list={list} entry={entry} used={used} act={act} />
            ))}
          </ul>
        ) : (
          <p className="px-4 py-3 text-muted">{m.lists_none()}</p>
        )}
        <AddEntry list={list} entries={entries} act={act} />
        {archived.length > 0 ? (
          <details>
            <summary className="cursor-pointer px-4 py-2.5 text-xs text-muted hover:text-text">
              {m.lists_archived({ count: archived.length })}
            </summary>
            <ul aria-label={m.lists_archived_of({ list: words.title() })} className="divide-y border-t">
              {archived.map((entry) => (
                <EntryItem key={entry.id} list={list} entry={entry} used={used} act={act} />
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </section>
  );
}
