import { tintOf } from "#app/components/ui/avatar.tsx";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { summariesOf } from "./summaries.ts";

const none: readonly string[] = [];

/** A card's labels, as few words on their colour; the rest as a number. */
export function LabelChips({ application, most = 3 }: { application: string; most?: number }) {
  const has = useRoom((room) =>
    room.faces[application]?.sight === "hidden" ? none : (summariesOf(room)[application]?.labels ?? none),
  );
  const all = useRoom((room) => room.state.labels);
  if (has.length === 0) return null;
  const labels = all.filter(({ id }) => has.includes(id));
  const rest = labels.slice(most);
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-1">
      {labels.slice(0, most).map(({ id, name, hue }) => (
        <span
          key={id}
          data-tint={tintOf(hue)}
          className="tint-fill max-w-28 truncate rounded-sm px-1.5 text-2xs leading-4.5 font-medium"
        >
          {name}
        </span>
      ))}
      {rest.length > 0 ? (
        <span className="text-2xs text-subtle" title={rest.map(({ name }) => name).join(", ")}>
          {m.view_more({ count: rest.length })}
        </span>
      ) : null}
    </span>
  );
}
