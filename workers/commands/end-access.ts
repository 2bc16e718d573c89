import type { Id } from "#domain/ids/ids.ts";
import { type CloseCode, closeCode } from "#domain/live/wire.ts";
import type { Env } from "#workers/env.ts";
import { hubAt } from "#workers/objects.ts";

export interface EndedAccess {
  organization: Id<"org">;
  /** People who are not its members any more, or may do something else now: everything they have open. */
  users?: string[];
  /** Sessions that have ended: what they have open. */
  sessions?: string[];
}

/**
 * Closes the live sockets of people or sessions in one organization, on its lists and all its boards, at once; answers
 * how many. Call it after the session or membership is gone from the database: whoever comes back is authorised afresh.
 * `code` is accessRemoved for people and sessionEnded for sessions, if nothing else is said; leaseEnded makes clients
 * come back by themselves (a role that changed). Throws if the organization's object cannot be reached: the sockets
 * then live until their lease is looked at (a minute at most, if anything happens on them).
 */
export function endAccess(
  env: Pick<Env, "ORGANIZATION">,
  { organization, users = [], sessions = [] }: EndedAccess,
  code: CloseCode = users.length > 0 ? closeCode.accessRemoved : closeCode.sessionEnded,
): Promise<number> {
  return hubAt(env, organization).endSessions({ users, sessions }, code);
}
