import { useCallback, useEffect, useRef, useState } from "react";
import { Avatar } from "#app/components/ui/avatar.tsx";
import { useAnnounce } from "#app/components/ui/live-region.tsx";
import { others, type Person } from "#app/live/presence.ts";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { FollowFrame } from "./follow-frame.tsx";
import { useTellColumn } from "./use-follow.ts";
import { useKeptDocuments } from "./use-kept-documents.ts";

const most = 5;
const sameUsers = (a: Person[], b: Person[]) =>
  a.length === b.length && a.every((person, at) => person.user.id === b[at]?.user.id);

/** Who else has this board open now. A press on somebody follows them. */
export function PresenceBar({ self }: { self: string }) {
  const people = useRoom((room) => others(room.people, self), sameUsers);
  const [followed, setFollowed] = useState<Person["user"] | null>(null);
  const announce = useAnnounce();
  useTellColumn();
  useKeptDocuments(self);
  const here = people.some(({ user }) => user.id === followed?.id);
  const stop = useCallback(
    (words: string) => {
      setFollowed(null);
      announce(words);
    },
    [announce],
  );
  useGone(followed, here, stop);
  if (people.length === 0) return null;
  const shown = people.length <= most ? people : people.slice(0, most - 1);
  const rest = people.slice(shown.length).map(({ user }) => user.name);
  const names = people.map((person) => person.user.name).join(", ");
  return (
    <div data-follow className="flex items-center">
      <ul aria-label={m.board_here({ names })} className="flex items-center">
        {shown.map(({ user }) => {
          const following = user.id === followed?.id;
          const label = following
            ? m.follow_stop_person({ name: user.name })
            : m.follow_person({ name: user.name });
          return (
            <li key={user.id} className="-ml-1 first:ml-0">
              <button
                type="button"
                aria-pressed={following}
                title={label}
                className="rounded-full ring-2 ring-surface transition-transform hover:-translate-y-0.5"
                onClick={() => {
                  if (following) return stop(m.follow_ended({ name: user.name }));
                  setFollowed(user);
                  announce(m.follow_began({ name: user.name }));
                }}
              >
                <Avatar name={user.name} hue={user.hue} size="md" present={following} />
                <span className="sr-only">{label}</span>
              </button>
            </li>
          );
        })}
        {rest.length > 0 ? (
          <li
            title={rest.join(", ")}
            className="-ml-1 inline-flex size-7 items-center justify-center rounded-full bg-hover text-2xs font-semibold text-muted tabular-nums ring-2 ring-surface"
          >
            <span aria-hidden="true">+{rest.length}</span>
            <span className="sr-only">{rest.join(", ")}</span>
          </li>
        ) : null}
      </ul>
      {followed && here ? (
        <FollowFrame user={followed} onStop={() => stop(m.follow_ended({ name: followed.name }))} />
      ) : null}
    </div>
  );
}

/** Who is followed and leaves is not waited for. */
function useGone(followed: Person["user"] | null, here: boolean, stop: (words: string) => void): void {
  const was = useRef(false);
  useEffect(() => {
    if (followed && was.current && !here) stop(m.follow_left({ name: followed.name }));
    was.current = followed !== null && here;
  }, [followed, here, stop]);
}
