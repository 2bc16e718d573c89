import { data, redirect } from "react-router";
import { refusalWords } from "#app/components/refusal-words.ts";
import { m } from "#app/paraglide/messages.js";
import { type Outcome, type Refusal, refusalStatus } from "#domain/refusal/refusal.ts";
import type { Account } from "#workers/services.ts";

/** What came of something: shown in its section. */
export interface Note {
  /** The section. */
  at: "sessions" | "password" | "address" | "secondFactor" | "passkeys" | "tokens";
  ok: boolean;
  said: string;
  /** New recovery codes, shown this once. */
  codes?: string[];
}

/** Does what a form of the account page asks for. */
export async function act(account: Account, form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "");
  switch (text("intent")) {
    case "end-session":
      return noted("sessions", await account.endSession(text("session")), m.sessions_ended_one());
    case "end-others":
      return noted("sessions", await account.endOtherSessions(), m.sessions_ended_others());
    case "password": {
      const current = text("current");
      const change = { password: text("password"), ...(current && { current }) };
      return noted("password", await account.changePassword(change), m.password_changed());
    }
    case "address": {
      const email = text("email").trim();
      return noted("address", await account.changeAddress({ email }), m.address_sent({ email }));
    }
    case "second-factor-off":
      return noted("secondFactor", await account.removeSecondFactor(), m.second_factor_is_off());
    case "codes": {
      const outcome = await account.newRecoveryCodes();
      if (!outcome.ok) return refused("secondFactor", outcome.refusal);
      const { codes } = outcome.value;
      return data<Note>({ at: "secondFactor", ok: true, said: m.codes_renewed(), codes });
    }
    case "passkey-name":
      return noted("passkeys", await account.namePasskey(text("passkey"), text("name")), m.passkey_renamed());
    case "passkey-remove":
      return noted("passkeys", await account.removePasskey(text("passkey")), m.passkey_removed());
    default:
      return refused("sessions", { code: "input.invalid" });
  }
}

export function noted(at: Note["at"], outcome: Outcome<unknown>, said: string) {
  return outcome.ok ? data<Note>({ at, ok: true, said }) : refused(at, outcome.refusal);
}

/** Says why not; what asks for a recent proof leads to giving one. */
export function refused(at: Note["at"], refusal: Refusal) {
  if (refusal.code === "session.notFresh") throw redirect(`/settings/account/confirm?next=/settings/account`);
  const said = words(refusal);
  return data<Note>({ at, ok: false, said }, { status: refusalStatus[refusal.code] });
}

function words(refusal: Refusal): string {
  if (refusal.code !== "input.invalid") return refusalWords(refusal);
  if (refusal.params?.field === "password") return m.auth_error_password_short({ min: 10 });
  return refusal.params?.field === "email" ? m.auth_error_email() : refusalWords(refusal);
}
