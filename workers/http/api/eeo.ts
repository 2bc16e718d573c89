/** Voluntary self-identification: a candidate answers, by their link; administrators read counts. */
import { Hono } from "hono";
import { eeoFormSchema } from "#domain/eeo/questions.ts";
import { eeoAskingSchema, eeoReportSchema, eeoStandingSchema } from "#domain/views/eeo.ts";
import type { HttpContext, HttpEnv } from "#workers/http/context.ts";
import { problem, problemOf } from "#workers/http/problem.ts";
import { describes } from "./describe.ts";
import { answer, jsonLimit, servicesOf, withJson } from "./speak.ts";

const query = {
  requisition: "On this one alone, by id",
  period: "A month (YYYY-MM) or a year (YYYY); all that is counted if not given",
};
const tokenOf = (c: HttpContext) => /^Bearer ([\w.-]{1,200})$/.exec(c.req.header("authorization") ?? "")?.[1];

export const eeoRoutes = new Hono<HttpEnv>();

eeoRoutes.get(
  "/status/self-identification",
  describes({
    summary:
      "Whether the candidate is asked, has answered, and whether that is counted; what, is told to nobody. The link's token as Bearer",
    tag: "Candidates",
    answer: { name: "SelfIdentified", schema: eeoStandingSchema },
  }),
  async (c) => {
    const token = tokenOf(c);
    return token ? answer(c, await servicesOf(c).portal.hasIdentified(token)) : problemOf("resource.missing");
  },
);

eeoRoutes.put(
  "/status/self-identification",
  describes({
    summary:
      "Voluntary answers for statistics; again: they replace those before until they are counted. The link's token as Bearer",
    tag: "Candidates",
    body: { name: "SelfIdentification", schema: eeoFormSchema },
  }),
  jsonLimit,
  async (c) => {
    const token = tokenOf(c);
    if (!token) return problemOf("resource.missing");
    return withJson(c, (body) => servicesOf(c).portal.identify(token, body));
  },
);

eeoRoutes.get(
  "/reports/eeo",
  describes({
    summary:
      "Counts of voluntary answers in fives, never anybody's own; that it was read is a line of the audit",
    tag: "Reports",
    query,
    answer: { name: "EeoReport", schema: eeoReportSchema },
  }),
  async (c) => answer(c, await servicesOf(c).reports.eeo(c.req.query())),
);

eeoRoutes.put(
  "/reports/eeo/asking",
  describes({
    summary: "Whether candidates are asked the voluntary questions",
    tag: "Reports",
    body: { name: "EeoAsking", schema: eeoAskingSchema },
  }),
  jsonLimit,
  async (c) => withJson(c, (body) => servicesOf(c).reports.setEeoAsking(body)),
);

eeoRoutes.get(
  "/reports/eeo.csv",
  describes({ summary: "The same as CSV", tag: "Reports", query }),
  async (c) => {
    const csv = await servicesOf(c).reports.eeoCsv(c.req.query());
    if (!csv.ok) return problem(csv.refusal);
    return c.body(csv.value, 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="eeo.csv"',
    });
  },
);
