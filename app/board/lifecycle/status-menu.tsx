import {
  Banknote,
  BriefcaseBusiness,
  Building2,
  ChevronDown,
  Columns3,
  Copy,
  LayoutTemplate,
  Users,
} from "lucide-react";
import { Menu, MenuGroup, MenuItem, MenuSeparator } from "#app/components/ui/menu.tsx";
import { useRoom, useRoomClient } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { StatusBadge } from "#app/routes/hiring/requisitions/status-badge.tsx";
import { statusChanges } from "#domain/requisition/rules.ts";
import type { RequisitionStatus } from "#domain/requisition/schema.ts";
import { type BoardDialog, useBoardUi } from "../board-ui.ts";

/** What going to a status is called from where the requisition is. */
export function statusVerb(from: RequisitionStatus, to: RequisitionStatus): string {
  if (to === "onHold") return m.requisition_to_hold();
  if (to === "filled") return m.requisition_to_filled();
  if (to === "closed") return m.requisition_to_closed();
  if (from === "draft") return m.requisition_to_open();
  return from === "onHold" ? m.requisition_to_resume() : m.requisition_to_reopen();
}

/** The dialog that a change of status needs first; null: none. */
function asks(from: RequisitionStatus, to: RequisitionStatus): BoardDialog {
  if (to === "closed" || to === "filled") return { kind: "close", to };
  return to === "open" && (from === "closed" || from === "filled") ? { kind: "reopen" } : null;
}

/** The requisition's status, and what can be done with it as a whole. */
export function StatusMenu({ requisition }: { requisition: string }) {
  const ui = useBoardUi();
  const client = useRoomClient();
  const status = useRoom((room) => room.state.status);
  const abilities = useRoom((room) => room.abilities);
  const change = (to: RequisitionStatus) => {
    const dialog = asks(status, to);
    if (dialog) ui.set({ dialog });
    else void client.command("requisition.changeStatus", { status: to });
  };
  return (
    <Menu
      trigger={
        <button
          type="button"
          className="flex min-h-6 shrink-0 items-center gap-0.5 rounded-sm hover:bg-hover data-popup-open:bg-hover pointer-coarse:min-h-10"
        >
          <StatusBadge status={status} />
          <ChevronDown aria-hidden="true" className="size-3.5 text-subtle" />
          <span className="sr-only">{m.requisition_menu()}</span>
        </button>
      }
    >
      {abilities.includes("requisition.changeStatus") ? (
        <>
          <MenuGroup label={m.requisitions_status_filter()}>
            {statusChanges[status].map((to) => (
              <MenuItem key={to} onSelect={() => change(to)}>
                {statusVerb(status, to)}
              </MenuItem>
            ))}
          </MenuGroup>
          <MenuSeparator />
        </>
      ) : null}
      <MenuItem icon={<BriefcaseBusiness />} onSelect={() => ui.set({ dialog: { kind: "openings" } })}>
        {m.requisition_openings_dots()}
      </MenuItem>
      {abilities.includes("pipeline.edit") ? (
        <MenuItem icon={<Columns3 />} onSelect={() => ui.set({ dialog: { kind: "stages" } })}>
          {m.requisition_stages_dots()}
        </MenuItem>
      ) : null}
      {abilities.includes("requisition.view") ? (
        <MenuItem icon={<Users />} to={`/requisitions/${requisition}/team`}>
          {m.team_title()}
        </MenuItem>
      ) : null}
      {abilities.includes("pay.viewPublished") ? (
        <MenuItem icon={<Banknote />} to={`/requisitions/${requisition}/pay`}>
          {m.pay_title()}
        </MenuItem>
      ) : null}
      {abilities.includes("agency.manage") ? (
        <MenuItem icon={<Building2 />} to={`/requisitions/${requisition}/agencies`}>
          {m.agencies_title()}
        </MenuItem>
      ) : null}
      {abilities.includes("lists.edit") ? (
        <MenuItem icon={<LayoutTemplate />} onSelect={() => ui.set({ dialog: { kind: "template" } })}>
          {m.requisition_template_dots()}
        </MenuItem>
      ) : null}
      {abilities.includes("requisition.create") ? (
        <MenuItem icon={<Copy />} to={`/requisitions?new&requisition=${requisition}`}>
          {m.requisition_copy()}
        </MenuItem>
      ) : null}
    </Menu>
  );
}
