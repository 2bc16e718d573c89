import { useEffect, useState } from "react";
import { z } from "zod";
import { refusalWords } from "#app/components/refusal-words.ts";
import { AlertDialog } from "#app/components/ui/alert-dialog.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { offered } from "#domain/lists/schema.ts";
import { type RequisitionRow, requisitionRowSchema } from "#domain/views/board.ts";
import { alsoConsider } from "../api.ts";
import { nameOf } from "../names.ts";
import { PickerDialog, type PickerOption } from "../picker-dialog.tsx";
import { useBoardActions } from "../use-board-actions.ts";
import { usePeople } from "../view/use-lane-order.ts";

export interface VerbDialogProps {
  kind: "withdraw" | "unhire" | "transfer" | "also" | "assign";
  application: string;
  onClose: () => void;
}

/** What is done with one card, with what it will do and what the candidate will hear of it. */
export function VerbDialog({ kind, ...props }: VerbDialogProps) {
  switch (kind) {
    case "withdraw":
      return <WithdrawDialog {...props} />;
    case "unhire":
      return <UnhireDialog {...props} />;
    case "transfer":
      return <TransferDialog {...props} />;
    case "also":
      return <AlsoDialog {...props} />;
    case "assign":
      return <AssignDialog {...props} />;
  }
}

type CardDialogProps = Omit<VerbDialogProps, "kind">;

const useName = (application: string) => useRoom((room) => nameOf(room.faces[application]));
const none = "none";

function WithdrawDialog({ application, onClose }: CardDialogProps) {
  const actions = useBoardActions();
  const reasons = useRoom((room) => room.state.reasons);
  const name = useName(application);
  const theirs = offered(reasons).filter(({ side }) => side === "theyDeclined");
  return (
    <PickerDialog
      title={m.verbs_withdraw_title({ name })}
      description={m.verbs_withdraw_description()}
      label={m.verbs_withdraw_label()}
      options={[
        ...theirs.map(({ id, label }) => ({ value: id, label })),
        { value: none, label: m.verbs_withdraw_no_reason(), apart: theirs.length > 0 },
      ]}
      onPick={(reason) => actions.withdraw(application, reason === none ? null : reason)}
      onClose={onClose}
    />
  );
}

function UnhireDialog({ application, onClose }: CardDialogProps) {
  const actions = useBoardActions();
  const name = useName(application);
  return (
    <AlertDialog
      title={m.verbs_unhire_title({ name })}
      description={m.verbs_unhire_description()}
      action={m.verbs_unhire()}
      open
      onOpenChange={(open) => (open ? null : onClose())}
      onConfirm={() => {
        onClose();
        actions.unhire(application);
      }}
    />
  );
}

function AssignDialog({ application, onClose }: CardDialogProps) {
  const actions = useBoardActions();
  const people = usePeople();
  const name = useName(application);
  const assignee = useRoom((room) => room.state.applications[application]?.assignee ?? null);
  return (
    <PickerDialog
      title={m.verbs_assign_title({ name })}
      label={m.verbs_assign_label()}
      options={[
        { value: none, label: m.verbs_assign_nobody(), current: assignee === null },
        ...people.map((person) => ({
          value: person.id,
          label: person.name,
          current: person.id === assignee,
        })),
      ]}
      onPick={(who) => actions.assign(application, who === none ? null : who)}
      onClose={onClose}
    />
  );
}

/** The other requisitions that one sees; those that take nobody now say so. */
function useOthers(): PickerOption[] {
  const here = useRoom((room) => room.state.requisition);
  const [rows, setRows] = useState<readonly RequisitionRow[]>([]);
  useEffect(() => {
    let gone = false;
    fetch("/api/v1/requisitions")
      .then(async (response) => z.array(requisitionRowSchema).parse(await response.json()))
      .then((all) => (gone ? null : setRows(all)))
      .catch(() => null);
    return () => {
      gone = true;
    };
  }, []);
  return rows
    .filter(({ id }) => id !== here)
    .map(({ id, title, team, location, status }) => ({
      value: id,
      label: title,
      hint: [team, location].filter(Boolean).join(" · "),
      blocked: status === "open" || status === "draft" ? undefined : m.verbs_not_open(),
    }));
}

function TransferDialog({ application, onClose }: CardDialogProps) {
  const actions = useBoardActions();
  const name = useName(application);
  const others = useOthers();
  const titleOf = (id: string) => others.find(({ value }) => value === id)?.label ?? "";
  return (
    <PickerDialog
      title={m.verbs_transfer_title({ name })}
      description={m.verbs_transfer_description()}
      label={m.verbs_transfer_label()}
      options={others}
      onPick={(to) => actions.transfer(application, to, titleOf(to))}
      onClose={onClose}
    />
  );
}

function AlsoDialog({ application, onClose }: CardDialogProps) {
  const { toast } = useToast();
  const name = useName(application);
  const here = useRoom((room) => room.state.requisition);
  const others = useOthers();
  const consider = async (to: string) => {
    const title = others.find(({ value }) => value === to)?.label ?? "";
    const outcome = await alsoConsider(here, application, to);
    if (outcome.ok) toast({ title: m.verbs_also_done({ name, title }), tone: "success" });
    else
      toast({ title: m.board_refused({ name }), description: refusalWords(outcome.refusal), tone: "danger" });
  };
  return (
    <PickerDialog
      title={m.verbs_also_title({ name })}
      description={m.verbs_also_description()}
      label={m.verbs_also_label()}
      options={others}
      onPick={(to) => void consider(to)}
      onClose={onClose}
    />
  );
}
