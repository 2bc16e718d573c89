import { Badge } from "#app/components/ui/badge.tsx";
import { m } from "#app/paraglide/messages.js";
import type { SharedRequisition } from "#domain/views/agency.ts";

/** Whether it takes submissions: all that an agency is told of a requisition's status. */
export function RoleStatus({ status }: Pick<SharedRequisition, "status">) {
  return status === "open" ? (
    <Badge tone="success">{m.agency_role_open()}</Badge>
  ) : (
    <Badge tone="outline">{m.agency_role_closed()}</Badge>
  );
}
