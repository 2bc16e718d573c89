import { BriefcaseBusiness, Plus, SearchX } from "lucide-react";
import { useRef } from "react";
import { Link, useSearchParams } from "react-router";
import { buttonStyles, LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { useOrganizationLive } from "#app/live/organization.ts";
import { m } from "#app/paraglide/messages.js";
import { groupRequisitions, readFilter } from "#app/routes/hiring/requisitions/filter.ts";
import { searchId } from "#app/routes/hiring/requisitions/filters.tsx";
import { RequisitionItem } from "#app/routes/hiring/requisitions/requisition-item.tsx";
import { StatusBadge } from "#app/routes/hiring/requisitions/status-badge.tsx";
import { useRowKeys } from "#app/routes/hiring/requisitions/use-row-keys.ts";
import type { RequisitionRow } from "#domain/views/board.ts";

/** The requisitions, by status, kept fresh while somebody looks at them. */
export function RequisitionList({
  rows,
  mayCreate,
}: {
  rows: readonly RequisitionRow[];
  mayCreate: boolean;
}) {
  const [params] = useSearchParams();
  const list = useRef<HTMLDivElement>(null);
  const { rooms } = useOrganizationLive();
  useRowKeys(list, searchId);
  if (rows.length === 0) return <NoRequisitions mayCreate={mayCreate} />;
  const groups = groupRequisitions(rows, readFilter(params));
  if (groups.length === 0) return <NothingFound />;
  return (
    <div ref={list} className="flex flex-col gap-5 px-4 pt-1 pb-8 lg:px-6">
      {groups.map((group) => (
        <section
          key={group.status}
          aria-labelledby={`status-${group.status}`}
          className="flex flex-col gap-1.5"
        >
          <h2 id={`status-${group.status}`} className="flex items-center gap-2 text-xs font-medium">
            <StatusBadge status={group.status} />
            <span className="text-subtle tabular-nums">{group.rows.length}</span>
          </h2>
          <ul className="overflow-hidden rounded-lg border">
            {group.rows.map((row) => (
              <RequisitionItem key={row.id} row={row} people={rooms[row.id] ?? []} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function NoRequisitions({ mayCreate }: { mayCreate: boolean }) {
  return (
    <EmptyState
      icon={<BriefcaseBusiness />}
      title={m.requisitions_none_title()}
      description={mayCreate ? m.requisitions_none_text() : m.requisitions_none_viewer()}
    >
      {mayCreate ? (
        <LinkButton to="?new" variant="primary" icon={<Plus aria-hidden="true" className="size-4" />}>
          {m.requisition_new()}
        </LinkButton>
      ) : null}
    </EmptyState>
  );
}

function NothingFound() {
  return (
    <EmptyState
      icon={<SearchX />}
      title={m.requisitions_not_found_title()}
      description={m.requisitions_not_found_text()}
    >
      <Link to="/requisitions" className={buttonStyles()}>
        {m.requisitions_clear()}
      </Link>
    </EmptyState>
  );
}
