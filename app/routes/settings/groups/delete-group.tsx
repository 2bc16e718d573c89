import { AlertDialog } from "#app/components/ui/alert-dialog.tsx";
import { Banner } from "#app/components/ui/banner.tsx";
import { m } from "#app/paraglide/messages.js";
import { teamRoleWords } from "#app/routes/hiring/team/team-role-words.ts";
import { useAnswer } from "#app/use-answer.ts";
import { type GroupRemoval, type GroupView, groupRemovalSchema } from "#domain/views/groups.ts";
import { useGroupAct } from "./use-group-act.ts";

interface DeleteGroupProps {
  group: GroupView;
  open: boolean;
  onClose: () => void;
}

/** Asks before a group goes, and says what that would change, and for whom. */
export function DeleteGroup({ group: { id, name }, open, onClose }: DeleteGroupProps) {
  const { act, busy, said } = useGroupAct(onClose);
  const removal = useAnswer(open ? `/groups/${id}/removal` : null, groupRemovalSchema);
  return (
    <AlertDialog
      open={open}
      onOpenChange={(next) => (next ? null : onClose())}
      title={m.groups_delete_title({ name })}
      description={m.groups_delete_text()}
      action={m.groups_delete_action()}
      danger
      loading={busy}
      onConfirm={() => act({ intent: "delete", group: id, name })}
    >
      {said ? (
        <Banner tone="danger" live="alert">
          {said}
        </Banner>
      ) : null}
      <div role="status" className="flex max-h-64 flex-col gap-2 overflow-y-auto text-sm">
        {removal === null ? <p className="text-muted">{m.groups_delete_loading()}</p> : null}
        {removal !== null && removal !== "failed" ? <Removal removal={removal} /> : null}
      </div>
    </AlertDialog>
  );
}

function Removal({ removal }: { removal: GroupRemoval }) {
  if (removal.length === 0) return <p>{m.groups_delete_nothing()}</p>;
  return (
    <ul className="flex flex-col gap-2">
      {removal.map(({ id, title, team, lost, less }) => (
        <li key={id}>
          <p className="font-medium">
            {title}{" "}
            <span className="font-normal text-muted">
              {team.map((each) => teamRoleWords[each]()).join(", ")}
            </span>
          </p>
          {lost.length > 0 ? <p>{m.groups_delete_lost({ names: lost.join(", ") })}</p> : null}
          {less.length > 0 ? <p>{m.groups_delete_less({ names: less.join(", ") })}</p> : null}
          {lost.length + less.length === 0 ? <p>{m.groups_delete_keeps()}</p> : null}
        </li>
      ))}
    </ul>
  );
}
