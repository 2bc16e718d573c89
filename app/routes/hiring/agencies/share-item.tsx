import { Ban, Ellipsis, Pencil } from "lucide-react";
import { useState } from "react";
import { useSubmit } from "react-router";
import { AlertDialog } from "#app/components/ui/alert-dialog.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { IconButton } from "#app/components/ui/button.tsx";
import { Menu, MenuItem } from "#app/components/ui/menu.tsx";
import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import { dayWords } from "#app/routes/agency/words.ts";
import { useInBrowser } from "#app/routes/candidate/status/local-time.tsx";
import type { ShareView } from "#domain/views/agency.ts";
import { feeWords } from "./words.ts";

/** One agency that the requisition is shared with, and what was agreed. `now`: when this was read. */
export function ShareItem({ share, now, onEdit }: { share: ShareView; now: number; onEdit: () => void }) {
  const { agency, notBefore, fee, ownershipDays, sharedAt } = share;
  const { name } = agency;
  const submit = useSubmit();
  const [ending, setEnding] = useState(false);
  const end = () => {
    setEnding(false);
    void submit({ intent: "end", agency: agency.id }, { method: "post" });
  };
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <span className="truncate">{name}</span>
          {notBefore !== null && notBefore > now ? (
            <Badge tone="warning">
              {m.agencies_embargo_until()} <Moment at={notBefore} />
            </Badge>
          ) : null}
        </p>
        <p className="text-muted text-sm">
          {[
            m.agencies_shared_on({ day: dayWords(sharedAt) }),
            feeWords(fee),
            m.agencies_days_of({ days: ownershipDays }),
          ].join(" · ")}
        </p>
      </div>
      <Menu
        align="end"
        trigger={
          <IconButton label={m.agencies_actions({ name })} size="sm">
            <Ellipsis aria-hidden="true" className="size-4" />
          </IconButton>
        }
      >
        <MenuItem icon={<Pencil />} onSelect={onEdit}>
          {m.agencies_terms_dots()}
        </MenuItem>
        <MenuItem icon={<Ban />} danger onSelect={() => setEnding(true)}>
          {m.agencies_end_dots()}
        </MenuItem>
      </Menu>
      <AlertDialog
        title={m.agencies_end_title({ name })}
        description={m.agencies_end_text()}
        action={m.agencies_end()}
        danger
        open={ending}
        onOpenChange={setEnding}
        onConfirm={end}
      />
    </li>
  );
}

/** With its year, in the reader's time zone; in UTC, and saying so, until that is known. */
function Moment({ at }: { at: number }) {
  const zone = useInBrowser() ? {} : { timeZone: "UTC", timeZoneName: "short" as const };
  const format = new Intl.DateTimeFormat(getLocale(), {
    ...{ day: "numeric", month: "short", year: "numeric", hour: "numeric", minute: "2-digit" },
    ...zone,
  });
  return <time dateTime={new Date(at).toISOString()}>{format.format(at)}</time>;
}
