import { Dialog } from "#app/components/ui/dialog.tsx";
import { Kbd } from "#app/components/ui/kbd.tsx";
import { m } from "#app/paraglide/messages.js";

/** What the keyboard can do here. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const rows: [string[], string][] = [
    [["↑", "↓", "←", "→"], m.board_keys_walk()],
    [["Enter"], m.board_keys_open()],
    [["Esc"], m.board_keys_close()],
    [["M"], m.board_keys_move()],
    [["⇧", "↑ ↓ ← →"], m.board_keys_carry()],
    [["R"], m.board_keys_reject()],
    [["W"], m.verbs_keys_withdraw()],
    [["H"], m.board_keys_hire()],
    [["L"], m.many_keys_label()],
    [["I"], m.many_keys_assign()],
    [["X"], m.many_keys_choose()],
    [["⇧", "X"], m.many_keys_range()],
    [["Ctrl", "A"], m.many_keys_all()],
    [["T"], m.many_keys_table()],
    [["Ctrl", "Z"], m.board_keys_undo()],
    [["Ctrl", "⇧", "Z"], m.verbs_keys_redo()],
    [["A"], m.board_keys_add()],
    [["/"], m.board_keys_filter()],
    [["?"], m.board_keys_sheet()],
  ];
  return (
    <Dialog title={m.board_keys_title()} size="lg" open onOpenChange={(open) => (open ? null : onClose())}>
      <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
        {rows.map(([keys, words]) => (
          <div key={words} className="flex items-center justify-between gap-4">
            <dt className="text-sm">{words}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
