import { newId } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { ask } from "#workers/auth/ask.ts";
import { chosenPassword } from "#workers/auth/heavy-password.ts";
import { findWaiting } from "#workers/auth/invitation/find.ts";
import { noteJoined } from "#workers/auth/invitation/note-joined.ts";
import { joinSchema } from "#workers/auth/schema.ts";
import type { AuthScope } from "#workers/auth/scope.ts";
import { settle } from "#workers/auth/session/settle.ts";
import { settleReachOf } from "#workers/commands/settle-reach.ts";
import { acceptAsNew, isKnownAddress } from "#workers/db/identity/invited.ts";
import { beginIn } from "#workers/db/identity/members.ts";
import { projectMember } from "#workers/projections/members.ts";
import type { SignedChange } from "#workers/services.ts";

/**
 * A new person takes the invitation with a name and a password, and is signed in; the mailed link has confirmed their
 * address. Refuses with input.invalid, invitation.knownAddress (who has an account signs in with it),
 * invitation.expired, invitation.gone, password.tooCommon, request.tooMany, request.busy.
 */
export async function joinByInvitation(scope: AuthScope, input: unknown): Promise<Outcome<SignedChange>> {
  const parsed = joinSchema.safeParse(input);
  if (!parsed.success) {
    return refuse("input.invalid", { field: String(parsed.error.issues[0]?.path[0] ?? "") });
  }
  const { token, name, password } = parsed.data;
  const found = await findWaiting(scope, token);
  if (!found.ok) return found;
  const { env } = scope;
  const { organization, email, tokenHash } = found.value;
  if (await isKnownAddress(env.DB_IDENTITY, email)) return refuse("invitation.knownAddress");
  const hashed = await chosenPassword(env.HEAVY, password, [name, email]);
  if (!hashed.ok) return hashed;
  const ids = { user: newId("usr"), member: newId("mem") };
  const joined = await acceptAsNew(env.DB_IDENTITY, {
    ...ids,
    tokenHash,
    name,
    hash: hashed.value,
    at: Date.now(),
  });
  if (!joined) return refuse("invitation.gone");
  await projectMember(env, organization, joined.user, name);
  noteJoined(scope, found.value, joined.user);
  scope.background(settleReachOf(env, organization, [email]));
  // As if they had signed in: what their organization asks for holds.
  const entered = await ask(scope, "POST", "/sign-in/email", { email, password, rememberMe: true });
  await beginIn(env.DB_IDENTITY, joined.user, organization);
  // They are in all the same: whoever finds no place to be signed in right now signs in a moment later.
  if (!entered.ok) return accept({ cookies: [] });
  const settled = await settle(scope, entered.value.cookies, { method: "password", remember: true });
  return settled.ok ? settled : accept({ cookies: [] });
}
