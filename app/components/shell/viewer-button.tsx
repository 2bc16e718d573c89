import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { Avatar } from "#app/components/ui/avatar.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import { m } from "#app/paraglide/messages.js";

export interface ViewerButtonProps extends ComponentProps<"button"> {
  user: { name: string; hue: number };
  /** Only the avatar: rail and phone. */
  compact?: boolean | undefined;
}

/** What opens the viewer's menu. */
export function ViewerButton({ user, compact, ...props }: ViewerButtonProps) {
  return (
    <button
      type="button"
      {...props}
      className="flex min-h-9 min-w-9 items-center gap-2 rounded-md p-1 text-left transition-colors hover:bg-text/5 data-popup-open:bg-text/9 pointer-coarse:min-h-10 pointer-coarse:min-w-10"
    >
      <Avatar name={user.name} hue={user.hue} size="sm" />
      {compact ? (
        <VisuallyHidden>{user.name}</VisuallyHidden>
      ) : (
        <>
          <span className="min-w-0 flex-1 truncate text-sm font-medium max-lg:sr-only">{user.name}</span>
          <ChevronsUpDown aria-hidden="true" className="mr-1 size-3.5 text-subtle max-lg:hidden" />
        </>
      )}
      <VisuallyHidden>{m.shell_viewer_menu()}</VisuallyHidden>
    </button>
  );
}
