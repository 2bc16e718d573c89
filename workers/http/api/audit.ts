/** What happened in the organization, and who may do what. */
import { Hono } from "hono";
import { auditViewSchema } from "#domain/views/audit.ts";
import { explainedSchema } from "#domain/views/explained.ts";
import type { HttpEnv } from "#workers/http/context.ts";
import { problem } from "#workers/http/problem.ts";
import { describes } from "./describe.ts";
import { answer, servicesOf } from "./speak.ts";

const tag = "Organization";
const filters = {
  actor: "Who did it, by id",
  action: "What was done, by its name",
  requisition: "Where, by id",
  since: "Not before, in UTC epoch milliseconds",
  until: "Before, in UTC epoch milliseconds",
};

export const auditRoutes = new Hono<HttpEnv>();

auditRoutes.get(
  "/audit",
  describes({
    summary: "Lines of the audit chain and of all rooms, newest first",
    tag,
    query: { ...filters, limit: "At most 500" },
    answer: { name: "Audit", schema: auditViewSchema },
  }),
  async (c) => answer(c, await servicesOf(c).audit.view(c.req.query())),
);

auditRoutes.get(
  "/audit.csv",
  describes({
    summary: "The same as CSV, at most 5,000 lines; that it was made is a line as well",
    tag,
    query: filters,
  }),
  async (c) => {
    const csv = await servicesOf(c).audit.csv(c.req.query());
    if (!csv.ok) return problem(csv.refusal);
    return c.body(csv.value, 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="audit.csv"',
    });
  },
);

auditRoutes.get(
  "/members/:person/access",
  describes({
    summary: "What a member may do, in the organization or on one requisition, and why",
    tag,
    query: { requisition: "On this one, by id" },
    answer: { name: "Explained", schema: explainedSchema },
  }),
  async (c) => {
    const requisition = c.req.query("requisition") ?? null;
    return answer(c, await servicesOf(c).audit.explain(c.req.param("person"), requisition));
  },
);
