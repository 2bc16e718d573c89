import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { m } from "#app/paraglide/messages.js";
import { amountText } from "#domain/pay/amount.ts";
import { currencies } from "#domain/pay/currency.ts";
import { type PayPeriod, payPeriods } from "#domain/pay/schema.ts";
import type { PayErrors } from "./form.ts";

const currencyOptions = currencies.map((code) => ({ value: code, label: code }));
const periodWords: Record<PayPeriod, () => string> = {
  hour: m.pay_period_hour,
  month: m.pay_period_month,
  year: m.pay_period_year,
};

export interface UnitProps {
  currency: string;
  period: PayPeriod;
  errors: PayErrors;
}

/** In which currency, for how long. */
export function UnitFields({ currency, period, errors }: UnitProps) {
  return (
    <>
      <Field label={m.pay_currency()} error={errors.currency}>
        <Select name="currency" options={currencyOptions} defaultValue={currency} />
      </Field>
      <Field label={m.pay_period()} error={errors.period}>
        <Select
          name="period"
          options={payPeriods.map((each) => ({ value: each, label: periodWords[each]() }))}
          defaultValue={period}
        />
      </Field>
    </>
  );
}

export interface AmountProps {
  name: "amount" | "min" | "max";
  label: string;
  /** In minor units of the currency; absent: nothing yet. */
  amount: number | undefined;
  currency: string;
  errors: PayErrors;
  hint?: string | undefined;
}

export function AmountField({ name, label, amount, currency, errors, hint }: AmountProps) {
  return (
    <Field label={label} error={errors[name]} hint={hint}>
      <Input
        name={name}
        inputMode="decimal"
        autoComplete="off"
        maxLength={24}
        defaultValue={amount === undefined ? "" : amountText(amount, currency)}
      />
    </Field>
  );
}
