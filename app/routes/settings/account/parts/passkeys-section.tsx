import { KeyRound } from "lucide-react";
import { useEffect, useState } from "react";
import { Form, useNavigate, useRevalidator } from "react-router";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Dialog, DialogActions, DialogClose } from "#app/components/ui/dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { FormActions } from "#app/components/ui/form-actions.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { RelativeTime } from "#app/components/ui/relative-time-text.tsx";
import { m } from "#app/paraglide/messages.js";
import { RowAct } from "#app/routes/settings/parts/row-act.tsx";
import type { PasskeyView } from "#domain/views/account.ts";
import { makePasskey } from "../../../auth/passkey/ask-passkey.ts";
import type { Note } from "../acts.ts";
import { Section } from "./section.tsx";

/** Passkeys: add, name, remove. */
export function PasskeysSection({ passkeys, note }: { passkeys: readonly PasskeyView[]; note: Note | null }) {
  const [able, setAble] = useState(true);
  useEffect(() => setAble("PublicKeyCredential" in window), []);
  return (
    <Section id="passkeys" title={m.passkeys_title()} lead={m.passkeys_lead()} note={note}>
      {passkeys.length > 0 ? (
        <ul className="divide-y rounded-md border">
          {passkeys.map((passkey) => (
            <Passkey key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      ) : null}
      {able ? <AddPasskey count={passkeys.length} /> : <p className="text-muted">{m.passkeys_unable()}</p>}
    </Section>
  );
}

function Passkey({ passkey }: { passkey: PasskeyView }) {
  const { id, name, createdAt, lastUsedAt } = passkey;
  const [naming, setNaming] = useState(false);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <KeyRound aria-hidden="true" className="size-5 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="font-medium wrap-anywhere">{name}</p>
        <p className="text-muted">
          {m.passkey_added()} <RelativeTime at={createdAt} />
          {lastUsedAt ? (
            <>
              {" · "}
              {m.passkey_used()} <RelativeTime at={lastUsedAt} />
            </>
          ) : null}
        </p>
      </div>
      <Button size="sm" onClick={() => setNaming(true)} aria-label={m.passkey_rename_of({ name })}>
        {m.passkey_rename()}
      </Button>
      <RowAct
        intent="passkey-remove"
        field={["passkey", id]}
        label={m.passkey_remove_of({ name })}
        variant="dangerQuiet"
      >
        {m.passkey_remove()}
      </RowAct>
      <Dialog title={m.passkey_rename_of({ name })} open={naming} onOpenChange={setNaming} size="sm">
        <Form method="post" className="flex flex-col gap-4" onSubmit={() => setNaming(false)}>
          <input type="hidden" name="passkey" value={id} />
          <Field label={m.passkey_name()}>
            <Input name="name" defaultValue={name} maxLength={60} required />
          </Field>
          <DialogActions>
            <DialogClose render={<Button variant="ghost">{m.ui_cancel()}</Button>} />
            <Button type="submit" name="intent" value="passkey-name" variant="primary">
              {m.passkey_rename_save()}
            </Button>
          </DialogActions>
        </Form>
      </Dialog>
    </li>
  );
}

/** Asks for a name, then the browser for a finger, face or PIN. */
function AddPasskey({ count }: { count: number }) {
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [words, setWords] = useState<string | null>(null);
  const navigate = useNavigate();
  const { revalidate } = useRevalidator();
  const make = async (name: string) => {
    setPending(true);
    setWords(null);
    const asked = await makePasskey(name);
    setPending(false);
    if (asked && "notFresh" in asked) return navigate("/settings/account/confirm?next=/settings/account");
    if (asked && "words" in asked) return setWords(asked.words);
    if (!asked) return;
    setOpen(false);
    return revalidate();
  };
  return (
    <div>
      <Button onClick={() => setOpen(true)}>{m.passkey_add()}</Button>
      <Dialog
        title={m.passkey_add()}
        description={m.passkey_add_lead()}
        open={open}
        onOpenChange={setOpen}
        size="sm"
      >
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void make(String(new FormData(event.currentTarget).get("name") ?? ""));
          }}
        >
          <Field label={m.passkey_name()} hint={m.passkey_name_hint()}>
            <Input
              name="name"
              defaultValue={m.passkey_default_name({ count: count + 1 })}
              maxLength={60}
              required
            />
          </Field>
          {words ? (
            <Banner tone="danger" live="alert">
              {words}
            </Banner>
          ) : null}
          <FormActions loading={pending}>{m.passkey_add_submit()}</FormActions>
        </form>
      </Dialog>
    </div>
  );
}
