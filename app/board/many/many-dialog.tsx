import { useEffect, useRef, useState } from "react";
import { refusalWords } from "#app/components/refusal-words.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Dialog, DialogActions, DialogClose } from "#app/components/ui/dialog.tsx";
import { useRoom, useRoomClient } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import type { Refusal } from "#domain/refusal/refusal.ts";
import type { RoomState } from "#domain/requisition/schema.ts";
import { type ManyVerb, useBoardUi } from "../board-ui.ts";
import { nameOf } from "../names.ts";
import { PickerDialog } from "../picker-dialog.tsx";
import { assigneeName } from "../view/use-facets.ts";
import { usePeople } from "../view/use-lane-order.ts";
import { useChoices } from "./use-choices.tsx";
import { type Done, useMany } from "./use-many.ts";

export interface ManyDialogProps {
  verb: ManyVerb;
  onClose: () => void;
}

/** First what (a stage, a reason …), then what that would come to, then what it came to. */
export function ManyDialog({ verb, onClose }: ManyDialogProps) {
  const choices = useChoices(verb);
  const [choice, setChoice] = useState<string | null>(choices === null ? "" : null);
  if (choices !== null && choice === null) {
    return (
      <PickerDialog
        title={choices.title}
        label={choices.label}
        options={choices.options}
        onPick={setChoice}
        onClose={onClose}
        keepOpen
      />
    );
  }
  return <Preview verb={verb} choice={choice ?? ""} onClose={onClose} />;
}

/** "Move 12 to Interview", "Reject 3 (Not enough experience)": the button, and the step that undo takes back. */
function actWords(
  { verb, choice, remove }: { verb: ManyVerb; choice: string; remove: boolean },
  count: number,
  state: RoomState,
  assignee: string,
): string {
  const named = (list: readonly { id: string; name: string }[]) =>
    list.find(({ id }) => id === choice)?.name ?? "";
  switch (verb) {
    case "move":
      return m.many_do_move({ count, stage: named(state.stages) });
    case "reject":
      return m.many_do_reject({ count });
    case "withdraw":
      return m.many_do_withdraw({ count });
    case "label":
      return remove
        ? m.many_do_unlabel({ count, label: named(state.labels) })
        : m.many_do_label({ count, label: named(state.labels) });
    case "assign":
      return m.many_do_assign({ count, name: assignee });
    case "announce":
      return m.many_do_announce({ count });
    case "unreject":
    case "unwithdraw":
      return m.many_do_back({ count });
  }
}

function Preview({ verb, choice, onClose }: { verb: ManyVerb; choice: string; onClose: () => void }) {
  const ui = useBoardUi();
  const people = usePeople();
  const state = useRoom((room) => room.state);
  const { plan, remove, run } = useMany(verb, choice);
  const [done, setDone] = useState<Done | null>(null);
  const [busy, setBusy] = useState(false);
  const confirm = useRef<HTMLButtonElement>(null);
  // After the choice by keyboard the next Enter does it: the preview stands above what it confirms.
  useEffect(() => {
    const frame = requestAnimationFrame(() => confirm.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const count = plan.goes.length;
  const total = count + plan.cannot.length;
  const words = actWords({ verb, choice, remove }, count, state, assigneeName(choice, people));
  const go = async (ids?: readonly string[]) => {
    setBusy(true);
    const answer = await run(words, ids);
    setBusy(false);
    if (answer.refused.length === 0) {
      onClose();
      ui.focus(ui.get().current);
    } else setDone(answer);
  };
  if (done) {
    return (
      <Dialog title={m.many_result_title()} size="sm" open onOpenChange={(open) => (open ? null : onClose())}>
        <p className="text-sm">{m.many_result({ done: done.done, refused: done.refused.length })}</p>
        <Reasons cannot={done.refused} />
        <DialogActions>
          <DialogClose render={<Button variant="ghost">{m.many_close()}</Button>} />
          <Button
            variant="primary"
            loading={busy}
            onClick={() => void go(done.refused.map(({ application }) => application))}
          >
            {m.many_retry({ count: done.refused.length })}
          </Button>
        </DialogActions>
      </Dialog>
    );
  }
  return (
    <Dialog title={words} size="sm" open onOpenChange={(open) => (open ? null : onClose())}>
      <p className="text-sm">
        {plan.cannot.length === 0 ? m.many_preview_all({ count }) : m.many_preview({ count, total })}
      </p>
      <Reasons cannot={plan.cannot} />
      {verb === "move" ? <Announcement stage={choice} count={count} /> : null}
      <DialogActions>
        <DialogClose render={<Button variant="ghost">{m.ui_cancel()}</Button>} />
        <Button
          ref={confirm}
          variant={verb === "reject" ? "danger" : "primary"}
          disabled={count === 0}
          loading={busy}
          onClick={() => void go()}
        >
          {words}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** Whether, and when, candidates hear of it: before it is done to many. */
function Announcement({ stage, count }: { stage: string; count: number }) {
  const found = useRoom(({ state }) => state.stages.find(({ id }) => id === stage));
  if (!found || found.publicName === null || count === 0) return null;
  if (found.announce.mode === "atOnce" && found.kind !== "offer") {
    return (
      <p className="text-sm text-warning-text">{m.many_told_at_once({ count, name: found.publicName })}</p>
    );
  }
  if (found.announce.mode === "delayed" && found.kind !== "offer") {
    return <p className="text-sm text-muted">{m.many_told_later({ count, name: found.publicName })}</p>;
  }
  return <p className="text-sm text-muted">{m.many_told_never()}</p>;
}

const namesShown = 5;

/** Why not, and whose: one line for each reason. */
function Reasons({ cannot }: { cannot: readonly { application: string; refusal: Refusal | null }[] }) {
  const client = useRoomClient();
  const faces = useRoom((room) => room.faces);
  client.wantFaces(cannot.slice(0, 50).map(({ application }) => application));
  const groups = new Map<string, string[]>();
  for (const { application, refusal } of cannot) {
    const why = refusal ? refusalWords(refusal) : m.many_so_already();
    groups.set(why, [...(groups.get(why) ?? []), application]);
  }
  if (groups.size === 0) return null;
  return (
    <ul className="flex max-h-48 flex-col gap-2 overflow-y-auto text-sm">
      {[...groups].map(([why, ids]) => (
        <li key={why} className="rounded-md bg-sunken px-3 py-2">
          <span className="font-medium">
            {m.many_cannot({ count: ids.length })} {why}
          </span>
          <span className="block text-xs text-muted">
            {ids
              .slice(0, namesShown)
              .map((id) => nameOf(faces[id]))
              .join(", ")}
            {ids.length > namesShown ? ` ${m.view_more({ count: ids.length - namesShown })}` : ""}
          </span>
        </li>
      ))}
    </ul>
  );
}
