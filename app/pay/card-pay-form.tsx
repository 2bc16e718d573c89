import { type FormEvent, useState } from "react";
import { refusalWords } from "#app/components/refusal-words.ts";
import { Button } from "#app/components/ui/button.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { m } from "#app/paraglide/messages.js";
import type { Pay } from "#domain/pay/schema.ts";
import type { CardPayView } from "#domain/views/pay.ts";
import { saveCardPay } from "./api.ts";
import { AmountField, UnitFields } from "./fields.tsx";
import { type PayErrors, readPayForm } from "./form.ts";

export interface CardPayFormProps {
  field: "expectation" | "offer";
  label: string;
  pay: CardPayView;
  about: { requisition: string; application: string };
  /** What is said now; undefined: nothing was changed. */
  onDone: (value: Pay | null | undefined) => void;
}

/** Says what a candidate expects or is offered. Begins with the unit that was used last. */
export function CardPayForm({ field, label, pay, about, onDone }: CardPayFormProps) {
  const { toast } = useToast();
  const [errors, setErrors] = useState<PayErrors>({});
  const [busy, setBusy] = useState(false);
  const said = pay[field];
  const unit = said ?? pay.offer ?? pay.expectation ?? pay.range;
  const currency = unit?.currency ?? "EUR";
  const save = async (value: Pay | null) => {
    setBusy(true);
    const outcome = await saveCardPay(about.requisition, about.application, { [field]: value });
    setBusy(false);
    if (!outcome.ok) return void toast({ title: refusalWords(outcome.refusal), tone: "danger" });
    toast({ title: m.pay_saved(), tone: "success" });
    onDone(value);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readPayForm(new FormData(event.currentTarget));
    if ("errors" in read) return setErrors(read.errors);
    setErrors({});
    void save(read.value);
  };
  return (
    <form
      noValidate
      aria-label={m.pay_change({ field: label })}
      onSubmit={submit}
      className="flex w-full flex-col gap-3"
    >
      <AmountField
        name="amount"
        label={m.pay_amount()}
        amount={said?.amount}
        currency={currency}
        errors={errors}
        hint={field === "expectation" ? m.pay_expectation_hint() : undefined}
      />
      <div className="grid grid-cols-2 gap-3">
        <UnitFields currency={currency} period={unit?.period ?? "year"} errors={errors} />
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        {said ? (
          <Button variant="dangerQuiet" disabled={busy} onClick={() => void save(null)}>
            {m.pay_clear()}
          </Button>
        ) : null}
        <Button variant="ghost" onClick={() => onDone(undefined)}>
          {m.ui_cancel()}
        </Button>
        <Button type="submit" variant="primary" loading={busy}>
          {m.pay_save()}
        </Button>
      </div>
    </form>
  );
}
