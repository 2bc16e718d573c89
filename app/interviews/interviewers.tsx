import { useId, useState } from "react";
import { Checkbox } from "#app/components/ui/checkbox.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { m } from "#app/paraglide/messages.js";
import type { InterviewPerson } from "#domain/views/interviews.ts";

/** With more people than this, one looks for a name. */
const few = 8;

export interface InterviewersProps {
  /** Who can be chosen now. */
  choosable: readonly InterviewPerson[];
  /** Who was chosen before. Whoever cannot be any more stands there still, to be taken out. */
  former: readonly InterviewPerson[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
  error: string | undefined;
}

/** Who interviews: a list to tick, with a search where it is long. */
export function Interviewers({ choosable, former, chosen, onChange, error }: InterviewersProps) {
  const wrong = useId();
  const [wanted, setWanted] = useState("");
  const able = new Set(choosable.map(({ id }) => id));
  const people = [...choosable, ...former.filter(({ id }) => !able.has(id))];
  const word = wanted.trim().toLocaleLowerCase();
  const shown = people.filter(
    ({ id, name }) => word === "" || chosen.includes(id) || name.toLocaleLowerCase().includes(word),
  );
  const wordsOf = ({ id, name }: InterviewPerson) =>
    able.has(id) ? name : m.interviews_person_cannot({ name: name || m.interviews_person_gone() });
  return (
    <fieldset
      data-wrong={error ? "" : undefined}
      aria-describedby={error ? wrong : undefined}
      className="flex flex-col gap-2"
    >
      <legend className="mb-1.5 font-medium text-sm">{m.interviews_field_who()}</legend>
      {people.length > few ? (
        <Input
          type="search"
          aria-label={m.interviews_field_who_find()}
          placeholder={m.interviews_field_who_find()}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
          // It looks for a name; it does not send the form.
          onKeyDown={(event) => (event.key === "Enter" ? event.preventDefault() : null)}
        />
      ) : null}
      <div className="flex max-h-48 flex-col gap-2 overflow-y-auto rounded-md border p-2.5">
        {shown.map((each) => (
          <Checkbox
            key={each.id}
            label={wordsOf(each)}
            checked={chosen.includes(each.id)}
            onCheckedChange={(checked) =>
              onChange(checked ? [...chosen, each.id] : chosen.filter((known) => known !== each.id))
            }
          />
        ))}
        {shown.length === 0 ? <p className="text-muted text-sm">{m.interviews_field_who_nobody()}</p> : null}
      </div>
      {error ? (
        <p id={wrong} role="alert" className="text-danger-text text-xs">
          {error}
        </p>
      ) : null}
      <p className="text-muted text-xs">{m.interviews_field_who_hint()}</p>
    </fieldset>
  );
}
