import { Bookmark, Check, House, Pencil, Plus, Save, Trash2 } from "lucide-react";
import { useCallback, useState } from "react";
import { refusalWords } from "#app/components/refusal-words.ts";
import { AlertDialog } from "#app/components/ui/alert-dialog.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Menu, MenuGroup, MenuItem, MenuSeparator, MenuSub } from "#app/components/ui/menu.tsx";
import { Spinner } from "#app/components/ui/spinner.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { m } from "#app/paraglide/messages.js";
import type { Outcome } from "#domain/refusal/refusal.ts";
import { plainSettings, type SavedView, type SavedViews } from "#domain/views/board-settings.ts";
import { chooseDefaultView, deleteView, editView, listViews } from "../api.ts";
import { useBoardUi, useUi } from "../board-ui.ts";
import { sameSettings } from "./address.ts";
import { SaveViewDialog } from "./save-view-dialog.tsx";

type Asking = { kind: "save" } | { kind: "rename" | "delete"; view: SavedView } | null;

/** Views that were saved on this board: taking one, keeping what is shown now, and what else one does with them. */
export function ViewsMenu({ requisition }: { requisition: string }) {
  const ui = useBoardUi();
  const settings = useUi((state) => state.settings);
  const [saved, setSaved] = useState<SavedViews | null>(null);
  const [asking, setAsking] = useState<Asking>(null);
  const [open, setOpen] = useState(false);
  const { toast } = useToast();
  const load = useCallback(async () => {
    const found = await listViews(requisition);
    if (found.ok) setSaved(found.value);
    else toast({ title: m.view_failed(), description: refusalWords(found.refusal), tone: "danger" });
  }, [requisition, toast]);
  /** Does something with views, says so, and reads them again. */
  const then = async (answer: Promise<Outcome<unknown>>, words?: string) => {
    const outcome = await answer;
    if (!outcome.ok) {
      toast({ title: m.view_failed(), description: refusalWords(outcome.refusal), tone: "danger" });
    } else if (words) toast({ title: words, tone: "success" });
    await load();
    return outcome.ok;
  };
  const current = saved?.views.find((view) => sameSettings(view.settings, settings));
  const changed = !current && !sameSettings(settings, plainSettings);
  return (
    <>
      <Menu
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          if (next) void load();
        }}
        trigger={
          <Button className="@max-2xl:gap-0" icon={<Bookmark aria-hidden="true" className="size-4" />}>
            <span className="max-w-36 truncate @max-2xl:sr-only">{current?.name ?? m.view_views()}</span>
          </Button>
        }
      >
        <MenuItem
          icon={sameSettings(settings, plainSettings) ? <Check /> : undefined}
          onSelect={() => ui.set({ settings: plainSettings })}
        >
          {m.view_usual()}
        </MenuItem>
        {saved === null ? (
          <span className="flex justify-center p-2">
            <Spinner />
          </span>
        ) : (
          [false, true].map((team) => (
            <ViewGroup
              key={String(team)}
              title={team ? m.view_team() : m.view_mine()}
              views={saved.views.filter((view) => view.team === team)}
              chosen={saved.default}
              current={current?.id ?? null}
              changed={changed}
              onTake={(view) => ui.set({ settings: view.settings })}
              onSave={(view) =>
                void then(
                  editView(requisition, view.id, { settings: ui.get().settings }),
                  m.view_saved({ name: view.name }),
                )
              }
              onDefault={(view) => void then(chooseDefaultView(requisition, view))}
              onAsk={setAsking}
            />
          ))
        )}
        <MenuSeparator />
        <MenuItem icon={<Plus />} onSelect={() => setAsking({ kind: "save" })}>
          {m.view_save_as()}
        </MenuItem>
      </Menu>
      {asking?.kind === "save" || asking?.kind === "rename" ? (
        <SaveViewDialog
          requisition={requisition}
          settings={settings}
          view={asking.kind === "rename" ? asking.view : null}
          onClose={() => setAsking(null)}
          onDone={(name) => {
            setAsking(null);
            toast({ title: m.view_saved({ name }), tone: "success" });
            void load();
          }}
        />
      ) : null}
      {asking?.kind === "delete" ? (
        <AlertDialog
          title={m.view_delete_title({ name: asking.view.name })}
          description={asking.view.team ? m.view_delete_team() : m.view_delete_mine()}
          action={m.view_delete()}
          danger
          open
          onOpenChange={(next) => (next ? null : setAsking(null))}
          onConfirm={() => {
            const { view } = asking;
            setAsking(null);
            void then(deleteView(requisition, view.id), m.view_deleted({ name: view.name }));
          }}
        />
      ) : null}
    </>
  );
}

interface ViewGroupProps {
  title: string;
  views: readonly SavedView[];
  chosen: string | null;
  current: string | null;
  /** What is shown now is no saved view. */
  changed: boolean;
  onTake: (view: SavedView) => void;
  onSave: (view: SavedView) => void;
  onDefault: (view: string | null) => void;
  onAsk: (asking: Asking) => void;
}

function ViewGroup(props: ViewGroupProps) {
  const { title, views, chosen, current, changed, onTake, onSave, onDefault, onAsk } = props;
  if (views.length === 0) return null;
  return (
    <MenuGroup label={title}>
      {views.map((view) => (
        <MenuSub
          key={view.id}
          icon={view.id === current ? <Check /> : view.id === chosen ? <House /> : undefined}
          label={view.name}
        >
          <MenuItem icon={<Check />} onSelect={() => onTake(view)}>
            {m.view_take()}
          </MenuItem>
          <MenuItem icon={<House />} onSelect={() => onDefault(view.id === chosen ? null : view.id)}>
            {view.id === chosen ? m.view_default_unset() : m.view_default_set()}
          </MenuItem>
          {view.mayEdit ? (
            <>
              <MenuItem icon={<Save />} disabled={!changed} onSelect={() => onSave(view)}>
                {m.view_save_changes({ name: view.name })}
              </MenuItem>
              <MenuItem icon={<Pencil />} onSelect={() => onAsk({ kind: "rename", view })}>
                {m.view_rename()}
              </MenuItem>
              <MenuItem icon={<Trash2 />} danger onSelect={() => onAsk({ kind: "delete", view })}>
                {m.view_delete()}
              </MenuItem>
            </>
          ) : null}
        </MenuSub>
      ))}
    </MenuGroup>
  );
}
