import { ChevronsUpDown, LogOut } from "lucide-react";
import { useSubmit } from "react-router";
import { ThemeMenu } from "#app/components/shell/theme-menu.tsx";
import { Avatar } from "#app/components/ui/avatar.tsx";
import { Menu, MenuGroup, MenuItem, MenuSeparator } from "#app/components/ui/menu.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import { m } from "#app/paraglide/messages.js";

export interface ViewerMenuProps {
  user: { name: string; email: string; hue: number };
  /** Only the avatar: rail and phone. */
  compact?: boolean;
  side?: "top" | "bottom" | "right";
}

/** Who I am here: theme, sign out. */
export function ViewerMenu({ user, compact, side = "top" }: ViewerMenuProps) {
  const submit = useSubmit();
  return (
    <Menu
      side={side}
      trigger={
        <button
          type="button"
          className="flex min-h-9 min-w-9 items-center gap-2 rounded-md p-1 text-left transition-colors hover:bg-border/45 data-popup-open:bg-border/75 pointer-coarse:min-h-10 pointer-coarse:min-w-10"
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
      }
    >
      <MenuGroup label={user.email}>
        <ThemeMenu />
      </MenuGroup>
      <MenuSeparator />
      <MenuItem icon={<LogOut />} onSelect={() => submit(null, { method: "post", action: "/sign-out" })}>
        {m.shell_sign_out()}
      </MenuItem>
    </Menu>
  );
}
