import { Bot, Laptop, Smartphone, Tablet } from "lucide-react";
import { Form } from "react-router";
import { Badge } from "#app/components/ui/badge.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { RelativeTime } from "#app/components/ui/relative-time-text.tsx";
import { m } from "#app/paraglide/messages.js";
import { RowAct } from "#app/routes/settings/parts/row-act.tsx";
import type { SessionView } from "#domain/views/account.ts";
import type { Note } from "../acts.ts";
import { Section } from "./section.tsx";

const icons = { computer: Laptop, phone: Smartphone, tablet: Tablet, program: Bot } as const;
const methods = {
  password: () => m.session_by_password(),
  link: () => m.session_by_link(),
  passkey: () => m.session_by_passkey(),
  sso: () => m.session_by_sso(),
} as const;

/** Where one is signed in. */
export function Devices({ sessions, note }: { sessions: readonly SessionView[]; note: Note | null }) {
  return (
    <Section id="devices" title={m.sessions_title()} lead={m.sessions_lead()} note={note}>
      <ul className="divide-y rounded-md border">
        {sessions.map((session) => (
          <Device key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Form method="post">
          <Button type="submit" name="intent" value="end-others" variant="dangerQuiet">
            {m.sessions_end_others()}
          </Button>
        </Form>
      ) : (
        <p className="text-muted">{m.sessions_only_here()}</p>
      )}
    </Section>
  );
}

function Device({ session }: { session: SessionView }) {
  const { id, device, network, method, openedAt, lastSeenAt, current } = session;
  const Icon = icons[device.kind];
  const name = nameOf(device);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <Icon aria-hidden="true" className="size-5 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {name}
          {current ? <Badge tone="accent">{m.session_here()}</Badge> : null}
        </p>
        <p className="flex flex-wrap gap-x-3 text-muted">
          <span>{network ? m.session_from({ network }) : m.session_from_unknown()}</span>
          {method ? <span>{methods[method]()}</span> : null}
        </p>
        <p className="flex flex-wrap gap-x-3 text-muted">
          <span>
            {m.session_seen()} <RelativeTime at={lastSeenAt} />
          </span>
          <span>
            {m.session_opened()} <RelativeTime at={openedAt} />
          </span>
        </p>
      </div>
      {current ? null : (
        <RowAct intent="end-session" field={["session", id]} label={m.session_end({ device: name })}>
          {m.shell_sign_out()}
        </RowAct>
      )}
    </li>
  );
}

function nameOf({ browser, system }: SessionView["device"]): string {
  if (browser && system) return m.session_device({ browser, system });
  return browser ?? system ?? m.session_device_unknown();
}
