import { Crown, Ellipsis, LogOut, Network, UserMinus, UserX } from "lucide-react";
import { useState } from "react";
import { Avatar } from "#app/components/ui/avatar.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { IconButton } from "#app/components/ui/button.tsx";
import { Menu, MenuGroup, MenuItem, MenuRadio, MenuSeparator } from "#app/components/ui/menu.tsx";
import { m } from "#app/paraglide/messages.js";
import { roleSchema } from "#domain/access/access.ts";
import type { MemberView } from "#domain/views/members.ts";
import { ConfirmAct, type Question } from "./confirm-act.tsx";
import { ManagerDialog } from "./manager-dialog.tsx";
import { roleWords } from "./role-words.ts";
import type { Act } from "./use-act.ts";

export interface MemberItemProps {
  member: MemberView;
  organization: string;
  act: Act;
  /** Everybody who could take over from somebody else. */
  heirs: readonly { id: string; name: string }[];
}

/** One member, and what the viewer may do about them. */
export function MemberItem({ member, organization, act, heirs }: MemberItemProps) {
  const { name, email, role, hue, self } = member;
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <Avatar name={name} hue={hue} />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2 font-medium">
          <span className="truncate">{name}</span>
          {self ? <Badge tone="outline">{m.members_you()}</Badge> : null}
        </p>
        <p className="truncate text-muted text-sm">{email}</p>
        {member.manager ? (
          <p className="truncate text-muted text-sm">{m.members_reports_to({ name: member.manager.name })}</p>
        ) : null}
      </div>
      <Badge>{roleWords(role)}</Badge>
      <MemberMenu member={member} organization={organization} act={act} heirs={heirs} />
    </li>
  );
}

function MemberMenu({ member, organization, act, heirs }: MemberItemProps) {
  const [question, setQuestion] = useState<Question | null>(null);
  const [reporting, setReporting] = useState(false);
  const { id: person, name, role, may } = member;
  const nothing =
    may.roles.length === 0 && !may.remove && !may.deactivate && !may.transfer && !may.leave && !may.manager;
  // The column stays, so that the roles stand below each other.
  if (nothing) return <span className="w-8 shrink-0 pointer-coarse:w-10" />;
  const change = (wanted: string) => {
    const known = roleSchema.safeParse(wanted);
    if (known.success && wanted !== role) act({ intent: "role", person, name, role: known.data });
  };
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label={m.members_actions({ name })}>
            <Ellipsis aria-hidden="true" className="size-4" />
          </IconButton>
        }
      >
        {may.roles.length > 0 ? (
          <MenuGroup label={m.members_role_of()}>
            <MenuRadio
              value={role}
              onChange={change}
              options={may.roles.map((value) => ({ value, label: roleWords(value) }))}
            />
          </MenuGroup>
        ) : null}
        {may.roles.length > 0 && (may.transfer || may.remove || may.manager) ? <MenuSeparator /> : null}
        {may.manager ? (
          <MenuItem icon={<Network />} onSelect={() => setReporting(true)}>
            {m.members_manager()}
          </MenuItem>
        ) : null}
        {may.transfer ? (
          <MenuItem icon={<Crown />} onSelect={() => setQuestion("transfer")}>
            {m.members_make_owner()}
          </MenuItem>
        ) : null}
        {may.deactivate ? (
          <MenuItem icon={<UserX />} onSelect={() => setQuestion("deactivate")}>
            {m.members_deactivate()}
          </MenuItem>
        ) : null}
        {may.remove ? (
          <MenuItem icon={<UserMinus />} danger onSelect={() => setQuestion("remove")}>
            {m.members_remove()}
          </MenuItem>
        ) : null}
        {may.leave ? (
          <MenuItem icon={<LogOut />} danger onSelect={() => setQuestion("leave")}>
            {m.members_leave()}
          </MenuItem>
        ) : null}
      </Menu>
      {reporting ? (
        <ManagerDialog
          member={member}
          managers={heirs.filter(({ id }) => id !== person)}
          onClose={() => setReporting(false)}
          onSave={(manager, managerName) => act({ intent: "manager", person, name, manager, managerName })}
        />
      ) : null}
      <ConfirmAct
        question={question}
        person={person}
        name={name}
        organization={organization}
        onClose={() => setQuestion(null)}
        heirs={heirs.filter(({ id }) => id !== person)}
        onConfirm={(intent, handTo) => {
          if (intent === "leave") act({ intent });
          else if (intent === "remove" || intent === "deactivate") act({ intent, person, name, handTo });
          else act({ intent, person, name });
        }}
      />
    </>
  );
}
