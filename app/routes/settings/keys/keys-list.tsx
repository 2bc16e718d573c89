import { KeyRound } from "lucide-react";
import { Form } from "react-router";
import { Badge } from "#app/components/ui/badge.tsx";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { RelativeTime } from "#app/components/ui/relative-time-text.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { m } from "#app/paraglide/messages.js";
import { RowAct } from "#app/routes/settings/parts/row-act.tsx";
import type { Capability } from "#domain/access/access.ts";
import type { KeysView, KeyView } from "#domain/views/keys.ts";
import { capabilityWords } from "../access/capability-words.ts";
import { Copyable } from "../account/parts/copyable.tsx";
import type { KeysNote } from "./acts.ts";

interface KeysListProps {
  view: KeysView;
  note: KeysNote | null;
  empty: string;
}

/** The keys that there are, and a form for another one. */
export function KeysList({ view, note, empty }: KeysListProps) {
  return (
    <>
      {note?.key ? (
        <Banner tone="success" live="status">
          <div className="flex flex-col gap-2 py-1">
            <p className="font-medium">{note.said}</p>
            <Copyable label={m.keys_new()} hint={m.keys_new_hint()} value={note.key} />
          </div>
        </Banner>
      ) : null}
      {view.keys.length > 0 ? (
        <ul className="divide-y rounded-md border">
          {view.keys.map((key) => (
            <Key key={key.id} of={key} />
          ))}
        </ul>
      ) : (
        <p className="text-muted">{empty}</p>
      )}
      <MakeKey givable={view.givable} made={note?.key ?? ""} />
    </>
  );
}

function Key({
  of: { id, name, hint, capabilities, maker, createdAt, expiresAt, lastUsedAt, expired },
}: {
  of: KeyView;
}) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <KeyRound aria-hidden="true" className="size-5 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
          {name}
          <code className="font-mono font-normal text-muted">{m.keys_hint({ hint })}</code>
          {expired ? <Badge tone="warning">{m.keys_expired()}</Badge> : null}
        </p>
        <p className="text-muted">
          {maker ? m.keys_by({ name: maker }) : null} <RelativeTime at={createdAt} />
          {" · "}
          {lastUsedAt ? (
            <>
              {m.passkey_used()} <RelativeTime at={lastUsedAt} />
            </>
          ) : (
            m.keys_unused()
          )}
          {" · "}
          {expiresAt ? (
            <>
              {m.keys_until()} <RelativeTime at={expiresAt} />
            </>
          ) : (
            m.keys_for_ever()
          )}
        </p>
        <details className="text-muted">
          <summary className="cursor-pointer">{m.keys_may({ count: capabilities.length })}</summary>
          <ul className="mt-1 list-disc pl-5">
            {capabilities.map((each) => (
              <li key={each}>{capabilityWords[each]()}</li>
            ))}
          </ul>
        </details>
      </div>
      <RowAct
        intent="key-revoke"
        field={["key", id]}
        label={m.keys_revoke_of({ name })}
        variant="dangerQuiet"
      >
        {m.keys_revoke()}
      </RowAct>
    </li>
  );
}

const looking: readonly Capability[] = [
  "requisition.list",
  "requisition.view",
  "requisition.viewAll",
  "board.view",
  "candidate.view",
];

function MakeKey({ givable, made }: { givable: readonly Capability[]; made: string }) {
  const terms = [30, 90, 365].map((days) => ({ value: String(days), label: m.keys_days({ count: days }) }));
  return (
    <Form method="post" className="flex flex-col gap-4 rounded-md bg-sunken p-4" key={made} noValidate>
      <h3 className="font-medium text-base">{m.keys_make_title()}</h3>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={m.keys_name()} hint={m.keys_name_hint()}>
          <Input name="name" maxLength={80} autoComplete="off" />
        </Field>
        <Field label={m.keys_term()}>
          <Select
            name="days"
            defaultValue="90"
            options={[...terms, { value: "never", label: m.keys_term_never() }]}
          />
        </Field>
      </div>
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1.5 font-medium">{m.keys_capabilities()}</legend>
        <div className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
          {givable.map((each) => (
            <label key={each} className="inline-flex items-start gap-2 pointer-coarse:min-h-10">
              <input
                type="checkbox"
                name="capability"
                value={each}
                defaultChecked={looking.includes(each)}
                className="mt-0.5 size-4 shrink-0 accent-accent"
              />
              {capabilityWords[each]()}
            </label>
          ))}
        </div>
      </fieldset>
      <div>
        <Button type="submit" name="intent" value="key-make" variant="primary">
          {m.keys_make()}
        </Button>
      </div>
    </Form>
  );
}
