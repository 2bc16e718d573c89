import { parseRoomId } from "#domain/ids/objects.ts";
import { forgetExpired } from "#workers/db/identity/sessions.ts";
import type { Env } from "#workers/env.ts";
import { log } from "#workers/http/log.ts";
import { roomAt } from "#workers/objects.ts";
import { projectRoom } from "#workers/projections/project-room.ts";
import {
  forgetSteps,
  takeLateLists,
  takeUntouchedRooms,
  takeWaitingFiles,
} from "#workers/projections/waiting.ts";

const minute = 60_000;
/** A file that was asked for longer ago than this was lost with its queue. */
const readingPatience = 3 * minute;
/** How long a push of lists may take until it is asked for again. */
const listsPatience = 5 * minute;
/** How often a room is asked whether it lags. Its own alarm is faster; this is for an alarm that was lost. */
const roomInterval = 15 * minute;
const stepLifetime = 24 * 60 * minute;

/** Runs once a minute. Each part goes on when another fails. */
export async function onSchedule(_event: ScheduledController, env: Env): Promise<void> {
  const now = Date.now();
  const parts = {
    files: askAgain(env, now),
    rooms: touchRooms(env, now),
    lists: pushLateLists(env, now),
    sessions: forgetExpired(env.DB_IDENTITY, now),
    steps: forgetSteps(env, now - stepLifetime),
  };
  for (const [part, running] of Object.entries(parts)) {
    await running.catch((error: unknown) => {
      log("schedule.failed", { part, name: error instanceof Error ? error.name : "unknown" });
    });
  }
}

async function askAgain(env: Env, now: number): Promise<void> {
  const waiting = await takeWaitingFiles(env, now - readingPatience, now, 100);
  for (const message of waiting) await env.DOCUMENTS.send(message);
}

/** Edits of lists whose message was lost with its queue. */
async function pushLateLists(env: Env, now: number): Promise<void> {
  for (const lists of await takeLateLists(env, now - listsPatience, now)) await env.EVENTS.send({ lists });
}

async function touchRooms(env: Env, now: number): Promise<void> {
  for (const object of await takeUntouchedRooms(env, now - roomInterval, now, 25)) {
    const address = parseRoomId(object);
    if (!address) continue;
    await roomAt(env, address).wake();
    await projectRoom(env, object, now);
  }
}
