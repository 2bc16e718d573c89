import { Hono } from "hono";
import { z } from "zod";
import { statedSourceSchema } from "#domain/application/schema.ts";
import { checkDocumentCount } from "#domain/document/sniff.ts";
import { idSchema } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { cardViewSchema } from "#domain/views/card.ts";
import { candidateFieldsSchema } from "#workers/commands/candidate-fields.ts";
import { privacySchema } from "#workers/commands/lock-candidate.ts";
import type { HttpContext, HttpEnv } from "#workers/http/context.ts";
import { problem } from "#workers/http/problem.ts";
import type { NewCandidate } from "#workers/services.ts";
import { describes } from "./describe.ts";
import {
  answer,
  jsonLimit,
  readJson,
  readKey,
  readParsed,
  servicesOf,
  uploadLimit,
  withJson,
} from "./speak.ts";

const newApplicationSchema = z.object({
  stage: idSchema("stg"),
  candidate: candidateFieldsSchema,
  source: statedSourceSchema.optional(),
});
const createdSchema = z.object({ application: idSchema("app") });
const otherSchema = z.object({ requisition: idSchema("req") });
const uploadedSchema = z.object({ application: idSchema("app"), file: idSchema("file") });
const renewSchema = z.object({ renew: z.boolean().default(false) });
const linkSchema = z.object({ url: z.string() });

export const applicationRoutes = new Hono<HttpEnv>();

applicationRoutes.post(
  "/:requisition/applications",
  describes({
    summary: "Add somebody by hand, at the end of a stage",
    tag: "Applications",
    body: { name: "NewApplication", schema: newApplicationSchema },
    answer: { name: "CreatedApplication", schema: createdSchema, status: 201 },
    idempotent: true,
  }),
  jsonLimit,
  async (c) => {
    const [body, key] = [await readJson(c), readKey(c)];
    if (!body.ok) return problem(body.refusal);
    if (!key.ok) return problem(key.refusal);
    const shape = z
      .object({ stage: z.string(), candidate: z.unknown(), source: statedSourceSchema.optional() })
      .safeParse(body.value);
    if (!shape.success) return problem({ code: "input.invalid" });
    const { stage, candidate, source } = shape.data;
    const { applications } = servicesOf(c);
    // The fields are parsed by the command, like every other caller's.
    const added = await applications.add(
      c.req.param("requisition"),
      stage,
      candidate as NewCandidate,
      key.value,
      source,
    );
    return answer(c, added, 201);
  },
);

applicationRoutes.post(
  "/:requisition/applications/:application/also-considered",
  describes({
    summary: "Consider the same candidate for another requisition too: a second application begins there",
    tag: "Applications",
    body: { name: "AlsoConsidered", schema: otherSchema },
    answer: { name: "CreatedApplication", schema: createdSchema, status: 201 },
    idempotent: true,
  }),
  jsonLimit,
  async (c) => {
    const [body, key] = [await readParsed(c, otherSchema), readKey(c)];
    if (!body.ok) return problem(body.refusal);
    if (!key.ok) return problem(key.refusal);
    const { requisition, application } = c.req.param();
    const { applications } = servicesOf(c);
    const begun = await applications.alsoConsider(
      requisition,
      application,
      body.value.requisition,
      key.value,
    );
    return answer(c, begun, 201);
  },
);

applicationRoutes.post(
  "/:requisition/files",
  describes({
    summary: "Drop one file onto a stage: a card at once, read later; the same upload id twice is one card",
    tag: "Files",
    body: "upload",
    answer: { name: "UploadedFile", schema: uploadedSchema, status: 201 },
  }),
  uploadLimit,
  async (c) => {
    const form = await readUpload(c);
    if (!form.ok) return problem(form.refusal);
    const { stage, upload, file } = form.value;
    const { applications } = servicesOf(c);
    return answer(c, await applications.upload(c.req.param("requisition"), stage, upload, file), 201);
  },
);

applicationRoutes.get(
  "/:requisition/applications/:application",
  describes({
    summary: "A card: the person, their files, what happened",
    tag: "Applications",
    answer: { name: "Card", schema: cardViewSchema },
  }),
  async (c) => {
    const { requisition, application } = c.req.param();
    return answer(c, await servicesOf(c).applications.card(requisition, application));
  },
);

applicationRoutes.patch(
  "/:requisition/applications/:application/candidate",
  describes({
    summary: "Type in who the candidate is",
    tag: "Applications",
    body: { name: "Candidate", schema: candidateFieldsSchema },
  }),
  jsonLimit,
  async (c) => {
    const { requisition, application } = c.req.param();
    const { applications } = servicesOf(c);
    return withJson(c, (body) => applications.editCandidate(requisition, application, body as NewCandidate));
  },
);

applicationRoutes.put(
  "/:requisition/applications/:application/privacy",
  describes({
    summary: "Say for whom the candidate is private besides administrators, or (null) that they are not",
    tag: "Candidates",
    body: { name: "Privacy", schema: privacySchema },
  }),
  jsonLimit,
  async (c) => {
    const { requisition, application } = c.req.param();
    const { applications } = servicesOf(c);
    return withJson(c, (body) => applications.setPrivacy(requisition, application, body));
  },
);

applicationRoutes.post(
  "/:requisition/applications/:application/release",
  describes({
    summary: "Let those above an internal applicant see the application, for good",
    tag: "Applications",
  }),
  async (c) => {
    const { requisition, application } = c.req.param();
    return answer(c, await servicesOf(c).applications.release(requisition, application));
  },
);

applicationRoutes.post(
  "/:requisition/applications/:application/status-link",
  describes({
    summary: "The link to the candidate's page; `renew` ends the old one",
    tag: "Applications",
    body: { name: "StatusLinkRequest", schema: renewSchema },
    answer: { name: "StatusLink", schema: linkSchema },
  }),
  jsonLimit,
  async (c) => {
    const body = (await c.req.text()).trim() === "" ? accept({}) : await readJson(c);
    if (!body.ok) return problem(body.refusal);
    const wanted = renewSchema.safeParse(body.value);
    if (!wanted.success) return problem({ code: "input.invalid", params: { field: "renew" } });
    const { requisition, application } = c.req.param();
    return answer(
      c,
      await servicesOf(c).applications.statusLink(requisition, application, wanted.data.renew),
    );
  },
);

applicationRoutes.delete(
  "/:requisition/applications/:application/status-link",
  describes({ summary: "End the candidate's link and close the pages it opened", tag: "Applications" }),
  async (c) => {
    const { requisition, application } = c.req.param();
    return answer(c, await servicesOf(c).applications.revokeStatusLink(requisition, application));
  },
);

const uploadSchema = z.object({ stage: z.string(), upload: z.string(), file: z.instanceof(File) });

/** The three parts of an upload. Refuses with document.tooMany, wire.malformed, input.invalid. */
async function readUpload(c: HttpContext): Promise<Outcome<z.infer<typeof uploadSchema>>> {
  const form = await c.req.formData().catch(() => null);
  if (!form) return refuse("wire.malformed");
  const files = form.getAll("file");
  const count = checkDocumentCount(files.length);
  if (!count.ok) return count;
  if (files.length !== 1) return refuse("input.invalid", { field: "file" });
  const parsed = uploadSchema.safeParse({
    stage: form.get("stage"),
    upload: form.get("upload"),
    file: files[0],
  });
  if (parsed.success) return accept(parsed.data);
  return refuse("input.invalid", { field: parsed.error.issues[0]?.path.join(".") ?? "" });
}
