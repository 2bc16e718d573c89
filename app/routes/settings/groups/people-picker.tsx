import { Search } from "lucide-react";
import { useState } from "react";
import { Checkbox } from "#app/components/ui/checkbox.tsx";
import { InputWithIcon } from "#app/components/ui/input-with-icon.tsx";
import { m } from "#app/paraglide/messages.js";
import type { GroupsView } from "#domain/views/groups.ts";

/** From here on one looks for people by name. */
const many = 8;

interface PeoplePickerProps {
  people: GroupsView["people"];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: Set<string>) => void;
}

/** Who is in it: a box for each person. Those who are not shown stay as they are. */
export function PeoplePicker({ people, chosen, onChoose }: PeoplePickerProps) {
  const [text, setText] = useState("");
  const sought = text.trim().toLocaleLowerCase();
  const shown = people.filter(({ name }) => name.toLocaleLowerCase().includes(sought));
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    onChoose(next);
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 flex gap-2 font-medium text-sm">
        {m.groups_members()}
        <span className="font-normal text-muted">{m.groups_members_chosen({ count: chosen.size })}</span>
      </legend>
      {people.length > many ? (
        <InputWithIcon
          icon={<Search className="size-4" />}
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-label={m.groups_members_find()}
          placeholder={m.groups_members_find()}
        />
      ) : null}
      {shown.length === 0 ? <p className="text-muted text-sm">{m.groups_members_none()}</p> : null}
      <ul className="-mx-1 flex max-h-64 flex-col gap-1 overflow-y-auto px-1">
        {shown.map(({ id, name }) => (
          <li key={id}>
            <Checkbox
              label={name}
              checked={chosen.has(id)}
              onCheckedChange={(on) => toggle(id, on)}
              className="py-1"
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
