import { ListFilter } from "lucide-react";
import { useState } from "react";
import { Button } from "#app/components/ui/button.tsx";
import { Checkbox } from "#app/components/ui/checkbox.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { Popover } from "#app/components/ui/popover.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { useRoom, useRoomClient } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { type BoardSettings, nobody } from "#domain/views/board-settings.ts";
import { useBoardUi, useUi } from "../board-ui.ts";
import { hasStatus, unfiltered } from "./filter.ts";
import { summariesOf } from "./summaries.ts";
import { type Facet, type FacetKey, useFacets } from "./use-facets.ts";

const ages = [3, 7, 14, 30, 60];

/** How many parts of the filter are set. */
export function countFilters({ stages, labels, sources, assignees, age, text }: BoardSettings): number {
  const lists = stages.length + labels.length + sources.length + assignees.length;
  return lists + (age === null ? 0 : 1) + (text === "" ? 0 : 1);
}

/** "At least 7 days", "Over the stage's limit". */
export function ageWords(age: BoardSettings["age"]): string {
  if (age === null) return m.view_age_any();
  return age === "late" ? m.view_age_late() : m.view_age_days({ days: age });
}

/** A button that opens everything one can filter by. */
export function FilterMenu() {
  const [open, setOpen] = useState(false);
  const count = useUi(({ settings }) => countFilters({ ...settings, text: "" }));
  return (
    <Popover
      title={m.view_filter()}
      open={open}
      onOpenChange={setOpen}
      className="max-h-(--available-height) w-80 overflow-y-auto"
      trigger={
        <Button icon={<ListFilter aria-hidden="true" className="size-4" />}>
          <span className="@max-2xl:sr-only">{m.view_filter()}</span>
          {count > 0 ? <span className="text-accent-text tabular-nums">{count}</span> : null}
        </Button>
      }
    >
      {open ? <Facets /> : null}
    </Popover>
  );
}

function Facets() {
  const ui = useBoardUi();
  const client = useRoomClient();
  const facets = useFacets();
  const settings = useUi((state) => state.settings);
  const [text, setText] = useState("");
  // Of this moment: a menu whose numbers run about is hard to read.
  const [counts] = useState(() => countValues(client.snapshot(), settings.status));
  const hasLimits = useRoom((room) => room.state.stages.some(({ limitDays }) => limitDays !== undefined));
  const wanted = text.trim().toLocaleLowerCase();
  const set = (patch: Partial<BoardSettings>) => ui.set({ settings: { ...ui.get().settings, ...patch } });
  const toggle = (key: FacetKey, value: string, on: boolean) => {
    const rest = (settings[key] as string[]).filter((each) => each !== value);
    set({ [key]: on ? [...rest, value] : rest });
  };
  return (
    <>
      <Input
        aria-label={m.view_find_filter()}
        placeholder={m.view_find_filter()}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {facets.map((facet) => (
        <FacetOptions
          key={facet.key}
          facet={{
            ...facet,
            options: facet.options.filter(({ label }) => label.toLocaleLowerCase().includes(wanted)),
          }}
          chosen={settings[facet.key]}
          counts={counts}
          onToggle={toggle}
        />
      ))}
      <div className="flex items-center justify-between gap-3 border-t pt-2 text-sm">
        <span aria-hidden="true">{m.view_age()}</span>
        <Select
          size="sm"
          className="w-44"
          aria-label={m.view_age()}
          value={String(settings.age ?? "")}
          onChange={(age) => set({ age: age === "" ? null : age === "late" ? "late" : Number(age) })}
          options={[
            { value: "", label: ageWords(null) },
            { value: "late", label: ageWords("late"), disabled: !hasLimits },
            ...[...new Set([...ages, ...(typeof settings.age === "number" ? [settings.age] : [])])]
              .sort((a, b) => a - b)
              .map((days) => ({ value: String(days), label: ageWords(days) })),
          ]}
        />
      </div>
      <Button variant="ghost" onClick={() => ui.set({ settings: unfiltered(settings) })}>
        {m.view_clear()}
      </Button>
    </>
  );
}

interface FacetOptionsProps {
  facet: Facet;
  chosen: readonly string[];
  counts: ReadonlyMap<string, number>;
  onToggle: (key: FacetKey, value: string, on: boolean) => void;
}

function FacetOptions({ facet, chosen, counts, onToggle }: FacetOptionsProps) {
  // What nobody has is not worth a line, unless it is chosen: but stages are always offered.
  const shown = facet.options.filter(
    ({ value }) => facet.key === "stages" || counts.has(value) || chosen.includes(value),
  );
  if (shown.length === 0) return null;
  return (
    <fieldset className="flex flex-col gap-1 border-t pt-2">
      <legend className="sr-only">{facet.title}</legend>
      <span aria-hidden="true" className="text-2xs font-medium text-subtle">
        {facet.title}
      </span>
      {shown.map(({ value, label }) => (
        <span key={value} className="flex items-center justify-between gap-2">
          <Checkbox
            label={<span className="truncate">{label}</span>}
            checked={chosen.includes(value)}
            onCheckedChange={(on) => onToggle(facet.key, value, on)}
          />
          <span className="text-xs text-subtle tabular-nums">{counts.get(value) ?? 0}</span>
        </span>
      ))}
    </fieldset>
  );
}

/** How many cards of this status have each value: a stage, a source, an assignee, a label. */
function countValues(
  room: Parameters<typeof summariesOf>[0],
  status: BoardSettings["status"],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (value: string) => counts.set(value, (counts.get(value) ?? 0) + 1);
  const summaries = summariesOf(room);
  for (const application of Object.values(room.state.applications)) {
    if (!hasStatus(application, status)) continue;
    count(application.stage);
    count(application.source);
    count(application.assignee ?? nobody);
    for (const label of summaries[application.id]?.labels ?? []) count(label);
  }
  return counts;
}
