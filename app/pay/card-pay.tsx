import { Eye, EyeOff, Pencil } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { refusalWords } from "#app/components/refusal-words.ts";
import { Button } from "#app/components/ui/button.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { m } from "#app/paraglide/messages.js";
import type { CardPayView } from "#domain/views/pay.ts";
import { fetchCardPay } from "./api.ts";
import { CardPayForm } from "./card-pay-form.tsx";
import { payWords, rangeWords } from "./words.ts";

export interface CardPayProps {
  requisition: string;
  application: string;
}

/** Pay of an application, fetched when somebody asks to see it: looking is noted, and not everybody at the screen should. */
export function CardPay({ requisition, application }: CardPayProps) {
  const { toast } = useToast();
  const id = useId();
  const [pay, setPay] = useState<CardPayView | null>(null);
  const [busy, setBusy] = useState(false);
  const show = async () => {
    setBusy(true);
    const outcome = await fetchCardPay(requisition, application);
    setBusy(false);
    if (outcome.ok) setPay(outcome.value);
    else toast({ title: refusalWords(outcome.refusal), tone: "danger" });
  };
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2.5 rounded-lg border p-3">
      <h3 id={id} className="font-semibold text-sm">
        {m.pay_title()}
      </h3>
      <p className="text-muted text-xs">{m.pay_lead()}</p>
      {pay ? <PayTerms pay={pay} about={{ requisition, application }} onChange={setPay} /> : null}
      <Button
        size="sm"
        variant={pay ? "ghost" : "secondary"}
        className="self-start"
        aria-expanded={pay !== null}
        loading={busy}
        icon={
          pay ? (
            <EyeOff aria-hidden="true" className="size-3.5" />
          ) : (
            <Eye aria-hidden="true" className="size-3.5" />
          )
        }
        onClick={() => (pay ? setPay(null) : void show())}
      >
        {pay ? m.pay_hide() : m.pay_show()}
      </Button>
    </section>
  );
}

interface PayTermsProps {
  pay: CardPayView;
  about: CardPayProps;
  onChange: (pay: CardPayView) => void;
}

function PayTerms({ pay, about, onChange }: PayTermsProps) {
  const { range, reads, may } = pay;
  return (
    <dl className="flex flex-col gap-3 text-sm">
      {reads.includes("range") ? <Term label={m.pay_range()}>{range ? rangeWords(range) : null}</Term> : null}
      {(["expectation", "offer"] as const)
        .filter((field) => reads.includes(field))
        .map((field) => (
          <PayTerm key={field} {...{ field, pay, about, onChange }} mayEdit={may.edit} />
        ))}
    </dl>
  );
}

function PayTerm({
  field,
  pay,
  about,
  onChange,
  mayEdit,
}: PayTermsProps & { field: "expectation" | "offer"; mayEdit: boolean }) {
  const [editing, setEditing] = useState(false);
  const label = field === "offer" ? m.pay_offer() : m.pay_expectation();
  const said = pay[field];
  if (editing) {
    return (
      <Term label={label}>
        <CardPayForm
          {...{ field, pay, about, label }}
          onDone={(value) => {
            if (value !== undefined) onChange({ ...pay, [field]: value });
            setEditing(false);
          }}
        />
      </Term>
    );
  }
  return (
    <Term
      label={label}
      action={
        mayEdit ? (
          <Button
            size="sm"
            variant="ghost"
            aria-label={m.pay_change({ field: label })}
            icon={<Pencil aria-hidden="true" className="size-3.5" />}
            onClick={() => setEditing(true)}
          />
        ) : null
      }
    >
      {said ? payWords(said) : null}
    </Term>
  );
}

function Term({ label, action, children }: { label: string; action?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <dt className="w-28 shrink-0 text-muted">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-center gap-1.5">
        {children ?? <span className="text-subtle">{m.pay_unsaid()}</span>}
        {action}
      </dd>
    </div>
  );
}
