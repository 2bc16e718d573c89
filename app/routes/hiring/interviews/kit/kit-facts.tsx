import type { ReactNode } from "react";
import { AvatarStack } from "#app/components/ui/avatar.tsx";
import { RelativeTime } from "#app/components/ui/relative-time-text.tsx";
import { Place } from "#app/interviews/place.tsx";
import { When } from "#app/interviews/when.tsx";
import { m } from "#app/paraglide/messages.js";
import { sourceWords } from "#app/routes/hiring/card/source-words.ts";
import type { InterviewKit } from "#domain/views/interviews.ts";

export interface KitFactsProps {
  kit: InterviewKit;
  past: boolean;
  /** Within a day: hours are said. */
  soon: boolean;
}

/** When, where, with whom; and how to reach the candidate, if the kit says so. */
export function KitFacts({ kit, past, soon }: KitFactsProps) {
  const { at, contact, people, place, source } = kit;
  const known = people.map((each) => ({ ...each, name: each.name || m.interviews_person_gone() }));
  return (
    <dl className="grid grid-cols-terms gap-x-4 gap-y-3 rounded-lg border bg-surface p-4 text-sm">
      <Term words={m.interviews_when()}>
        <span className="font-medium">
          <When at={at} minutes={kit.minutes} zone={kit.zone} />
        </span>
        {at !== null && !past && soon ? (
          <RelativeTime at={at} style="long" className="block text-muted" />
        ) : null}
      </Term>
      {place ? (
        <Term words={m.interviews_where()}>
          <Place place={place} />
        </Term>
      ) : null}
      <Term words={m.interviews_who()}>
        <span className="flex items-center gap-2">
          <AvatarStack people={known} max={4} size="xs" className="max-sm:hidden" />
          <span className="min-w-0 break-words">{known.map(({ name }) => name).join(", ")}</span>
        </span>
      </Term>
      {source ? <Term words={m.interviews_source()}>{sourceWords(source)}</Term> : null}
      {contact ? (
        <>
          <Term words={m.interviews_email()}>
            {contact.email ? <Reach to={`mailto:${contact.email}`}>{contact.email}</Reach> : <None />}
          </Term>
          <Term words={m.interviews_phone()}>
            {contact.phone ? (
              <Reach to={`tel:${contact.phone.replaceAll(/[^+\d]/g, "")}`}>{contact.phone}</Reach>
            ) : (
              <None />
            )}
          </Term>
        </>
      ) : null}
    </dl>
  );
}

function Term({ words, children }: { words: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{words}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}

function Reach({ to, children }: { to: string; children: string }) {
  return (
    <a href={to} className="break-all text-accent-text underline-offset-3 hover:underline">
      {children}
    </a>
  );
}

const None = () => <span className="text-muted">{m.interviews_contact_none()}</span>;
