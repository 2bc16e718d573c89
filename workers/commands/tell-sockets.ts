import type { CloseCode } from "#domain/live/wire.ts";
import { endAccess } from "#workers/commands/end-access.ts";
import type { Context } from "#workers/context.ts";
import { log } from "#workers/http/log.ts";

/**
 * Closes what these people have open here, after their membership has changed. If the organization's object cannot be
 * reached, once more; then their leases run out by themselves, and the change itself stands.
 */
export async function tellSockets(
  { env, actor: { organization } }: Context,
  users: string[],
  code: CloseCode,
): Promise<void> {
  const go = () => endAccess(env, { organization, users }, code);
  await go()
    .catch(go)
    .catch(() => log("sockets.notClosed", { organization }));
}
