/** What a candidate may ask: with their link's token, or signed in. */
import { Hono } from "hono";
import { z } from "zod";
import { idSchema } from "#domain/ids/ids.ts";
import { candidateStatusSchema } from "#domain/views/candidate-status.ts";
import type { HttpEnv } from "#workers/http/context.ts";
import { problemOf } from "#workers/http/problem.ts";
import { describes } from "./describe.ts";
import { answer, servicesOf } from "./speak.ts";

const portalSchema = z.object({
  application: idSchema("app"),
  role: z.string(),
  organization: z.string(),
  statusLink: z.string(),
  /** As the last announcement left it; null: nothing was announced yet. */
  standing: z
    .object({
      kind: z.enum(["received", "stage", "notSelected", "withdrawn", "hired"]),
      publicName: z.string().nullable(),
      next: z.string().nullable(),
      since: z.number().int(),
      seq: z.number().int(),
    })
    .nullable(),
});

export const candidateRoutes = new Hono<HttpEnv>();

candidateRoutes.get(
  "/status",
  describes({
    summary: "What a candidate may see of their application; the link's token as `Authorization: Bearer`",
    tag: "Candidates",
    answer: { name: "CandidateStatus", schema: candidateStatusSchema },
  }),
  async (c) => {
    const token = /^Bearer ([\w.-]{1,200})$/.exec(c.req.header("authorization") ?? "")?.[1];
    return token ? answer(c, await servicesOf(c).portal.status(token)) : problemOf("resource.missing");
  },
);

candidateRoutes.get(
  "/portal/applications",
  describes({
    summary: "Applications of the signed-in person, by their confirmed address",
    tag: "Candidates",
    answer: { name: "PortalApplications", schema: z.array(portalSchema) },
  }),
  async (c) => answer(c, await servicesOf(c).portal.mine()),
);
