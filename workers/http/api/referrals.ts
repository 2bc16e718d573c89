/** Whom members recommend, and what becomes of it as far as they may know. */
import { Hono } from "hono";
import { z } from "zod";
import { idSchema } from "#domain/ids/ids.ts";
import { referralsViewSchema } from "#domain/views/referrals.ts";
import { referralInputSchema } from "#workers/commands/refer-person.ts";
import type { HttpEnv } from "#workers/http/context.ts";
import { problem } from "#workers/http/problem.ts";
import { describes } from "./describe.ts";
import { answer, readKey, servicesOf, uploadLimit } from "./speak.ts";

export const referralRoutes = new Hono<HttpEnv>();

referralRoutes.get(
  "/",
  describes({
    summary: "Roles that you can refer people for, and those whom you referred, in coarse words",
    tag: "Candidates",
    answer: { name: "Referrals", schema: referralsViewSchema },
  }),
  async (c) => answer(c, await servicesOf(c).referrals.view()),
);

referralRoutes.post(
  "/",
  describes({
    summary: "Refer somebody for an open role; their consent is needed",
    tag: "Candidates",
    body: { name: "NewReferral", schema: referralInputSchema, multipart: true },
    answer: { name: "MadeReferral", schema: z.object({ id: idSchema("ref") }), status: 201 },
    idempotent: true,
  }),
  uploadLimit,
  async (c) => {
    const key = readKey(c);
    if (!key.ok) return problem(key.refusal);
    // Parsed by the command, like every other caller's.
    const form = await c.req.formData().catch(() => new FormData());
    return answer(c, await servicesOf(c).referrals.make(Object.fromEntries(form), key.value), 201);
  },
);
