import type { Context } from "#workers/context.ts";

/** The lists were edited: every room hears of it. A queue that fails now is what cron is for. */
export async function listsChanged({ env, db }: Pick<Context, "env" | "db">): Promise<void> {
  await env.EVENTS.send({ lists: db.organization }).catch(() => undefined);
}
