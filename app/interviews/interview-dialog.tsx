import { useId, useState } from "react";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Checkbox } from "#app/components/ui/checkbox.tsx";
import { Dialog, DialogActions, DialogClose } from "#app/components/ui/dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { Textarea } from "#app/components/ui/textarea.tsx";
import { fromLocalTime, toLocalTime } from "#app/local-input.ts";
import { m } from "#app/paraglide/messages.js";
import { type KitPart, kitParts, longest, shortest } from "#domain/interview/schema.ts";
import type { CardInterview, InterviewPerson } from "#domain/views/interviews.ts";
import { Interviewers } from "./interviewers.tsx";
import { type InterviewFormProps, useInterviewForm } from "./use-interview-form.ts";

const partWords: Record<KitPart, () => string> = {
  resume: m.interviews_shows_resume,
  headline: m.interviews_shows_headline,
  contact: m.interviews_shows_contact,
  source: m.interviews_shows_source,
};

export interface InterviewDialogProps extends InterviewFormProps {
  /** The same one as it is now: somebody may have changed it while it stands open here. */
  latest: CardInterview | undefined;
  choosable: readonly InterviewPerson[];
  /** The candidate stands in a stage that is reviewed without names. */
  nameless: boolean;
  onLatest: (interview: CardInterview) => void;
}

/** Who, when, where, and what the kit shows. */
export function InterviewDialog({ latest, choosable, nameless, onLatest, ...props }: InterviewDialogProps) {
  const { interview, onClose } = props;
  const id = useId();
  const { form, heal, chosen, setChosen, shows, setShows, wrong, problem, busy, save } =
    useInterviewForm(props);
  return (
    <Dialog
      title={interview ? m.interviews_edit_title() : m.interviews_plan()}
      open
      onOpenChange={(open) => (open ? null : onClose())}
    >
      <form
        id={id}
        ref={form}
        noValidate
        onSubmit={(event) => void save(event)}
        onInput={(event) => heal((event.target as HTMLInputElement).name)}
        className="flex flex-col gap-4"
      >
        {interview && latest ? <Overtaken mine={interview} latest={latest} onLatest={onLatest} /> : null}
        {nameless ? <Banner>{m.interviews_nameless()}</Banner> : null}
        <Field label={m.interviews_field_title()} hint={m.interviews_field_title_hint()} error={wrong.title}>
          <Input name="title" maxLength={120} autoComplete="off" defaultValue={interview?.title ?? ""} />
        </Field>
        <Interviewers
          choosable={choosable}
          former={interview?.people ?? []}
          chosen={chosen}
          onChange={(people) => {
            setChosen(people);
            heal("who");
          }}
          error={wrong.who}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Time at={interview?.at ?? null} error={wrong.when} />
          <Field label={m.interviews_field_minutes()} error={wrong.minutes}>
            <Input
              type="number"
              inputMode="numeric"
              name="minutes"
              min={shortest}
              max={longest}
              defaultValue={interview?.minutes ?? 45}
            />
          </Field>
        </div>
        <Field label={m.interviews_field_place()} optional>
          <Input name="place" maxLength={500} autoComplete="off" defaultValue={interview?.place ?? ""} />
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
          <div className="grid gap-2 sm:grid-cols-2">
            {kitParts.map((part) => (
              <Checkbox
                key={part}
                label={partWords[part]()}
                checked={shows[part]}
                onCheckedChange={(checked) => setShows((before) => ({ ...before, [part]: checked }))}
              />
            ))}
          </div>
          <p className="text-muted text-xs">{m.interviews_field_shows_hint()}</p>
        </fieldset>
      </form>
      {problem ? (
        <Banner tone="danger" live="alert">
          {problem}
        </Banner>
      ) : null}
      <DialogActions>
        <DialogClose render={<Button variant="ghost">{m.ui_cancel()}</Button>} />
        <Button type="submit" form={id} variant="primary" loading={busy}>
          {interview ? m.interviews_save() : m.interviews_plan_action()}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Time({ at, error }: { at: number | null; error: string | undefined }) {
  const [past, setPast] = useState(false);
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Field
      label={m.interviews_field_when()}
      hint={
        past ? (
          <span className="text-warning-text">{m.interviews_field_when_past()}</span>
        ) : (
          m.interviews_field_when_hint({ zone: zone.replaceAll("_", " ") })
        )
      }
      error={error}
    >
      <Input
        type="datetime-local"
        name="when"
        defaultValue={toLocalTime(at)}
        onChange={(event) => {
          const time = fromLocalTime(event.currentTarget.value);
          setPast(time !== null && time < Date.now());
        }}
      />
    </Field>
  );
}

interface OvertakenProps {
  mine: CardInterview;
  latest: CardInterview;
  onLatest: (interview: CardInterview) => void;
}

/** While it stood open here, somebody else said something else of it. */
function Overtaken({ mine, latest, onLatest }: OvertakenProps) {
  if (JSON.stringify(mine) === JSON.stringify(latest)) return null;
  if (latest.status !== "planned") {
    return (
      <Banner tone="warning" live="status">
        {m.interviews_overtaken_ended()}
      </Banner>
    );
  }
  return (
    <Banner
      tone="warning"
      live="status"
      actions={
        <Button size="sm" onClick={() => onLatest(latest)}>
          {m.interviews_overtaken_load()}
        </Button>
      }
    >
      {m.interviews_overtaken()}
    </Banner>
  );
}
