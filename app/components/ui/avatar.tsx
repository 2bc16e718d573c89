import { cn } from "#app/components/ui/cn.ts";
import { initialsOf } from "#app/components/ui/initials.ts";
import { m } from "#app/paraglide/messages.js";
import { hueOf } from "#domain/live/hue.ts";

const sizes = {
  xs: "size-5 text-[0.5625rem]",
  sm: "size-6 text-[0.625rem]",
  md: "size-7 text-2xs",
  lg: "size-9 text-xs",
  xl: "size-12 text-base",
} as const;
export type AvatarSize = keyof typeof sizes;

/** Which of the twelve tints (CSS `data-tint`) is nearest to a hue in degrees. */
export function tintOf(hue: number): number {
  return Math.floor((((hue % 360) + 360) % 360) / 30);
}

export interface AvatarProps {
  name: string | null;
  /** The person's id: gives the colour. */
  id?: string;
  /** 0–359, where it is known already (presence, the viewer). */
  hue?: number;
  size?: AvatarSize;
  /** Says the name to assistive technology; leave it out beside a written name. */
  label?: string;
  /** A ring in the person's colour: they are here now. */
  present?: boolean;
  className?: string;
}

/** A person as initials on their colour. Never a photo: faces have no place in a hiring decision. */
export function Avatar({ name, id, hue, size = "md", label, present, className }: AvatarProps) {
  return (
    <span
      data-tint={tintOf(hue ?? hueOf(id ?? name ?? ""))}
      className={cn(
        "tint-fill inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold leading-none tracking-tight",
        "forced-colors:border",
        present && "tint-outline outline-2 outline-offset-1",
        sizes[size],
        className,
      )}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      {initialsOf(name)}
    </span>
  );
}

export interface AvatarStackProps {
  people: readonly { id: string; name: string; hue?: number }[];
  /** How many are drawn before "+n". */
  max?: number;
  size?: AvatarSize;
  /** Said once for the whole stack; "Ada, Grace and 2 more" unless given. */
  label?: string;
  className?: string;
}

/** Who is here, overlapping, in as little room as possible. Nothing when nobody is. */
export function AvatarStack({ people, max = 4, size = "sm", label, className }: AvatarStackProps) {
  if (people.length === 0) return null;
  // "+1" takes the room of the one whom it stands for.
  const shown = people.length <= max ? people : people.slice(0, max - 1);
  const rest = people.length - shown.length;
  const names = people.map((person) => person.name).join(", ");
  return (
    <span
      role="img"
      aria-label={label ?? m.ui_people({ names })}
      title={names}
      className={cn("inline-flex", className)}
    >
      {shown.map((person) => (
        <Avatar key={person.id} {...person} size={size} className="-ml-1 ring-2 ring-surface first:ml-0" />
      ))}
      {rest > 0 ? (
        <span
          aria-hidden="true"
          className={cn(
            "-ml-1 inline-flex items-center justify-center rounded-full bg-hover font-semibold text-muted ring-2 ring-surface tabular-nums",
            sizes[size],
          )}
        >
          +{rest}
        </span>
      ) : null}
    </span>
  );
}
