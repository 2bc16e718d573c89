import { Lock, VenetianMask } from "lucide-react";
import { Avatar } from "#app/components/ui/avatar.tsx";
import { cn } from "#app/components/ui/cn.ts";
import type { Face } from "#domain/views/board.ts";

const sizes = { sm: "size-6", md: "size-7" } as const;

export interface FaceAvatarProps {
  face: Face | undefined;
  /** Gives the colour of who is shown. */
  id: string;
  size: keyof typeof sizes;
  className?: string;
}

/** A card's person as initials; a mask where review is anonymised, a lock before who is private. The name stands beside it. */
export function FaceAvatar({ face, id, size, className }: FaceAvatarProps) {
  if (!face || face.sight === "shown") {
    return <Avatar name={face?.name ?? null} id={id} size={size} {...(className && { className })} />;
  }
  const Icon = face.sight === "anonymous" ? VenetianMask : Lock;
  return (
    <span
      aria-hidden="true"
      className={cn(
        "inline-flex shrink-0 items-center justify-center rounded-full bg-hover text-muted forced-colors:border",
        sizes[size],
        className,
      )}
    >
      <Icon className="size-3.5" />
    </span>
  );
}
