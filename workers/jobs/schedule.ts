import type { Env } from "#workers/env.ts";

/** Runs once a minute. */
export async function onSchedule(_event: ScheduledController, _env: Env): Promise<void> {}
