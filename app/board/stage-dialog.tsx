import { type FormEvent, useId, useState } from "react";
import { Button } from "#app/components/ui/button.tsx";
import { Checkbox } from "#app/components/ui/checkbox.tsx";
import { Dialog, DialogActions, DialogClose } from "#app/components/ui/dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { useRoomClient } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { newId } from "#domain/ids/ids.ts";
import { type AnnouncementMode, type Stage, stageKinds, stageNameSchema } from "#domain/pipeline/schema.ts";

const minute = 60_000;
const delays = [1, 5, 15, 60, 24 * 60];

/** How a stage is called inside and outside, and when its candidates hear of it. */
export function StageDialog({ stage, onClose }: { stage: Stage; onClose: () => void }) {
  const client = useRoomClient();
  const form = useId();
  const [name, setName] = useState(stage.name);
  const [shown, setShown] = useState(stage.publicName !== null);
  const [publicName, setPublicName] = useState(stage.publicName ?? stage.name);
  const [mode, setMode] = useState<AnnouncementMode["mode"]>(stage.announce.mode);
  const [delay, setDelay] = useState(stage.announce.mode === "delayed" ? stage.announce.delayMs : 5 * minute);
  const offer = stage.kind === "offer";
  const badName = !stageNameSchema.safeParse(name).success;
  const badPublic = shown && !stageNameSchema.safeParse(publicName).success;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (badName || badPublic) return;
    const announce: AnnouncementMode = mode === "delayed" ? { mode, delayMs: delay } : { mode };
    void client.command("stage.edit", {
      stage: stage.id,
      name: name.trim(),
      publicName: shown ? publicName.trim() : null,
      ...(offer ? {} : { announce }),
    });
    onClose();
  };
  const choices = delays.includes(delay / minute) ? delays : [...delays, delay / minute];
  return (
    <Dialog
      title={m.board_stage_title({ stage: stage.name })}
      size="sm"
      open
      onOpenChange={(open) => (open ? null : onClose())}
    >
      <form id={form} onSubmit={save} className="flex flex-col gap-4">
        <Field label={m.board_stage_name()} error={badName ? m.board_stage_name_error() : null}>
          <Input value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Checkbox label={m.board_stage_shown()} checked={shown} onCheckedChange={setShown} />
        {shown ? (
          <Field
            label={m.board_stage_public()}
            hint={m.board_stage_public_hint()}
            error={badPublic ? m.board_stage_name_error() : null}
          >
            <Input
              value={publicName}
              maxLength={60}
              onChange={(event) => setPublicName(event.target.value)}
            />
          </Field>
        ) : null}
        {shown ? (
          <Field label={m.board_stage_announce()} hint={offer ? m.refusal_stage_offerIsManual() : null}>
            <Select
              value={offer ? "manual" : mode}
              disabled={offer}
              onChange={(value) => setMode(value as AnnouncementMode["mode"])}
              options={[
                { value: "atOnce", label: m.board_announce_atOnce() },
                { value: "delayed", label: m.board_announce_delayed() },
                { value: "manual", label: m.board_announce_manual() },
              ]}
            />
          </Field>
        ) : null}
        {shown && mode === "delayed" && !offer ? (
          <Field label={m.board_stage_delay()}>
            <Select
              value={String(delay / minute)}
              onChange={(value) => setDelay(Number(value) * minute)}
              options={choices.map((each) => ({
                value: String(each),
                label: m.board_minutes({ count: each }),
              }))}
            />
          </Field>
        ) : null}
      </form>
      <DialogActions>
        <DialogClose render={<Button variant="ghost">{m.ui_cancel()}</Button>} />
        <Button type="submit" form={form} variant="primary">
          {m.board_save()}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** A new stage at the end of the pipeline; hidden from candidates until somebody shows it. */
export function AddStageDialog({ onClose }: { onClose: () => void }) {
  const client = useRoomClient();
  const form = useId();
  const stages = client.snapshot().state.stages;
  const [name, setName] = useState("");
  const [kind, setKind] = useState<Stage["kind"]>("interview");
  const [before, setBefore] = useState("");
  const kindWords = {
    review: m.board_kind_review(),
    screen: m.board_kind_screen(),
    interview: m.board_kind_interview(),
    offer: m.board_kind_offer(),
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const parsed = stageNameSchema.safeParse(name);
    if (!parsed.success) return;
    const next = stages.find((stage) => stage.id === before);
    void client.command("stage.add", {
      stage: newId("stg"),
      name: parsed.data,
      kind,
      before: next?.id ?? null,
    });
    onClose();
  };
  return (
    <Dialog
      title={m.board_stage_add()}
      description={m.board_stage_add_description()}
      size="sm"
      open
      onOpenChange={(open) => (open ? null : onClose())}
    >
      <form id={form} onSubmit={save} className="flex flex-col gap-4">
        <Field label={m.board_stage_name()}>
          <Input value={name} required maxLength={60} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label={m.board_stage_kind()}>
          <Select
            value={kind}
            onChange={(value) => setKind(value as Stage["kind"])}
            options={stageKinds.map((each) => ({ value: each, label: kindWords[each] }))}
          />
        </Field>
        <Field label={m.board_stage_before()}>
          <Select
            value={before}
            onChange={setBefore}
            options={[
              ...stages.map((stage) => ({
                value: stage.id,
                label: m.board_stage_before_stage({ stage: stage.name }),
              })),
              { value: "", label: m.board_stage_at_end() },
            ]}
          />
        </Field>
      </form>
      <DialogActions>
        <DialogClose render={<Button variant="ghost">{m.ui_cancel()}</Button>} />
        <Button type="submit" form={form} variant="primary">
          {m.board_stage_add()}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
