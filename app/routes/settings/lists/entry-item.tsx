import { Archive, ArchiveRestore, ArrowDown, ArrowUp, Ellipsis, Palette, Pencil } from "lucide-react";
import { useState } from "react";
import { tintOf } from "#app/components/ui/avatar.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { IconButton } from "#app/components/ui/button.tsx";
import { Menu, MenuItem, MenuRadio, MenuSeparator, MenuSub } from "#app/components/ui/menu.tsx";
import { m } from "#app/paraglide/messages.js";
import type { ListEntry, ListName } from "#domain/lists/schema.ts";
import { hues } from "./hues.ts";
import { sideWords } from "./list-words.ts";
import { RenameDialog } from "./rename-dialog.tsx";
import type { DoListAct } from "./use-list-act.ts";

export interface EntryItemProps {
  list: ListName;
  entry: ListEntry;
  /** Entries in use, in order: what moving up or down changes. */
  used: readonly ListEntry[];
  act: DoListAct;
}

/** A colour as it looks on the board. */
function Swatch({ hue }: { hue: number }) {
  return (
    <span aria-hidden="true" data-tint={tintOf(hue)} className="tint-solid size-3 shrink-0 rounded-full" />
  );
}

/** One entry of a list, and what can be done with it. */
export function EntryItem({ list, entry, used, act }: EntryItemProps) {
  const { id, name, side, hue, archived } = entry;
  return (
    <li className="flex min-h-11 items-center gap-3 px-4 py-1.5">
      {hue === null ? null : <Swatch hue={hue} />}
      <span className={archived ? "min-w-0 flex-1 truncate text-muted" : "min-w-0 flex-1 truncate"}>
        {name}
      </span>
      {side ? <Badge tone={side === "weDeclined" ? "neutral" : "outline"}>{sideWords(side)}</Badge> : null}
      {archived ? (
        <IconButton
          label={m.lists_restore({ name })}
          size="sm"
          onClick={() => act({ intent: "restore", list, entry: id })}
        >
          <ArchiveRestore aria-hidden="true" className="size-4" />
        </IconButton>
      ) : (
        <EntryMenu list={list} entry={entry} used={used} act={act} />
      )}
    </li>
  );
}

function EntryMenu({ list, entry, used, act }: EntryItemProps) {
  const [renaming, setRenaming] = useState(false);
  const { id, name, hue } = entry;
  const at = used.findIndex((each) => each.id === id);
  const swap = (step: -1 | 1) => {
    const ids: string[] = used.map((each) => each.id);
    const [moved, other] = [ids[at], ids[at + step]];
    if (moved === undefined || other === undefined) return;
    ids[at] = other;
    ids[at + step] = moved;
    act({ intent: "order", list, ids: ids.join(",") });
  };
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label={m.lists_actions({ name })} size="sm">
            <Ellipsis aria-hidden="true" className="size-4" />
          </IconButton>
        }
      >
        <MenuItem icon={<Pencil />} onSelect={() => setRenaming(true)}>
          {m.lists_rename()}
        </MenuItem>
        {hue === null ? null : (
          <MenuSub icon={<Palette />} label={m.lists_colour()}>
            <MenuRadio
              value={String(hues.find((each) => tintOf(each) === tintOf(hue)) ?? hue)}
              onChange={(value) => act({ intent: "recolour", list, entry: id, hue: Number(value) })}
              options={hues.map((each, place) => ({
                value: String(each),
                label: m.lists_colour_number({ number: place + 1 }),
                icon: <Swatch hue={each} />,
              }))}
            />
          </MenuSub>
        )}
        <MenuItem icon={<ArrowUp />} disabled={at <= 0} onSelect={() => swap(-1)}>
          {m.lists_up()}
        </MenuItem>
        <MenuItem icon={<ArrowDown />} disabled={at === used.length - 1} onSelect={() => swap(1)}>
          {m.lists_down()}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Archive />} onSelect={() => act({ intent: "archive", list, entry: id })}>
          {m.lists_archive()}
        </MenuItem>
      </Menu>
      {renaming ? (
        <RenameDialog list={list} entry={entry} act={act} onClose={() => setRenaming(false)} />
      ) : null}
    </>
  );
}
