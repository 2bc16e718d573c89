import { Ellipsis, UserMinus, UserPlus } from "lucide-react";
import { useState } from "react";
import { Avatar } from "#app/components/ui/avatar.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { IconButton } from "#app/components/ui/button.tsx";
import { Menu, MenuItem } from "#app/components/ui/menu.tsx";
import { RelativeTime } from "#app/components/ui/relative-time-text.tsx";
import { m } from "#app/paraglide/messages.js";
import type { DeactivatedView } from "#domain/views/members.ts";
import { ConfirmAct } from "./confirm-act.tsx";
import { roleWords } from "./role-words.ts";
import type { Act } from "./use-act.ts";

interface DeactivatedProps {
  people: readonly DeactivatedView[];
  organization: string;
  act: Act;
  heirs: readonly { id: string; name: string }[];
}

/** Who is switched off, and can come back. */
export function Deactivated({ people, ...rest }: DeactivatedProps) {
  if (people.length === 0) return null;
  return (
    <section aria-labelledby="deactivated" className="flex flex-col gap-2">
      <h2 id="deactivated" className="font-semibold">
        {m.members_deactivated_people()}
      </h2>
      <p className="text-muted">{m.members_deactivated_lead()}</p>
      <ul className="divide-y overflow-hidden rounded-lg border bg-surface">
        {people.map((person) => (
          <Person key={person.id} person={person} {...rest} />
        ))}
      </ul>
    </section>
  );
}

function Person({
  person: { id: person, name, email, role, hue, at, may },
  organization,
  act,
  heirs,
}: Omit<DeactivatedProps, "people"> & { person: DeactivatedView }) {
  const [removing, setRemoving] = useState(false);
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <Avatar name={name} hue={hue} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        <p className="flex flex-wrap gap-x-2 text-muted text-sm">
          <span className="truncate">{email}</span>
          <span>
            {m.members_deactivated_since()} <RelativeTime at={at} />
          </span>
        </p>
      </div>
      <Badge tone="outline">{roleWords(role)}</Badge>
      {may.reactivate || may.remove ? (
        <Menu
          align="end"
          trigger={
            <IconButton label={m.members_actions({ name })}>
              <Ellipsis aria-hidden="true" className="size-4" />
            </IconButton>
          }
        >
          {may.reactivate ? (
            <MenuItem icon={<UserPlus />} onSelect={() => act({ intent: "reactivate", person, name })}>
              {m.members_reactivate()}
            </MenuItem>
          ) : null}
          {may.remove ? (
            <MenuItem icon={<UserMinus />} danger onSelect={() => setRemoving(true)}>
              {m.members_remove()}
            </MenuItem>
          ) : null}
        </Menu>
      ) : (
        <span className="w-8 shrink-0 pointer-coarse:w-10" />
      )}
      <ConfirmAct
        question={removing ? "remove" : null}
        person={person}
        name={name}
        organization={organization}
        heirs={heirs}
        onClose={() => setRemoving(false)}
        onConfirm={(_, handTo) => act({ intent: "remove", person, name, handTo })}
      />
    </li>
  );
}
