import type { ComponentProps } from "react";
import { Badge } from "#app/components/ui/badge.tsx";
import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import type { CoarseStatus } from "#domain/referral/status.ts";
import type { ReferralsView } from "#domain/views/referrals.ts";

const words: Record<CoarseStatus, () => string> = {
  received: m.referrals_status_received,
  inProgress: m.referrals_status_inProgress,
  hired: m.referrals_status_hired,
  notGoingAhead: m.referrals_status_notGoingAhead,
  withdrawn: m.referrals_status_withdrawn,
};
const tones: Record<CoarseStatus, ComponentProps<typeof Badge>["tone"]> = {
  received: "neutral",
  inProgress: "info",
  hired: "success",
  notGoingAhead: "outline",
  withdrawn: "outline",
};

/** Somebody whom the viewer referred: for what, when, and in one word how it goes. */
export function ReferralItem({ referral }: { referral: ReferralsView["mine"][number] }) {
  const { name, title, status, day } = referral;
  const written = new Intl.DateTimeFormat(getLocale(), { dateStyle: "medium", timeZone: "UTC" });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="truncate font-medium">{name}</p>
        <p className="text-muted text-sm">
          {title}
          <span aria-hidden="true"> · </span>
          <time dateTime={day}>{m.referrals_on({ day: written.format(Date.parse(day)) })}</time>
        </p>
      </div>
      <Badge tone={tones[status] ?? "neutral"}>{words[status]()}</Badge>
    </li>
  );
}
