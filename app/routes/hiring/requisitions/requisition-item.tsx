import { Link } from "react-router";
import { AvatarStack } from "#app/components/ui/avatar.tsx";
import { RelativeTime } from "#app/components/ui/relative-time-text.tsx";
import type { Rooms } from "#app/live/organization.ts";
import { m } from "#app/paraglide/messages.js";
import { StageCounts } from "#app/routes/hiring/requisitions/stage-counts.tsx";
import type { RequisitionRow } from "#domain/views/board.ts";

export interface RequisitionItemProps {
  row: RequisitionRow;
  /** Who has its board open now. */
  people: Rooms[string];
}

/** One requisition: a row on wide screens, a card on phones. The whole of it is one link, the title its name. */
export function RequisitionItem({ row, people }: RequisitionItemProps) {
  return (
    <li className="group relative grid grid-cols-row gap-x-4 gap-y-3 border-b bg-surface px-4 py-3 compact:py-1.5 transition-colors last:border-b-0 hover:bg-hover/60 has-[a:focus-visible]:bg-hover/60 xl:grid-cols-row-wide xl:items-center">
      <div className="flex min-w-0 flex-col gap-0.5">
        <Link
          to={`/requisitions/${row.id}`}
          prefetch="intent"
          data-requisition={row.id}
          className="line-clamp-2 min-w-0 text-base font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
        >
          {row.title}
        </Link>
        <p className="truncate text-xs text-muted">
          {[row.department, row.team, row.location].filter(Boolean).join(" · ")}
        </p>
      </div>
      <div className="order-3 col-span-2 xl:order-none xl:col-span-1">
        {row.active > 0 ? (
          <StageCounts stages={row.stages} />
        ) : (
          <p className="text-xs text-subtle">{m.requisitions_no_active()}</p>
        )}
      </div>
      <Facts row={row} />
      <div className="relative order-2 flex min-h-6 items-center justify-end xl:order-none xl:justify-start">
        <AvatarStack
          people={people}
          size="sm"
          max={3}
          label={m.requisitions_here_now({ names: people.map((person) => person.name).join(", ") })}
        />
      </div>
      <RelativeTime
        at={row.lastActivityAt}
        className="relative order-5 justify-self-end text-right text-xs text-muted tabular-nums xl:order-none"
      />
    </li>
  );
}

function Facts({ row }: { row: RequisitionRow }) {
  return (
    <ul className="order-4 flex flex-wrap gap-x-3 text-xs text-muted tabular-nums xl:order-none">
      <li className="xl:w-full">{m.requisitions_hired({ hired: row.hired, openings: row.openings })}</li>
      {row.active > 0 ? <li>{m.requisitions_active({ count: row.active })}</li> : null}
      {row.rejected > 0 ? (
        <li className="text-subtle">{m.requisitions_rejected({ count: row.rejected })}</li>
      ) : null}
    </ul>
  );
}
