import { useEffect, useId, useState } from "react";
import { useFetcher } from "react-router";
import { Banner } from "#app/components/ui/banner.tsx";
import { Dialog } from "#app/components/ui/dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { FormActions } from "#app/components/ui/form-actions.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { toLocalTime } from "#app/local-input.ts";
import { m } from "#app/paraglide/messages.js";
import { defaultOwnershipDays, type Fee } from "#domain/agency/schema.ts";
import { amountText } from "#domain/pay/amount.ts";
import { currencies } from "#domain/pay/currency.ts";
import type { ShareView } from "#domain/views/agency.ts";
import type { act } from "./acts.ts";

const currencyOptions = currencies.map((code) => ({ value: code, label: code }));

export interface ShareDialogProps {
  /** With whom it can be shared. */
  agencies: readonly { id: string; name: string }[];
  /** What was agreed already; null: it is to be shared with another agency. */
  share: ShareView | null;
  onClose: () => void;
}

/** With whom the requisition is shared, from when, for what. */
export function ShareDialog({ agencies, share, onClose }: ShareDialogProps) {
  const fetcher = useFetcher<typeof act>();
  const { toast } = useToast();
  const { data } = fetcher;
  useEffect(() => {
    if (!data?.ok || fetcher.state !== "idle") return;
    if (data.said) toast({ title: data.said, tone: "success" });
    onClose();
  }, [data, fetcher.state, toast, onClose]);
  const errors = data?.errors ?? {};
  return (
    <Dialog
      title={share ? m.agencies_terms_title({ agency: share.agency.name }) : m.agencies_share()}
      description={m.agencies_share_text()}
      open
      onOpenChange={(open) => (open ? null : onClose())}
    >
      <fetcher.Form method="post" className="flex flex-col gap-4" noValidate>
        {data && !data.ok && data.said ? (
          <Banner tone="danger" live="alert">
            {data.said}
          </Banner>
        ) : null}
        <input type="hidden" name="intent" value="share" />
        {share ? (
          <input type="hidden" name="agency" value={share.agency.id} />
        ) : (
          <Field label={m.agencies_agency()} error={errors.agency}>
            <Select
              name="agency"
              placeholder={m.agencies_agency_choose()}
              defaultValue={agencies.length === 1 ? (agencies[0]?.id ?? null) : null}
              options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
        )}
        <EmbargoField notBefore={share?.notBefore ?? null} error={errors.notBefore} />
        <FeeFields fee={share?.fee ?? null} error={errors.fee} />
        <Field label={m.agencies_days()} hint={m.agencies_days_hint()} error={errors.ownershipDays}>
          <Input
            name="ownershipDays"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={String(share?.ownershipDays ?? defaultOwnershipDays)}
          />
        </Field>
        <FormActions loading={fetcher.state !== "idle"}>
          {share ? m.agencies_terms_save() : m.agencies_share_verb()}
        </FormActions>
      </fetcher.Form>
    </Dialog>
  );
}

/** A moment in the reader's own time, sent as the same one everywhere. */
function EmbargoField({ notBefore, error }: { notBefore: number | null; error: string | undefined }) {
  const [typed, setTyped] = useState(() => toLocalTime(notBefore));
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return (
    <Field label={m.agencies_embargo()} hint={m.agencies_embargo_hint({ timeZone })} error={error} optional>
      <Input type="datetime-local" value={typed} onChange={(event) => setTyped(event.target.value)} />
      <input type="hidden" name="notBefore" value={typed === "" ? "" : String(new Date(typed).getTime())} />
    </Field>
  );
}

function FeeFields({ fee, error }: { fee: Fee | null; error: string | undefined }) {
  const [kind, setKind] = useState<string>(fee?.kind ?? "none");
  const group = useId();
  const value = fee === null || fee.kind !== kind ? "" : shown(fee);
  return (
    <fieldset aria-describedby={group} className="flex flex-col gap-1.5">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={m.agencies_fee()}>
          <Select
            name="feeKind"
            value={kind}
            onChange={setKind}
            options={[
              { value: "none", label: m.agencies_fee_none() },
              { value: "percent", label: m.agencies_fee_percent() },
              { value: "fixed", label: m.agencies_fee_fixed() },
            ]}
          />
        </Field>
        {kind === "none" ? null : (
          <div className="flex items-end gap-2">
            <Field
              key={kind}
              label={kind === "percent" ? m.agencies_fee_percent_value() : m.agencies_fee_amount()}
              error={error}
              className="flex-1"
            >
              <Input name="fee" inputMode="decimal" autoComplete="off" maxLength={24} defaultValue={value} />
            </Field>
            {kind === "fixed" ? (
              <Select
                name="currency"
                aria-label={m.agencies_fee_currency()}
                options={currencyOptions}
                defaultValue={fee?.kind === "fixed" ? fee.currency : "EUR"}
                className="w-24"
              />
            ) : null}
          </div>
        )}
      </div>
      <p id={group} className="text-muted text-xs">
        {m.agencies_fee_hint()}
      </p>
    </fieldset>
  );
}

function shown(fee: Fee): string {
  return fee.kind === "percent" ? String(fee.basisPoints / 100) : amountText(fee.amount, fee.currency);
}
