import { Lock } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { useRevalidator } from "react-router";
import { setPrivacy } from "#app/board/api.ts";
import { refusalWords } from "#app/components/refusal-words.ts";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Checkbox } from "#app/components/ui/checkbox.tsx";
import { Dialog, DialogActions, DialogClose } from "#app/components/ui/dialog.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { type Interviewer, useInterviewers } from "#app/interviews/use-interviewers.ts";
import { m } from "#app/paraglide/messages.js";
import { can } from "#domain/access/access.ts";
import type { CardView } from "#domain/views/card.ts";
import { useBoardPeople } from "./use-people.ts";

interface PrivacyProps {
  card: CardView;
  requisition: string;
}

/** Whether the candidate is private and for whom; who may say so opens the dialog from here. */
export function Privacy({ card, requisition }: PrivacyProps) {
  const [open, setOpen] = useState(false);
  const board = useBoardPeople();
  const may = can({ capabilities: card.abilities }, "candidate.makePrivate");
  const { privateFor } = card;
  const others = useInterviewers(open || privateFor !== undefined);
  const people = [...board, ...others.filter(({ id }) => !board.some((one) => one.id === id))];
  if (!privateFor && !may) return null;
  const names = people.filter(({ id }) => privateFor?.includes(id)).map(({ name }) => name);
  const dialog = open ? (
    <PrivacyDialog card={card} requisition={requisition} people={people} onClose={() => setOpen(false)} />
  ) : null;
  if (!privateFor) {
    return (
      <>
        <Button
          variant="ghost"
          className="self-start"
          icon={<Lock aria-hidden="true" className="size-3.5" />}
          onClick={() => setOpen(true)}
        >
          {m.privacy_make()}
        </Button>
        {dialog}
      </>
    );
  }
  return (
    <Banner
      icon={<Lock aria-hidden="true" className="size-4" />}
      actions={
        may ? (
          <Button size="sm" onClick={() => setOpen(true)}>
            {m.privacy_change()}
          </Button>
        ) : undefined
      }
    >
      <strong className="font-medium">{m.privacy_private()}.</strong>{" "}
      {names.length > 0 ? m.privacy_for({ people: names.join(", ") }) : m.privacy_for_administrators()}
      {dialog}
    </Banner>
  );
}

interface PrivacyDialogProps extends PrivacyProps {
  /** Who opens this board, and who interviews. */
  people: readonly Interviewer[];
  onClose: () => void;
}

function PrivacyDialog({ card, requisition, people, onClose }: PrivacyDialogProps) {
  const form = useId();
  const revalidator = useRevalidator();
  const { toast } = useToast();
  const [isPrivate, setPrivate] = useState(true);
  const [chosen, setChosen] = useState<readonly string[]>(card.privateFor ?? []);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const outcome = await setPrivacy(requisition, card.application, isPrivate ? chosen : null);
    setBusy(false);
    if (!outcome.ok) {
      setProblem(refusalWords(outcome.refusal));
      return;
    }
    toast({ title: isPrivate ? m.privacy_saved() : m.privacy_opened(), tone: "success" });
    await revalidator.revalidate();
    onClose();
  };
  const name = card.candidate.name ?? m.board_unnamed();
  return (
    <Dialog
      title={m.privacy_title({ name })}
      description={m.privacy_lead()}
      size="sm"
      open
      onOpenChange={(open) => (open ? null : onClose())}
    >
      <form id={form} onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
        {problem ? (
          <Banner tone="danger" live="alert">
            {problem}
          </Banner>
        ) : null}
        <Checkbox label={m.privacy_switch()} checked={isPrivate} onCheckedChange={setPrivate} />
        {isPrivate ? (
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-1.5 text-sm font-medium">{m.privacy_people()}</legend>
            {people.map(({ id, name: person }) => (
              <Checkbox
                key={id}
                label={person}
                checked={chosen.includes(id)}
                onCheckedChange={(checked) =>
                  setChosen((before) => (checked ? [...before, id] : before.filter((each) => each !== id)))
                }
              />
            ))}
            <p className="text-xs text-muted">{m.privacy_always()}</p>
          </fieldset>
        ) : null}
      </form>
      <DialogActions>
        <DialogClose render={<Button variant="ghost">{m.ui_cancel()}</Button>} />
        <Button type="submit" form={form} variant="primary" loading={busy}>
          {m.board_save()}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
