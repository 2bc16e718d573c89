import type { Id } from "#domain/ids/ids.ts";
import type { AuthScope } from "#workers/auth/scope.ts";
import { endAccess } from "#workers/commands/end-access.ts";
import { organizationsOf } from "#workers/db/identity/sessions.ts";
import { log } from "#workers/http/log.ts";

/** Closes what these ended sessions of a person have open, in every organization of theirs. Never throws. */
export async function closeSockets({ env }: AuthScope, user: string, sessions: string[]): Promise<void> {
  if (sessions.length === 0) return;
  const organizations = (await organizationsOf(env.DB_IDENTITY, user)) as Id<"org">[];
  const ended = organizations.map((organization) => {
    const go = () => endAccess(env, { organization, sessions });
    return go().catch(go);
  });
  for (const { status } of await Promise.allSettled(ended)) {
    if (status === "rejected") log("sockets.notClosed", {});
  }
}
