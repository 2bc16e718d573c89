import { Plus } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { Badge } from "#app/components/ui/badge.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Dialog, DialogActions, DialogClose } from "#app/components/ui/dialog.tsx";
import { Menu, MenuGroup, MenuItem } from "#app/components/ui/menu.tsx";
import { useFace, useRoom, useRoomClient } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { newId } from "#domain/ids/ids.ts";
import { offered } from "#domain/lists/schema.ts";
import type { Opening } from "#domain/requisition/schema.ts";
import { nameOf } from "../names.ts";
import { shortId } from "./openings.ts";

/** Each opening: what became of it, who fills it, and what can be done with it. */
export function OpeningsDialog({ onClose }: { onClose: () => void }) {
  const client = useRoomClient();
  const openings = useRoom((room) => room.state.openings);
  const may = client.can("requisition.changeStatus");
  return (
    <Dialog
      title={m.requisition_openings_title()}
      description={m.requisition_openings_description()}
      open
      onOpenChange={(open) => (open ? null : onClose())}
    >
      {openings.length === 0 ? <p className="text-muted">{m.requisition_openings_none()}</p> : null}
      <ul className="flex flex-col divide-y empty:hidden">
        {openings.map((opening) => (
          <OpeningItem key={opening.id} opening={opening} may={may} onLeave={onClose} />
        ))}
      </ul>
      <DialogActions>
        {may ? (
          <Button
            icon={<Plus aria-hidden="true" className="size-4" />}
            onClick={() => void client.command("opening.add", { opening: newId("opn") })}
          >
            {m.requisition_opening_add()}
          </Button>
        ) : null}
        <DialogClose render={<Button variant="primary">{m.ui_close()}</Button>} />
      </DialogActions>
    </Dialog>
  );
}

const tones = { open: "success", filled: "info", closed: "neutral" } as const;

function OpeningItem({ opening, may, onLeave }: { opening: Opening; may: boolean; onLeave: () => void }) {
  const client = useRoomClient();
  const reason = useRoom(
    (room) => room.state.closeReasons.find((each) => each.id === opening.reason)?.label ?? "",
  );
  const id = shortId(opening.id);
  const words = {
    open: m.requisition_opening_open(),
    filled: m.requisition_opening_filled(),
    closed: m.requisition_opening_closed({ reason }),
  }[opening.status];
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <span className="w-14 font-medium tabular-nums">{id}</span>
      {opening.status === "filled" && opening.application ? (
        <FilledBy application={opening.application} onLeave={onLeave} />
      ) : (
        <Badge tone={tones[opening.status]} dot>
          {words}
        </Badge>
      )}
      {may ? (
        <span className="ml-auto">
          {opening.status === "open" ? <CloseMenu opening={opening} /> : null}
          {opening.status === "closed" ? (
            <Button
              size="sm"
              variant="ghost"
              aria-label={m.requisition_opening_reopen({ id })}
              onClick={() => void client.command("opening.reopen", { opening: opening.id })}
            >
              {m.requisition_opening_reopen_short()}
            </Button>
          ) : null}
        </span>
      ) : null}
    </li>
  );
}

function FilledBy({ application, onLeave }: { application: string; onLeave: () => void }) {
  const name = nameOf(useFace(application));
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Badge tone="info" dot>
        {m.requisition_opening_filled()}
      </Badge>
      <Link
        to={`applications/${application}`}
        onClick={onLeave}
        className="truncate underline underline-offset-2"
        aria-label={m.requisition_opening_filled_by({ name })}
      >
        {name}
      </Link>
    </span>
  );
}

function CloseMenu({ opening }: { opening: Opening }) {
  const client = useRoomClient();
  const reasons = useRoom((room) => room.state.closeReasons);
  const [open, setOpen] = useState(false);
  const id = shortId(opening.id);
  return (
    <Menu
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" variant="ghost" aria-label={m.requisition_opening_close({ id })}>
          {m.requisition_opening_close_short()}
        </Button>
      }
    >
      <MenuGroup label={m.requisition_opening_reason({ id })}>
        {offered(reasons).map((reason) => (
          <MenuItem
            key={reason.id}
            onSelect={() => void client.command("opening.close", { opening: opening.id, reason: reason.id })}
          >
            {reason.label}
          </MenuItem>
        ))}
      </MenuGroup>
    </Menu>
  );
}
