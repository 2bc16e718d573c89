/** Work that kept failing: to be seen, tried again, or let be. */
import { Hono } from "hono";
import { z } from "zod";
import { parkedViewSchema } from "#domain/views/parked.ts";
import type { HttpEnv } from "#workers/http/context.ts";
import { describes } from "./describe.ts";
import { answer, servicesOf } from "./speak.ts";

const tag = "Organization";

export const parkedRoutes = new Hono<HttpEnv>();

parkedRoutes.get(
  "/parked",
  describes({
    summary: "Work that kept failing and waits for somebody, newest first",
    tag,
    answer: { name: "ParkedWork", schema: z.array(parkedViewSchema) },
  }),
  async (c) => answer(c, await servicesOf(c).parked.list()),
);

parkedRoutes.post("/parked/:id/replay", describes({ summary: "Try parked work once more", tag }), async (c) =>
  answer(c, await servicesOf(c).parked.handle(c.req.param("id"), "replay")),
);

parkedRoutes.delete("/parked/:id", describes({ summary: "Let parked work be", tag }), async (c) =>
  answer(c, await servicesOf(c).parked.handle(c.req.param("id"), "dismiss")),
);
