/** What the organization's people choose from: its lists, and its templates of requisitions. */
import { Hono } from "hono";
import { z } from "zod";
import { idSchema } from "#domain/ids/ids.ts";
import { entryEditSchema, listEntriesSchema, newEntrySchema } from "#domain/lists/schema.ts";
import { newTemplateSchema, templateEditSchema, templateSchema } from "#domain/template/schema.ts";
import { listOrderSchema } from "#workers/commands/order-list.ts";
import type { HttpEnv } from "#workers/http/context.ts";
import { describes } from "./describe.ts";
import { answer, createOnce, jsonLimit, servicesOf, withJson } from "./speak.ts";

const tag = "Lists and templates";
const entryIdSchema = z.object({ id: z.string() });

export const listRoutes = new Hono<HttpEnv>();

listRoutes.get(
  "/lists",
  describes({
    summary: "The organization's labels, reasons and sources, archived ones too",
    tag,
    answer: { name: "Lists", schema: listEntriesSchema },
  }),
  async (c) => answer(c, await servicesOf(c).lists.view()),
);

listRoutes.post(
  "/lists/:list",
  describes({
    summary: "Add an entry to a list (labels, reasons, closeReasons, sources)",
    tag,
    body: { name: "NewListEntry", schema: newEntrySchema },
    answer: { name: "CreatedListEntry", schema: entryIdSchema, status: 201 },
    idempotent: true,
  }),
  jsonLimit,
  async (c) => createOnce(c, (body, key) => servicesOf(c).lists.add(c.req.param("list"), body, key)),
);

listRoutes.put(
  "/lists/:list/order",
  describes({
    summary: "Put a list in another order",
    tag,
    body: { name: "ListOrder", schema: listOrderSchema },
  }),
  jsonLimit,
  async (c) => withJson(c, (body) => servicesOf(c).lists.order(c.req.param("list"), body)),
);

listRoutes.patch(
  "/lists/:list/:entry",
  describes({
    summary: "Rename, recolour, archive or restore an entry; what has it keeps it",
    tag,
    body: { name: "ListEntryEdit", schema: entryEditSchema },
  }),
  jsonLimit,
  async (c) =>
    withJson(c, (body) => servicesOf(c).lists.edit(c.req.param("list"), c.req.param("entry"), body)),
);

listRoutes.get(
  "/templates",
  describes({
    summary: "What a new requisition can start from, archived ones too",
    tag,
    answer: { name: "Templates", schema: z.array(templateSchema) },
  }),
  async (c) => answer(c, await servicesOf(c).templates.list()),
);

listRoutes.post(
  "/templates",
  describes({
    summary: "Keep a requisition's stages, or stages that you send, as a template",
    tag,
    body: { name: "NewTemplate", schema: newTemplateSchema },
    answer: { name: "CreatedTemplate", schema: z.object({ id: idSchema("tpl") }), status: 201 },
    idempotent: true,
  }),
  jsonLimit,
  async (c) => createOnce(c, (body, key) => servicesOf(c).templates.create(body, key)),
);

listRoutes.patch(
  "/templates/:template",
  describes({
    summary: "Rename a template, change its stages, archive or restore it",
    tag,
    body: { name: "TemplateEdit", schema: templateEditSchema },
  }),
  jsonLimit,
  async (c) => withJson(c, (body) => servicesOf(c).templates.edit(c.req.param("template"), body)),
);
