import { z } from "zod";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { chosenPassword } from "#workers/auth/heavy-password.ts";
import { authMails } from "#workers/auth/mails.ts";
import { noteAccess } from "#workers/auth/note-access.ts";
import { passwordLength } from "#workers/auth/schema.ts";
import { closeSockets } from "#workers/auth/session/close.ts";
import { findAccount, setPassword } from "#workers/db/identity/accounts.ts";
import { dropOneTimes } from "#workers/db/identity/one-time.ts";
import { confirmSession, endOtherSessions } from "#workers/db/identity/sessions.ts";
import { knowsPassword } from "./confirm.ts";
import { freshly, type Me } from "./me.ts";

export const changePasswordSchema = z.object({
  /** Not asked of who has none: they sign in by link, and set their first. */
  current: z.string().max(passwordLength.max).optional(),
  password: z.string().min(passwordLength.min).max(passwordLength.max),
});

/**
 * Another password; everything else that is signed in ends, and a mail says so. Refuses with password.wrong,
 * password.tooCommon, session.notFresh (a first password), request.tooMany, request.busy.
 */
export async function changePassword(me: Me, input: unknown): Promise<Outcome<null>> {
  const parsed = changePasswordSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid", { field: "password" });
  const { scope, user, session } = me;
  const db = scope.env.DB_IDENTITY;
  const account = await findAccount(db, user.id);
  const proven = account?.hash ? await knowsPassword(me, parsed.data.current ?? "") : await freshly(me);
  if (!proven.ok) return proven;
  const hash = await chosenPassword(scope.env.HEAVY, parsed.data.password, [user.name, user.email]);
  if (!hash.ok) return hash;
  await setPassword(db, { user: user.id, hash: hash.value, at: Date.now(), proven: false });
  await dropOneTimes(db, user.id, ["reset", "secondStep"]);
  await closeSockets(scope, user.id, await endOtherSessions(db, user.id, session));
  await confirmSession(db, session, Date.now());
  noteAccess(scope, user.id, { action: "account.passwordChanged", subject: user.id });
  authMails(scope).passwordChanged(user);
  return accept(null);
}
