/** A passkey, made or asked by the browser. The library comes when somebody presses the button. */
import { refusalWords } from "#app/components/refusal-words.ts";
import { m } from "#app/paraglide/messages.js";
import { refusalSchema } from "#domain/refusal/refusal.ts";

/** "done", "notFresh" (prove yourself first), or words of what went wrong; null if the person thought better of it. */
export type Asked = { done: true } | { notFresh: true } | { words: string } | null;

/** Signs in with whichever passkey the person chooses. */
export async function signInWithPasskey(): Promise<Asked> {
  const options = await send("/api/auth/passkey/options");
  if (!options.ok) return failed(options);
  const { startAuthentication } = await import("@simplewebauthn/browser");
  return answered(async () => {
    const response = await startAuthentication({ optionsJSON: await options.json() });
    return send("/api/auth/passkey/verify", { response });
  });
}

/** Makes a new one. */
export async function makePasskey(name: string): Promise<Asked> {
  const options = await send("/api/v1/account/passkeys/options");
  if (!options.ok) return failed(options);
  const { startRegistration } = await import("@simplewebauthn/browser");
  return answered(async () => {
    const response = await startRegistration({ optionsJSON: await options.json() });
    return send("/api/v1/account/passkeys", { name, response });
  });
}

async function answered(ask: () => Promise<Response>): Promise<Asked> {
  try {
    const response = await ask();
    return response.ok ? { done: true } : failed(response);
  } catch (error) {
    // NotAllowedError: closed by the person, or it took too long.
    if (error instanceof Error && error.name === "NotAllowedError") return null;
    const known = error instanceof Error && error.name === "InvalidStateError";
    return { words: known ? m.passkey_there_already() : m.refusal_passkey_refused() };
  }
}

async function failed(response: Response): Promise<Asked> {
  const refusal = refusalSchema.safeParse(await response.json().catch(() => null));
  if (!refusal.success) return { words: m.refusal_passkey_refused() };
  return refusal.data.code === "session.notFresh"
    ? { notFresh: true }
    : { words: refusalWords(refusal.data) };
}

function send(path: string, body: object = {}): Promise<Response> {
  return fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}
