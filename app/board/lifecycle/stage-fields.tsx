import { Plus, X } from "lucide-react";
import { useId } from "react";
import { Button, IconButton } from "#app/components/ui/button.tsx";
import { Checkbox } from "#app/components/ui/checkbox.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { m } from "#app/paraglide/messages.js";
import { newId } from "#domain/ids/ids.ts";
import { type Stage, stageKinds } from "#domain/pipeline/schema.ts";
import { problemsOf, type StageDraft } from "./stage-draft.ts";

const minute = 60_000;
const delays = [1, 5, 15, 60, 24 * 60];
const mostItems = 20;

export interface StageFieldsProps {
  draft: StageDraft;
  onChange: (draft: StageDraft) => void;
  /** Its kind can be chosen: it is not a stage of a requisition yet. */
  kind?: boolean;
}

export function kindWords(kind: Stage["kind"]): string {
  return {
    review: m.board_kind_review,
    screen: m.board_kind_screen,
    interview: m.board_kind_interview,
    offer: m.board_kind_offer,
  }[kind]();
}

/** How a stage is called inside and outside, when its candidates hear of it, how long one stands in it, what is to do. */
export function StageFields({ draft, onChange, kind = false }: StageFieldsProps) {
  const problems = problemsOf(draft);
  const set = (part: Partial<StageDraft>) => onChange({ ...draft, ...part });
  return (
    <>
      <Field label={m.board_stage_name()} error={problems.name ? m.board_stage_name_error() : null}>
        <Input value={draft.name} maxLength={60} onChange={(event) => set({ name: event.target.value })} />
      </Field>
      {kind ? (
        <Field label={m.board_stage_kind()}>
          <Select
            value={draft.kind}
            onChange={(value) => set({ kind: stageKinds.find((each) => each === value) ?? "review" })}
            options={stageKinds.map((each) => ({ value: each, label: kindWords(each) }))}
          />
        </Field>
      ) : null}
      <Checkbox
        label={m.board_stage_shown()}
        checked={draft.shown}
        onCheckedChange={(shown) => set({ shown, publicName: draft.publicName || draft.name })}
      />
      {draft.shown ? <Announcement draft={draft} set={set} bad={problems.publicName} /> : null}
      <Field
        label={m.stage_limit()}
        hint={m.stage_limit_hint()}
        error={problems.limit ? m.stage_limit_error() : null}
        optional
      >
        <Input
          type="number"
          inputMode="numeric"
          min={1}
          max={365}
          value={draft.limit}
          onChange={(event) => set({ limit: event.target.value })}
          className="w-24"
        />
      </Field>
      <Anonymised draft={draft} set={set} />
      <Checklist draft={draft} set={set} />
    </>
  );
}

interface PartProps {
  draft: StageDraft;
  set: (part: Partial<StageDraft>) => void;
}

function Announcement({ draft, set, bad }: PartProps & { bad: boolean }) {
  const { mode, delayMs } = draft;
  const offer = draft.kind === "offer";
  const choices = delays.includes(delayMs / minute) ? delays : [...delays, delayMs / minute];
  return (
    <>
      <Field
        label={m.board_stage_public()}
        hint={m.board_stage_public_hint()}
        error={bad ? m.board_stage_name_error() : null}
      >
        <Input
          value={draft.publicName}
          maxLength={60}
          onChange={(event) => set({ publicName: event.target.value })}
        />
      </Field>
      <Field label={m.board_stage_announce()} hint={offer ? m.refusal_stage_offerIsManual() : null}>
        <Select
          value={offer ? "manual" : mode}
          disabled={offer}
          onChange={(value) => set({ mode: value as StageDraft["mode"] })}
          options={[
            { value: "atOnce", label: m.board_announce_atOnce() },
            { value: "delayed", label: m.board_announce_delayed() },
            { value: "manual", label: m.board_announce_manual() },
          ]}
        />
      </Field>
      {mode === "delayed" && !offer ? (
        <Field label={m.board_stage_delay()}>
          <Select
            value={String(delayMs / minute)}
            onChange={(value) => set({ delayMs: Number(value) * minute })}
            options={choices.map((each) => ({
              value: String(each),
              label: m.board_minutes({ count: each }),
            }))}
          />
        </Field>
      ) : null}
    </>
  );
}

function Anonymised({ draft, set }: PartProps) {
  const hint = useId();
  return (
    <div className="flex flex-col gap-1">
      <Checkbox
        label={m.privacy_stage()}
        aria-describedby={hint}
        checked={draft.anonymised}
        onCheckedChange={(anonymised) => set({ anonymised })}
      />
      <p id={hint} className="pl-6 text-xs text-muted">
        {m.privacy_stage_hint()}
      </p>
    </div>
  );
}

function Checklist({ draft, set }: PartProps) {
  const hint = useId();
  const { checklist } = draft;
  return (
    <fieldset className="flex flex-col gap-1.5" aria-describedby={hint}>
      <legend className="mb-1.5 text-sm font-medium">{m.stage_checklist()}</legend>
      {checklist.map(({ id, text }, at) => (
        <div key={id} className="flex items-center gap-1">
          <Input
            aria-label={m.stage_checklist_item({ position: at + 1 })}
            value={text}
            maxLength={200}
            onChange={(event) => {
              const typed = event.target.value;
              set({ checklist: checklist.map((each) => (each.id === id ? { id, text: typed } : each)) });
            }}
          />
          <IconButton
            label={m.stage_checklist_remove({ position: at + 1 })}
            size="sm"
            onClick={() => set({ checklist: checklist.filter((each) => each.id !== id) })}
          >
            <X aria-hidden="true" className="size-4" />
          </IconButton>
        </div>
      ))}
      {checklist.length < mostItems ? (
        <Button
          size="sm"
          variant="ghost"
          className="self-start"
          icon={<Plus aria-hidden="true" className="size-4" />}
          onClick={() => set({ checklist: [...checklist, { id: newId("chk"), text: "" }] })}
        >
          {m.stage_checklist_add()}
        </Button>
      ) : null}
      <p id={hint} className="text-xs text-muted">
        {m.stage_checklist_hint()}
      </p>
    </fieldset>
  );
}
