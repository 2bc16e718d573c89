import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "#app/components/ui/button.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { m } from "#app/paraglide/messages.js";
import { type ListEntry, type ListName, longestName } from "#domain/lists/schema.ts";
import { hues } from "./hues.ts";
import { listWords, sideWords } from "./list-words.ts";
import type { DoListAct } from "./use-list-act.ts";

/** A line to type the next entry in; Enter adds it, and the line is empty again for one more, unless it failed. */
export function AddEntry({
  list,
  entries,
  act,
}: {
  list: ListName;
  entries: readonly ListEntry[];
  act: DoListAct;
}) {
  const [name, setName] = useState("");
  const [side, setSide] = useState<"weDeclined" | "theyDeclined">("weDeclined");
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    const hue = hues[(entries.length * 5) % hues.length] ?? 0;
    act(
      {
        intent: "add",
        list,
        name: name.trim(),
        ...(list === "reasons" && { side }),
        ...(list === "labels" && { hue }),
      },
      { failed: () => setName((typed) => typed || name) },
    );
    setName("");
  };
  return (
    <form onSubmit={add} className="flex items-center gap-2 px-4 py-2.5">
      <Input
        aria-label={listWords[list].add()}
        placeholder={listWords[list].add()}
        value={name}
        maxLength={longestName[list]}
        onChange={(event) => setName(event.target.value)}
        className="min-w-0 flex-1"
      />
      {list === "reasons" ? (
        <Select
          aria-label={m.lists_side()}
          value={side}
          onChange={(value) => setSide(value === "theyDeclined" ? "theyDeclined" : "weDeclined")}
          options={(["weDeclined", "theyDeclined"] as const).map((value) => ({
            value,
            label: sideWords(value),
          }))}
          className="w-36 shrink-0"
        />
      ) : null}
      <Button type="submit" icon={<Plus aria-hidden="true" className="size-4" />}>
        {m.lists_add()}
      </Button>
    </form>
  );
}
