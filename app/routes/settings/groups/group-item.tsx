import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { AvatarStack } from "#app/components/ui/avatar.tsx";
import { IconButton } from "#app/components/ui/button.tsx";
import { m } from "#app/paraglide/messages.js";
import type { GroupsView, GroupView } from "#domain/views/groups.ts";
import { DeleteGroup } from "./delete-group.tsx";
import { GroupDialog } from "./group-dialog.tsx";

interface GroupItemProps {
  group: GroupView;
  people: GroupsView["people"];
  manage: boolean;
}

/** One group, and what the viewer may do about it. */
export function GroupItem({ group, people, manage }: GroupItemProps) {
  const [asked, setAsked] = useState<"change" | "delete" | null>(null);
  const { name, members, teams } = group;
  const close = () => setAsked(null);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-52">
        <p className="font-medium wrap-anywhere">{name}</p>
        <p className="text-muted text-sm">
          {members.length === 0 ? m.groups_empty() : members.map((member) => member.name).join(", ")}
        </p>
        {teams === undefined ? null : (
          <p className="text-muted text-sm">
            {teams === 0 ? m.groups_teams_none() : m.groups_teams({ count: teams })}
          </p>
        )}
      </div>
      {members.length > 0 ? (
        <span aria-hidden="true">
          <AvatarStack people={members} max={5} size="sm" />
        </span>
      ) : null}
      {manage ? (
        <span className="flex gap-1">
          <IconButton label={m.groups_edit({ name })} onClick={() => setAsked("change")}>
            <Pencil aria-hidden="true" className="size-4" />
          </IconButton>
          <IconButton label={m.groups_delete({ name })} onClick={() => setAsked("delete")}>
            <Trash2 aria-hidden="true" className="size-4" />
          </IconButton>
        </span>
      ) : null}
      {asked === "change" ? <GroupDialog group={group} people={people} onClose={close} /> : null}
      <DeleteGroup group={group} open={asked === "delete"} onClose={close} />
    </li>
  );
}
