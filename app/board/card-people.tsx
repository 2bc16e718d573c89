import { AvatarStack } from "#app/components/ui/avatar.tsx";
import type { Person } from "#app/live/presence.ts";
import { sameItems, useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";

/** Who else has this card open or in their hand. */
export function CardPeople({ application }: { application: string }) {
  const people = useRoom<Person[]>(
    (room) => room.people.filter((person) => person.open === application || person.dragging === application),
    sameItems,
  );
  if (people.length === 0) return null;
  const names = people.map((person) => person.user.name).join(", ");
  const dragged = people.some((person) => person.dragging === application);
  return (
    <AvatarStack
      people={people.map(({ user, client }) => ({ ...user, id: `${user.id}:${client}` }))}
      max={3}
      size="xs"
      label={dragged ? m.board_dragged_by({ names }) : m.board_opened_by({ names })}
      className="pt-0.5"
    />
  );
}
