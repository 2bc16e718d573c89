import { deviceOf } from "#domain/account/device.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { type SessionView, sessionMethods } from "#domain/views/account.ts";
import { noteAccess } from "#workers/auth/note-access.ts";
import { closeSockets } from "#workers/auth/session/close.ts";
import { endOtherSessions, endSession, listSessions } from "#workers/db/identity/sessions.ts";
import type { Me } from "./me.ts";

/** Where one is signed in, the last seen first. */
export async function mySessions({ scope, user, session }: Me): Promise<Outcome<SessionView[]>> {
  const rows = await listSessions(scope.env.DB_IDENTITY, user.id, Date.now());
  return accept(
    rows.map(({ id, userAgent, network, method, openedAt, lastSeenAt }) => ({
      id,
      device: deviceOf(userAgent),
      network: network || null,
      method: sessionMethods.find((each) => each === method) ?? null,
      openedAt,
      lastSeenAt,
      current: id === session,
    })),
  );
}

/** Ends one of one's own sessions; what it has open closes at once. Refuses with resource.missing. */
export async function endMySession({ scope, user }: Me, id: string): Promise<Outcome<null>> {
  if (!(await endSession(scope.env.DB_IDENTITY, user.id, id))) return refuse("resource.missing");
  noteAccess(scope, user.id, { action: "session.ended", subject: user.id, after: { sessions: 1 } });
  await closeSockets(scope, user.id, [id]);
  return accept(null);
}

/** Signs out everywhere else. */
export async function endMyOtherSessions({ scope, user, session }: Me): Promise<Outcome<{ ended: number }>> {
  const ended = await endOtherSessions(scope.env.DB_IDENTITY, user.id, session);
  const after = { sessions: ended.length };
  noteAccess(scope, user.id, { action: "session.ended", subject: user.id, after });
  await closeSockets(scope, user.id, ended);
  return accept({ ended: ended.length });
}
