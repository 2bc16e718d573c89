import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { AuthScope } from "#workers/auth/scope.ts";
import { confirmedAtOf } from "#workers/db/identity/sessions.ts";
import type { Viewer } from "#workers/services.ts";

/** A person and their own account: somebody with a session, never a key or token. */
export interface Me {
  scope: AuthScope;
  user: Viewer["user"];
  session: string;
}

/** Who asks. Refuses with session.missing, and with access.denied for keys and tokens. */
export function meOf(scope: AuthScope, viewer: Viewer | null): Outcome<Me> {
  if (!viewer) return refuse("session.missing");
  if (viewer.via) return refuse("access.denied");
  return accept({ scope, user: viewer.user, session: viewer.session });
}

/** How long a proof is good for what is delicate, in milliseconds. */
const freshMs = 15 * 60_000;

export async function isFresh({ scope, session }: Me): Promise<boolean> {
  const at = await confirmedAtOf(scope.env.DB_IDENTITY, session);
  return at !== null && at > Date.now() - freshMs;
}

/** Refuses with session.notFresh: a stolen open session is not enough to take the account over. */
export async function freshly(me: Me): Promise<Outcome<null>> {
  return (await isFresh(me)) ? accept(null) : refuse("session.notFresh");
}
