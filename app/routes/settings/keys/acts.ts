import { data, redirect } from "react-router";
import { refusalWords } from "#app/components/refusal-words.ts";
import { m } from "#app/paraglide/messages.js";
import { type Refusal, refusalStatus } from "#domain/refusal/refusal.ts";
import type { Keys } from "#workers/services.ts";

/** What came of a form about keys. */
export interface KeysNote {
  ok: boolean;
  said: string;
  /** The new key, this once. */
  key?: string;
}

/** Makes or revokes a key. `here`: the page to come back to after proving oneself. */
export async function actOnKeys(keys: Keys, form: FormData, here: string) {
  const text = (name: string) => String(form.get(name) ?? "");
  if (text("intent") === "key-revoke") {
    const revoked = await keys.revoke(text("key"));
    return revoked.ok ? data<KeysNote>({ ok: true, said: m.keys_revoked() }) : refused(revoked.refusal, here);
  }
  const days = text("days");
  const made = await keys.make({
    name: text("name"),
    capabilities: form.getAll("capability").map(String),
    days: days === "never" ? null : Number(days),
  });
  if (!made.ok) return refused(made.refusal, here);
  return data<KeysNote>({ ok: true, said: m.keys_made(), key: made.value.key });
}

function refused(refusal: Refusal, here: string) {
  if (refusal.code === "session.notFresh") throw redirect(`/settings/account/confirm?next=${here}`);
  return data<KeysNote>({ ok: false, said: words(refusal) }, { status: refusalStatus[refusal.code] });
}

function words(refusal: Refusal): string {
  if (refusal.code !== "input.invalid") return refusalWords(refusal);
  return refusal.params?.field === "capabilities" ? m.keys_error_capabilities() : m.keys_error_name();
}
