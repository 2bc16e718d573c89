import { z } from "zod";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { isPassword } from "#workers/auth/heavy-password.ts";
import { knockAs } from "#workers/auth/limits.ts";
import { takeCode } from "#workers/auth/second-factor/check.ts";
import { findAccount } from "#workers/db/identity/accounts.ts";
import { confirmSession } from "#workers/db/identity/sessions.ts";
import type { Me } from "./me.ts";

export const confirmSchema = z.union([
  z.object({ password: z.string().min(1).max(128) }),
  z.object({ code: z.string().min(6).max(20) }),
]);

/**
 * Proves once more that it is oneself, by password or by a code. Refuses with password.wrong, session.wrongCode,
 * secondFactor.off, request.tooMany, request.busy.
 */
export async function confirmMe(me: Me, input: unknown): Promise<Outcome<null>> {
  const parsed = confirmSchema.safeParse(input);
  if (!parsed.success) return refuse("input.invalid");
  const proven =
    "code" in parsed.data
      ? await takeCode(me.scope, me.user.id, parsed.data.code)
      : await knowsPassword(me, parsed.data.password);
  if (!proven.ok) return proven;
  await confirmSession(me.scope.env.DB_IDENTITY, me.session, Date.now());
  return accept(null);
}

/** Whether it is their password. Counted. Refuses with password.wrong, request.tooMany, request.busy. */
export async function knowsPassword({ scope, user }: Me, password: string): Promise<Outcome<null>> {
  const { env } = scope;
  const allowed = await knockAs(env, "confirm", user.id);
  if (!allowed.ok) return allowed;
  const account = await findAccount(env.DB_IDENTITY, user.id);
  const right = await isPassword(env.HEAVY, password, account?.hash ?? "");
  if (!right.ok) return right;
  return right.value ? accept(null) : refuse("password.wrong");
}
