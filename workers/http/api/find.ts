/** What the command palette asks while one types. */
import { Hono } from "hono";
import { z } from "zod";
import { foundPersonSchema } from "#domain/views/find.ts";
import type { HttpEnv } from "#workers/http/context.ts";
import { describes } from "./describe.ts";
import { answer, servicesOf } from "./speak.ts";

export const findRoutes = new Hono<HttpEnv>();

findRoutes.get(
  "/find",
  describes({
    summary:
      "People by the beginnings of words in their name or headline, on the requisitions that you reach",
    tag: "Candidates",
    query: { q: "What was typed" },
    answer: { name: "FoundPeople", schema: z.array(foundPersonSchema) },
  }),
  async (c) => answer(c, await servicesOf(c).find(c.req.query("q") ?? "")),
);
