import { type FormEvent, useId, useState } from "react";
import { refusalWords } from "#app/components/refusal-words.ts";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Checkbox } from "#app/components/ui/checkbox.tsx";
import { Dialog, DialogActions, DialogClose } from "#app/components/ui/dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { Textarea } from "#app/components/ui/textarea.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { m } from "#app/paraglide/messages.js";
import { type KitPart, kitParts, usualKit } from "#domain/interview/schema.ts";
import type { CardInterview, InterviewPerson } from "#domain/views/interviews.ts";
import { type Card, saveInterview } from "./api.ts";

const partWords: Record<KitPart, () => string> = {
  resume: m.interviews_shows_resume,
  headline: m.interviews_shows_headline,
  contact: m.interviews_shows_contact,
  source: m.interviews_shows_source,
};
/** With more people than this, one looks for a name. */
const few = 8;

export interface InterviewDialogProps {
  card: Card;
  /** Null: a new one. */
  interview: CardInterview | null;
  choosable: readonly InterviewPerson[];
  onClose: () => void;
  onSaved: () => void;
}

/** Who, when, where, and what the kit shows. */
export function InterviewDialog({ card, interview, choosable, onClose, onSaved }: InterviewDialogProps) {
  const form = useId();
  const { toast } = useToast();
  const [chosen, setChosen] = useState<readonly string[]>(interview?.interviewers ?? []);
  const [shows, setShows] = useState(interview?.shows ?? usualKit);
  const [wrong, setWrong] = useState<Partial<Record<"title" | "who" | "when" | "minutes", string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => String(fields.get(name) ?? "").trim();
    const [title, when, minutes] = [text("title"), text("when"), Number(text("minutes"))];
    const at = when === "" ? null : new Date(when).getTime();
    const found = {
      ...(title === "" && { title: m.interviews_wrong_title() }),
      ...(chosen.length === 0 && { who: m.interviews_wrong_who() }),
      ...(at !== null && Number.isNaN(at) && { when: m.interviews_wrong_when() }),
      ...(!(minutes >= 5 && minutes <= 600) && { minutes: m.interviews_wrong_minutes() }),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const outcome = await saveInterview(card, interview?.id ?? null, {
      ...{ title, instructions: text("instructions"), place: text("place") },
      ...{ interviewers: [...chosen], at, minutes: Math.round(minutes), zone, shows },
      ...(interview && { stage: interview.stage }),
    });
    setBusy(false);
    if (!outcome.ok) {
      setProblem(refusalWords(outcome.refusal));
      return;
    }
    toast({ title: interview ? m.interviews_changed() : m.interviews_planned(), tone: "success" });
    onSaved();
    onClose();
  };
  return (
    <Dialog
      title={interview ? m.interviews_edit_title() : m.interviews_plan()}
      open
      onOpenChange={(open) => (open ? null : onClose())}
    >
      <form id={form} noValidate onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
        {problem ? (
          <Banner tone="danger" live="alert">
            {problem}
          </Banner>
        ) : null}
        <Field label={m.interviews_field_title()} hint={m.interviews_field_title_hint()} error={wrong.title}>
          <Input name="title" maxLength={120} defaultValue={interview?.title ?? ""} />
        </Field>
        <People
          people={withFormer(choosable, interview)}
          chosen={chosen}
          onChange={setChosen}
          error={wrong.who}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label={m.interviews_field_when()}
            hint={m.interviews_field_when_hint({ zone: zone.replaceAll("_", " ") })}
            error={wrong.when}
          >
            <Input type="datetime-local" name="when" defaultValue={localTime(interview?.at ?? null)} />
          </Field>
          <Field label={m.interviews_field_minutes()} error={wrong.minutes}>
            <Input type="number" name="minutes" min={5} max={600} defaultValue={interview?.minutes ?? 45} />
          </Field>
        </div>
        <Field label={m.interviews_field_place()} optional>
          <Input name="place" maxLength={500} defaultValue={interview?.place ?? ""} />
        </Field>
        <Field label={m.interviews_field_instructions()} optional>
          <Textarea
            name="instructions"
            rows={4}
            maxLength={10_000}
            defaultValue={interview?.instructions ?? ""}
          />
        </Field>
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1.5 font-medium text-sm">{m.interviews_field_shows()}</legend>
          {kitParts.map((part) => (
            <Checkbox
              key={part}
              label={partWords[part]()}
              checked={shows[part]}
              onCheckedChange={(checked) => setShows((before) => ({ ...before, [part]: checked }))}
            />
          ))}
          <p className="text-muted text-xs">{m.interviews_field_shows_hint()}</p>
        </fieldset>
      </form>
      <DialogActions>
        <DialogClose render={<Button variant="ghost">{m.ui_cancel()}</Button>} />
        <Button type="submit" form={form} variant="primary" loading={busy}>
          {interview ? m.interviews_save() : m.interviews_plan_action()}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface PeopleProps {
  people: readonly InterviewPerson[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
  error: string | undefined;
}

function People({ people, chosen, onChange, error }: PeopleProps) {
  const [wanted, setWanted] = useState("");
  const word = wanted.trim().toLocaleLowerCase();
  const shown = people.filter(
    ({ id, name }) => word === "" || chosen.includes(id) || name.toLocaleLowerCase().includes(word),
  );
  return (
    <fieldset className="flex flex-col gap-2" aria-describedby={error ? "interviewers-wrong" : undefined}>
      <legend className="mb-1.5 font-medium text-sm">{m.interviews_field_who()}</legend>
      {people.length > few ? (
        <Input
          type="search"
          aria-label={m.interviews_field_who_find()}
          placeholder={m.interviews_field_who_find()}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      ) : null}
      <div className="flex max-h-48 flex-col gap-2 overflow-y-auto rounded-md border p-2.5">
        {shown.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onCheckedChange={(checked) =>
              onChange(checked ? [...chosen, id] : chosen.filter((each) => each !== id))
            }
          />
        ))}
      </div>
      {error ? (
        <p id="interviewers-wrong" role="alert" className="text-danger-text text-xs">
          {error}
        </p>
      ) : null}
      <p className="text-muted text-xs">{m.interviews_field_who_hint()}</p>
    </fieldset>
  );
}

/** Who was chosen and cannot be any more stands there still, to be taken out. */
function withFormer(choosable: readonly InterviewPerson[], interview: CardInterview | null) {
  const known = new Set(choosable.map(({ id }) => id));
  return [...choosable, ...(interview?.people ?? []).filter(({ id }) => !known.has(id))];
}

/** As an input of type datetime-local writes it, in the reader's zone. */
function localTime(at: number | null): string {
  if (at === null) return "";
  const offset = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - offset).toISOString().slice(0, 16);
}
