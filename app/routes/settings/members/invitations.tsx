import { Ellipsis, MailX, RotateCw } from "lucide-react";
import { Badge, type Tone } from "#app/components/ui/badge.tsx";
import { IconButton } from "#app/components/ui/button.tsx";
import { Menu, MenuItem } from "#app/components/ui/menu.tsx";
import { RelativeTime } from "#app/components/ui/relative-time-text.tsx";
import { m } from "#app/paraglide/messages.js";
import type { InvitationView } from "#domain/views/members.ts";
import { roleWords } from "./role-words.ts";
import type { Act } from "./use-act.ts";

const states: Record<InvitationView["state"], { tone: Tone; words: () => string }> = {
  pending: { tone: "info", words: m.invitations_state_pending },
  unsent: { tone: "danger", words: m.invitations_state_unsent },
  expired: { tone: "warning", words: m.invitations_state_expired },
  declined: { tone: "neutral", words: m.invitations_state_declined },
};

/** Who is invited and has not come yet. */
export function Invitations({ invitations, act }: { invitations: readonly InvitationView[]; act: Act }) {
  if (invitations.length === 0) return null;
  return (
    <section aria-labelledby="invitations" className="flex flex-col gap-2">
      <h2 id="invitations" className="font-semibold">
        {m.invitations_title()}
      </h2>
      <ul className="divide-y overflow-hidden rounded-lg border bg-surface">
        {invitations.map((invitation) => (
          <InvitationItem key={invitation.id} invitation={invitation} act={act} />
        ))}
      </ul>
    </section>
  );
}

function InvitationItem({ invitation, act }: { invitation: InvitationView; act: Act }) {
  const { id, email, role, state, inviter, expiresAt, may } = invitation;
  const { tone, words } = states[state];
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{email}</p>
        <p className="flex flex-wrap gap-x-2 text-muted text-sm">
          <span>{roleWords(role)}</span>
          <span>{m.invitations_by({ name: inviter })}</span>
          {state === "pending" ? (
            <span>
              {m.invitations_until()} <RelativeTime at={expiresAt} />
            </span>
          ) : null}
        </p>
      </div>
      <Badge tone={tone} dot>
        {words()}
      </Badge>
      {may.resend || may.revoke ? (
        <Menu
          align="end"
          trigger={
            <IconButton label={m.invitations_actions({ email })}>
              <Ellipsis aria-hidden="true" className="size-4" />
            </IconButton>
          }
        >
          {may.resend ? (
            <MenuItem icon={<RotateCw />} onSelect={() => act({ intent: "resend", invitation: id, email })}>
              {m.invitations_resend()}
            </MenuItem>
          ) : null}
          {may.revoke ? (
            <MenuItem
              icon={<MailX />}
              danger={state !== "declined"}
              onSelect={() => act({ intent: "revoke", invitation: id, email })}
            >
              {state === "declined" ? m.invitations_clear() : m.invitations_revoke()}
            </MenuItem>
          ) : null}
        </Menu>
      ) : null}
    </li>
  );
}
