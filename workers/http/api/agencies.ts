/** Agencies: what the team does about them, and (under /agency) what their own people see and do. */
import { Hono } from "hono";
import { z } from "zod";
import { shareTermsSchema, submissionDecisionSchema, submissionInputSchema } from "#domain/agency/schema.ts";
import { idSchema } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import {
  agenciesViewSchema,
  agencyDeskSchema,
  agencyEditSchema,
  agencyRequisitionSchema,
  newAgencySchema,
  requisitionAgenciesSchema,
  submittedSchema,
} from "#domain/views/agency.ts";
import type { HttpContext, HttpEnv } from "#workers/http/context.ts";
import { problem } from "#workers/http/problem.ts";
import { describes } from "./describe.ts";
import {
  answer,
  createOnce,
  jsonLimit,
  readJson,
  readKey,
  servicesOf,
  uploadLimit,
  withJson,
} from "./speak.ts";

const tag = "Agencies";
const createdSchema = z.object({ id: idSchema("agy") });
const decidedSchema = z.object({ application: idSchema("app").nullable() });
const file = z.string().optional().meta({ contentMediaType: "application/octet-stream" });

export const agencyRoutes = new Hono<HttpEnv>();

agencyRoutes.get(
  "/agencies",
  describes({
    summary: "The agencies that the organization works with, and who could work for them",
    tag,
    answer: { name: "Agencies", schema: agenciesViewSchema },
  }),
  async (c) => answer(c, await servicesOf(c).agencies.list()),
);

agencyRoutes.post(
  "/agencies",
  describes({
    summary: "Add an agency",
    tag,
    body: { name: "NewAgency", schema: newAgencySchema },
    answer: { name: "CreatedAgency", schema: createdSchema, status: 201 },
    idempotent: true,
  }),
  jsonLimit,
  async (c) => createOnce(c, (body, key) => servicesOf(c).agencies.create(body, key)),
);

agencyRoutes.patch(
  "/agencies/:agency",
  describes({
    summary: "Rename an agency, or say who works for it",
    tag,
    body: { name: "AgencyEdit", schema: agencyEditSchema },
  }),
  jsonLimit,
  async (c) => withJson(c, (body) => servicesOf(c).agencies.edit(c.req.param("agency"), body)),
);

agencyRoutes.get(
  "/requisitions/:requisition/agencies",
  describes({
    summary: "With which agencies a requisition is shared, and what they submitted",
    tag,
    answer: { name: "RequisitionAgencies", schema: requisitionAgenciesSchema },
  }),
  async (c) => answer(c, await servicesOf(c).agencies.of(c.req.param("requisition"))),
);

agencyRoutes.put(
  "/requisitions/:requisition/agencies/:agency",
  describes({
    summary: "Share a requisition with an agency, or change what was agreed",
    tag,
    body: { name: "ShareTerms", schema: shareTermsSchema },
  }),
  jsonLimit,
  async (c) => {
    const { requisition, agency } = c.req.param();
    return withJson(c, (body) => servicesOf(c).agencies.share(requisition, agency, body));
  },
);

agencyRoutes.delete(
  "/requisitions/:requisition/agencies/:agency",
  describes({ summary: "End a share; what the agency submitted stays", tag }),
  async (c) => {
    const { requisition, agency } = c.req.param();
    return answer(c, await servicesOf(c).agencies.endShare(requisition, agency));
  },
);

agencyRoutes.post(
  "/requisitions/:requisition/submissions/:submission/decision",
  describes({
    summary: "Accept what an agency submitted, which makes a card, or decline it",
    tag,
    body: { name: "SubmissionDecision", schema: submissionDecisionSchema },
    answer: { name: "DecidedSubmission", schema: decidedSchema },
  }),
  jsonLimit,
  async (c) => {
    const { requisition, submission } = c.req.param();
    return withJson(c, (body) => servicesOf(c).agencies.decide(requisition, submission, body));
  },
);

agencyRoutes.get(
  "/agency",
  describes({
    summary: "For people of an agency: what is shared with it, and what it submitted",
    tag,
    answer: { name: "AgencyDesk", schema: agencyDeskSchema },
  }),
  async (c) => answer(c, await servicesOf(c).desk.view()),
);

agencyRoutes.get(
  "/agency/requisitions/:requisition",
  describes({
    summary: "For people of an agency: a requisition that is shared with it",
    tag,
    answer: { name: "AgencyRequisition", schema: agencyRequisitionSchema },
  }),
  async (c) => answer(c, await servicesOf(c).desk.requisition(c.req.param("requisition"))),
);

agencyRoutes.post(
  "/agency/requisitions/:requisition/submissions",
  describes({
    summary: "For people of an agency: submit a candidate, with their consent",
    tag,
    body: { name: "NewSubmission", schema: submissionInputSchema.extend({ file }), multipart: true },
    answer: { name: "Submitted", schema: submittedSchema, status: 201 },
    idempotent: true,
  }),
  uploadLimit,
  async (c) => {
    const [sent, key] = [await readSubmission(c), readKey(c)];
    if (!sent.ok) return problem(sent.refusal);
    if (!key.ok) return problem(key.refusal);
    const { input, file: paper } = sent.value;
    const { desk } = servicesOf(c);
    return answer(c, await desk.submit(c.req.param("requisition"), input, paper, key.value), 201);
  },
);

/** The fields as they came, and the file: of a form, or without a file of JSON. Refuses with wire.malformed. */
async function readSubmission(c: HttpContext): Promise<Outcome<{ input: unknown; file: File | null }>> {
  if (c.req.header("content-type")?.startsWith("application/json")) {
    const body = await readJson(c);
    return body.ok ? accept({ input: body.value, file: null }) : body;
  }
  const form = await c.req.formData().catch(() => null);
  if (!form) return refuse("wire.malformed");
  const { file: paper, ...input } = Object.fromEntries(form);
  return accept({ input, file: paper instanceof File ? paper : null });
}
