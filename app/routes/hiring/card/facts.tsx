import { Pencil } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { RelativeTime } from "#app/components/ui/relative-time-text.tsx";
import { useRoom } from "#app/live/use-room.ts";
import { m } from "#app/paraglide/messages.js";
import { ownershipWords } from "#app/routes/agency/words.ts";
import { can } from "#domain/access/access.ts";
import { mayRead } from "#domain/access/fields.ts";
import type { CardView } from "#domain/views/card.ts";
import { CandidateFormBox } from "./candidate-form.tsx";
import { Internal } from "./internal.tsx";
import { CardPay } from "./late-notes.tsx";
import { Privacy } from "./privacy.tsx";
import { sourceWords } from "./source-words.ts";
import { StatusLink } from "./status-link.tsx";
import { whoBrought } from "./who-brought.ts";

export interface FactsProps {
  card: CardView;
  requisition: string;
}

/** What of pay a card has. */
const paid = ["pay.range", "pay.expectation", "pay.offer"] as const;

/** Who it is and how to reach them. */
export function Facts({ card, requisition }: FactsProps) {
  const { candidate, abilities } = card;
  const [editing, setEditing] = useState(false);
  const entered = useRoom((room) => room.state.applications[card.application]?.enteredStageAt ?? null);
  const brought = whoBrought(card.timeline);
  const mayEdit = can({ capabilities: abilities }, "candidate.edit");
  if (editing) {
    return (
      <div className="px-4 py-4">
        <CandidateFormBox card={card} requisition={requisition} onDone={() => setEditing(false)} />
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-6 px-4 py-4">
      {card.sight === "anonymous" ? <Anonymous /> : null}
      <dl className="grid grid-cols-terms gap-x-3 gap-y-2.5 text-sm">
        {card.sight === "shown" ? <Person candidate={candidate} /> : null}
        <Fact label={m.card_source()}>{sourceWords(card.source)}</Fact>
        {card.referral ? (
          <Fact label={m.card_referred()}>
            {card.referral.by}
            {card.referral.note ? (
              <span className="mt-0.5 block whitespace-pre-line text-muted">
                {m.card_referred_note({ note: card.referral.note })}
              </span>
            ) : null}
          </Fact>
        ) : null}
        {card.agency ? (
          <Fact label={m.card_agency()}>
            {card.agency.agency}
            <span className="mt-0.5 block text-muted">{ownershipWords(card.agency)}</span>
          </Fact>
        ) : null}
        <Fact label={m.card_applied()}>
          <RelativeTime at={card.createdAt} style="long" />
        </Fact>
        <Fact label={m.card_in_stage()}>
          {entered === null ? null : <RelativeTime at={entered} style="long" />}
          {brought ? (
            <span className="text-muted">
              <span aria-hidden="true"> · </span>
              {brought.actor.kind === "system" ? m.card_by_system() : brought.actor.name}
            </span>
          ) : null}
        </Fact>
      </dl>
      {card.internal ? <Internal card={card} internal={card.internal} requisition={requisition} /> : null}
      {mayEdit ? (
        <Button
          className="self-start"
          icon={<Pencil aria-hidden="true" className="size-3.5" />}
          onClick={() => setEditing(true)}
        >
          {m.card_edit()}
        </Button>
      ) : null}
      {paid.some((field) => mayRead({ capabilities: abilities }, field)) ? (
        <CardPay key={card.application} requisition={requisition} application={card.application} />
      ) : null}
      {card.sight === "shown" ? <Privacy card={card} requisition={requisition} /> : null}
      {can({ capabilities: abilities }, "statusLink.manage") ? (
        <StatusLink card={card} requisition={requisition} />
      ) : null}
    </div>
  );
}

function Person({ candidate }: { candidate: CardView["candidate"] }) {
  return (
    <>
      <Fact label={m.card_name()}>{candidate.name}</Fact>
      <Fact label={m.card_headline()}>{candidate.headline}</Fact>
      <Fact label={m.card_email()}>
        {candidate.email ? (
          <a href={`mailto:${candidate.email}`} className="break-all text-accent-text hover:underline">
            {candidate.email}
          </a>
        ) : null}
      </Fact>
      <Fact label={m.card_phone()}>
        {candidate.phone ? (
          <a href={`tel:${candidate.phone}`} className="text-accent-text hover:underline">
            {candidate.phone}
          </a>
        ) : null}
      </Fact>
      <Fact label={m.card_location()}>{candidate.location}</Fact>
    </>
  );
}

/** Why there is no name here. */
function Anonymous() {
  return (
    <Banner tone="info">
      <strong className="font-medium">{m.privacy_card()}.</strong> {m.privacy_card_hint()}
    </Banner>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">
        {children ?? <span className="text-subtle">{m.card_unknown()}</span>}
      </dd>
    </>
  );
}
