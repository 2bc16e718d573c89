import { Hono } from "hono";
import { z } from "zod";
import { idSchema } from "#domain/ids/ids.ts";
import { cardNotesViewSchema, noticeViewSchema } from "#domain/views/notes.ts";
import type { HttpEnv } from "#workers/http/context.ts";
import { problem } from "#workers/http/problem.ts";
import { describes } from "./describe.ts";
import { answer, jsonLimit, readParsed, servicesOf } from "./speak.ts";

const tag = "Applications";
const seenSchema = z.object({ upTo: idSchema("ntc") });

export const noteRoutes = new Hono<HttpEnv>();

noteRoutes.get(
  "/requisitions/:requisition/applications/:application/notes",
  describes({
    summary:
      "The notes of a card that you may read, and who can be mentioned. Their text is a Yjs document each (y-websocket)",
    tag,
    answer: { name: "CardNotes", schema: cardNotesViewSchema },
  }),
  async (c) => {
    const { requisition, application } = c.req.param();
    return answer(c, await servicesOf(c).applications.notes(requisition, application));
  },
);

noteRoutes.get(
  "/notifications",
  describes({
    summary: "Where you were mentioned, newest first",
    tag,
    answer: { name: "Notifications", schema: z.array(noticeViewSchema) },
  }),
  async (c) => answer(c, await servicesOf(c).notices.list()),
);

noteRoutes.post(
  "/notifications/seen",
  describes({
    summary: "You have seen every notification up to this one",
    tag,
    body: { name: "NotificationsSeen", schema: seenSchema },
  }),
  jsonLimit,
  async (c) => {
    const body = await readParsed(c, z.object({ upTo: z.string() }));
    return body.ok ? answer(c, await servicesOf(c).notices.seen(body.value.upTo)) : problem(body.refusal);
  },
);
