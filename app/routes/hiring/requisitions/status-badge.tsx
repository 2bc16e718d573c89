import { Badge, type Tone } from "#app/components/ui/badge.tsx";
import { m } from "#app/paraglide/messages.js";
import type { RequisitionStatus } from "#domain/requisition/schema.ts";

const tones = {
  draft: "outline",
  open: "success",
  onHold: "warning",
  filled: "info",
  closed: "neutral",
} as const satisfies Record<RequisitionStatus, Tone>;

/** The words for a requisition's status. */
export function statusLabel(status: RequisitionStatus): string {
  return {
    draft: m.requisition_status_draft,
    open: m.requisition_status_open,
    onHold: m.requisition_status_on_hold,
    filled: m.requisition_status_filled,
    closed: m.requisition_status_closed,
  }[status]();
}

/** A requisition's status, in the colour that it has everywhere. */
export function StatusBadge({ status }: { status: RequisitionStatus }) {
  return (
    <Badge tone={tones[status]} dot>
      {statusLabel(status)}
    </Badge>
  );
}
