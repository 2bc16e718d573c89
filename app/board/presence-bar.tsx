import { AvatarStack } from "#app/components/ui/avatar.tsx";
import { others, type Person } from "#app/live/presence.ts";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";

const sameUsers = (a: Person[], b: Person[]) =>
  a.length === b.length && a.every((person, at) => person.user.id === b[at]?.user.id);

/** Who else has this board open now. */
export function PresenceBar({ self }: { self: string }) {
  const people = useRoom((room) => others(room.people, self), sameUsers);
  if (people.length === 0) return null;
  const names = people.map((person) => person.user.name).join(", ");
  return (
    <AvatarStack
      people={people.map((person) => person.user)}
      max={5}
      size="md"
      label={m.board_here({ names })}
    />
  );
}
