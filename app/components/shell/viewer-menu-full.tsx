import { CircleUser, LogOut } from "lucide-react";
import { useState } from "react";
import { useSubmit } from "react-router";
import { ThemeMenu } from "#app/components/shell/theme-menu.tsx";
import { ViewerButton } from "#app/components/shell/viewer-button.tsx";
import type { ViewerMenuProps } from "#app/components/shell/viewer-menu.tsx";
import { Menu, MenuGroup, MenuItem, MenuRadio, MenuSeparator } from "#app/components/ui/menu.tsx";
import { m } from "#app/paraglide/messages.js";

/** Organizations, theme, sign out. `opened`: somebody pressed the button before this was loaded. */
export function ViewerMenuFull(props: ViewerMenuProps & { opened: boolean }) {
  const { user, compact, side, opened, organizations = [], organization = "" } = props;
  const submit = useSubmit();
  const [open, setOpen] = useState(opened);
  return (
    <Menu
      side={side ?? "top"}
      open={open}
      onOpenChange={setOpen}
      trigger={<ViewerButton user={user} compact={compact} />}
    >
      {organizations.length > 1 ? (
        <>
          <MenuGroup label={m.organization_menu()}>
            <MenuRadio
              value={organization}
              onChange={(next) => submit({ organization: next }, { method: "post", action: "/organization" })}
              options={organizations.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </MenuGroup>
          <MenuSeparator />
        </>
      ) : null}
      <MenuGroup label={user.email}>
        <ThemeMenu />
      </MenuGroup>
      <MenuSeparator />
      <MenuItem icon={<CircleUser />} to="/settings/account">
        {m.account_title()}
      </MenuItem>
      <MenuItem icon={<LogOut />} onSelect={() => submit(null, { method: "post", action: "/sign-out" })}>
        {m.shell_sign_out()}
      </MenuItem>
    </Menu>
  );
}
