import { Inbox } from "lucide-react";
import { data, Link } from "react-router";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { servicesContext } from "#app/context.ts";
import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import type { Route } from "./+types/route.ts";
import { linkify } from "./linkify.ts";

/** Development only: what would have been sent. It holds sign-in links, so elsewhere it does not exist. */
export async function loader({ context }: Route.LoaderArgs) {
  const mails = await context.get(servicesContext).mailbox.list();
  if (!mails.ok) throw data(null, { status: 404 });
  return { mails: mails.value.map(({ html: _html, ...mail }) => mail) };
}

export default function Mailbox({ loaderData: { mails } }: Route.ComponentProps) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto flex max-w-3xl flex-col gap-6 px-5 py-10 outline-none"
    >
      <title>{m.page_title({ page: m.mailbox_title() })}</title>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="flex flex-col gap-1">
          <h1 className="font-semibold text-2xl">{m.mailbox_title()}</h1>
          <p className="text-base text-muted">{m.mailbox_lead()}</p>
        </div>
        <nav className="flex gap-4 text-accent-text text-sm underline underline-offset-3">
          <Link to="/mailbox">{m.mailbox_reload()}</Link>
          <Link to="/">{m.mailbox_home()}</Link>
        </nav>
      </div>
      {mails.length === 0 ? (
        <EmptyState icon={<Inbox />} title={m.mailbox_empty_title()} description={m.mailbox_empty()} />
      ) : (
        <ol className="flex flex-col gap-4">
          {mails.map((mail) => (
            <li key={mail.id}>
              <MailCard mail={mail} />
            </li>
          ))}
        </ol>
      )}
    </main>
  );
}

type Mail = Route.ComponentProps["loaderData"]["mails"][number];

function MailCard({ mail }: { mail: Mail }) {
  const at = new Date(mail.at);
  return (
    <article className="overflow-hidden rounded-lg border bg-surface" aria-labelledby={mail.id}>
      <header className="flex flex-col gap-0.5 border-b px-4 py-3">
        <h2 id={mail.id} className="font-medium">
          {mail.subject}
        </h2>
        <p className="flex flex-wrap justify-between gap-2 text-muted text-sm">
          <span>{m.mailbox_to({ to: mail.to })}</span>
          <time dateTime={at.toISOString()} className="tabular-nums">
            {at.toISOString().slice(0, 19).replace("T", " ")}
          </time>
        </p>
      </header>
      <p className="whitespace-pre-wrap px-4 py-3 text-sm" lang={getLocale()}>
        {linkify(mail.text).map(({ href, words, at: position }) =>
          href ? (
            <a key={position} href={href} className="break-all text-accent-text underline underline-offset-3">
              {words}
            </a>
          ) : (
            words
          ),
        )}
      </p>
      <details className="border-t">
        <summary className="cursor-pointer px-4 py-2 text-muted text-sm">{m.mailbox_as_sent()}</summary>
        <iframe
          src={`/mailbox/${mail.id}`}
          title={m.mailbox_frame({ subject: mail.subject })}
          loading="lazy"
          className="h-96 w-full border-0 bg-white"
        />
      </details>
    </article>
  );
}
