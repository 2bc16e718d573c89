import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useId, useMemo, useState } from "react";
import { Kbd } from "#app/components/ui/kbd.tsx";
import { useAnnounce } from "#app/components/ui/live-region.tsx";
import { Spinner } from "#app/components/ui/spinner.tsx";
import { m } from "#app/paraglide/messages.js";
import { groupsFor, noteRecent, type PaletteItem, readRecent } from "./items.ts";
import { usePeople } from "./use-finds.ts";
import { type ItemsOf, useItems } from "./use-items.tsx";

export interface PaletteProps extends Omit<ItemsOf, "finding"> {
  /** Whose recents these are. */
  person: string;
  /** What was typed before this could take it. */
  early: RefObject<string>;
  onClose: () => void;
}

/** As on the keyboard, in every language. */
const escapeKey = "Esc";
const announceAfterMs = 500;
/** How far Page Up and Page Down go. */
const page = 6;

/** Everything by typing a part of its name: actions, people, requisitions, pages. Arrows choose, Enter does it. */
export function Palette({ person, early, onClose, ...of }: PaletteProps) {
  const id = useId();
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  // At once, not when the dialog gets to it: the next letter may be on its way.
  const take = useCallback(
    (input: HTMLInputElement | null) => {
      if (!input) return;
      input.focus();
      if (early.current !== "") setQuery(early.current);
    },
    [early],
  );
  const finding = usePeople(query);
  const items = useItems({ ...of, finding });
  const recentKey = `hotgigs:palette:${person}:${of.organization}`;
  const recent = useMemo(() => readRecent(recentKey), [recentKey]);
  const groups = groupsFor(query, items, { label: m.palette_recent(), ids: recent });
  const shown = groups.flatMap((group) => group.items);
  const active = shown.find((item) => item.id === chosen) ?? shown[0];
  const looking = finding.state === "looking";
  useAnnounceCount(shown.length, query, looking);

  const run = (item: PaletteItem | undefined) => {
    if (!item) return;
    noteRecent(recentKey, item.id);
    onClose();
    // The palette gives the focus back first; what runs may want it.
    setTimeout(item.run, 0);
  };
  const step = (by: number, wrap = true) => {
    const at = active ? shown.indexOf(active) : -1;
    const raw = at + by;
    const to = wrap ? (raw + shown.length) % shown.length : Math.max(0, Math.min(shown.length - 1, raw));
    const next = shown[to];
    setChosen(next?.id ?? null);
    document.getElementById(`${id}-${next?.id}`)?.scrollIntoView({ block: "nearest" });
  };
  const press = (event: KeyboardEvent) => {
    // A word that is still being composed (Chinese, Japanese, Korean) has these keys to itself.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "PageDown") step(page, false);
    else if (event.key === "PageUp") step(-page, false);
    else if (event.key === "Enter") run(active);
    else return;
    event.preventDefault();
  };
  return (
    <BaseDialog.Root open onOpenChange={(open) => (open ? null : onClose())}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="scrim fixed inset-0 z-50" />
        <BaseDialog.Viewport className="fixed inset-0 z-50 flex items-start justify-center sm:px-4 sm:pt-[12dvh]">
          <BaseDialog.Popup className="popup flex h-dvh w-full flex-col overflow-hidden rounded-none shadow-dialog sm:h-auto sm:max-h-[70dvh] sm:max-w-xl sm:rounded-xl">
            <BaseDialog.Title className="sr-only">{m.palette_title()}</BaseDialog.Title>
            <div className="flex items-center gap-3 border-b px-4">
              <Search aria-hidden="true" className="size-4 shrink-0 text-subtle" />
              <input
                ref={take}
                data-palette=""
                role="combobox"
                aria-label={m.palette_label()}
                aria-expanded="true"
                aria-controls={`${id}-list`}
                aria-activedescendant={active ? `${id}-${active.id}` : undefined}
                aria-autocomplete="list"
                autoComplete="off"
                autoCorrect="off"
                spellCheck={false}
                enterKeyHint="go"
                placeholder={m.palette_placeholder()}
                value={query}
                onChange={(event) => {
                  setQuery(event.target.value);
                  setChosen(null);
                }}
                onKeyDown={press}
                className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none pointer-coarse:text-lg"
              />
              {looking ? <Spinner label={null} /> : null}
              <BaseDialog.Close className="text-sm text-muted sm:hidden">{m.ui_close()}</BaseDialog.Close>
              <Kbd className="max-sm:hidden">{escapeKey}</Kbd>
            </div>
            <div
              id={`${id}-list`}
              role="listbox"
              aria-label={m.palette_label()}
              aria-busy={looking}
              className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2"
            >
              {groups.map((group, at) => (
                // biome-ignore lint/a11y/useSemanticElements: options of a listbox are grouped by role, fieldsets are for forms
                <div key={group.label} role="group" aria-labelledby={`${id}-group-${at}`} className="pb-1">
                  <div
                    id={`${id}-group-${at}`}
                    className="truncate px-2 pt-2 pb-1 text-xs font-medium text-subtle"
                  >
                    {group.label}
                  </div>
                  {group.items.map((item) => (
                    <Option
                      key={item.id}
                      id={`${id}-${item.id}`}
                      item={item}
                      active={item === active}
                      onPoint={() => setChosen(item.id)}
                      onPick={() => run(item)}
                    />
                  ))}
                </div>
              ))}
              <Nothing count={shown.length} state={finding.state} query={query} />
            </div>
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

interface OptionProps {
  id: string;
  item: PaletteItem;
  active: boolean;
  onPoint: () => void;
  onPick: () => void;
}

function Option({ id, item, active, onPoint, onPick }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above takes the keys for its options
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      data-highlighted={active ? "" : undefined}
      onPointerMove={onPoint}
      onClick={onPick}
      className="option min-h-row cursor-pointer [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted"
    >
      <span aria-hidden="true" className="flex w-5 shrink-0 justify-center">
        {item.icon}
      </span>
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.hint ? <span className="max-w-1/2 truncate text-xs text-subtle">{item.hint}</span> : null}
      {item.keys?.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </div>
  );
}

function Nothing({ count, state, query }: { count: number; state: string; query: string }) {
  if (state === "failed") return <p className="px-2 py-3 text-sm text-muted">{m.palette_failed()}</p>;
  if (count > 0 || state === "looking") return null;
  return <p className="px-2 py-3 text-sm text-muted">{m.palette_nothing({ query: query.trim() })}</p>;
}

/** How many there are, said when one has stopped typing. */
function useAnnounceCount(count: number, query: string, looking: boolean): void {
  const announce = useAnnounce();
  useEffect(() => {
    if (query.trim() === "" || looking) return;
    const timer = setTimeout(
      () => announce(count === 0 ? m.palette_nothing({ query: query.trim() }) : m.palette_count({ count })),
      announceAfterMs,
    );
    return () => clearTimeout(timer);
  }, [announce, count, query, looking]);
}
