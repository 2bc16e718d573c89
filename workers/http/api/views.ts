/** Saved views of a requisition's board. */
import { Hono } from "hono";
import { z } from "zod";
import { idSchema } from "#domain/ids/ids.ts";
import { newViewSchema, savedViewsSchema, viewEditSchema } from "#domain/views/board-settings.ts";
import type { HttpEnv } from "#workers/http/context.ts";
import { problem } from "#workers/http/problem.ts";
import { describes } from "./describe.ts";
import { answer, jsonLimit, readParsed, servicesOf } from "./speak.ts";

const tag = "Requisitions";
const savedSchema = z.object({ id: idSchema("view") });
const defaultSchema = z.object({ view: idSchema("view").nullable() });

export const viewRoutes = new Hono<HttpEnv>();

viewRoutes.get(
  "/:requisition/views",
  describes({
    summary: "Saved views of this board: yours and the team's, and which one your board opens with",
    tag,
    answer: { name: "SavedViews", schema: savedViewsSchema },
  }),
  async (c) => answer(c, await servicesOf(c).views.list(c.req.param("requisition"))),
);

viewRoutes.post(
  "/:requisition/views",
  describes({
    summary: "Save a view",
    tag,
    body: { name: "NewView", schema: newViewSchema },
    answer: { name: "SavedViewId", schema: savedSchema, status: 201 },
  }),
  jsonLimit,
  async (c) => {
    const body = await readParsed(c, newViewSchema);
    if (!body.ok) return problem(body.refusal);
    return answer(c, await servicesOf(c).views.save(c.req.param("requisition"), body.value), 201);
  },
);

viewRoutes.patch(
  "/:requisition/views/:view",
  describes({
    summary: "Rename a view, change what it shows, give it to the team",
    tag,
    body: { name: "ViewEdit", schema: viewEditSchema },
  }),
  jsonLimit,
  async (c) => {
    const body = await readParsed(c, viewEditSchema);
    if (!body.ok) return problem(body.refusal);
    const { requisition, view } = c.req.param();
    return answer(c, await servicesOf(c).views.edit(requisition, view, body.value));
  },
);

viewRoutes.delete("/:requisition/views/:view", describes({ summary: "Delete a view", tag }), async (c) => {
  const { requisition, view } = c.req.param();
  return answer(c, await servicesOf(c).views.remove(requisition, view));
});

viewRoutes.put(
  "/:requisition/default-view",
  describes({
    summary: "With which view your board opens; null: with none",
    tag,
    body: { name: "DefaultView", schema: defaultSchema },
  }),
  jsonLimit,
  async (c) => {
    const body = await readParsed(c, defaultSchema);
    if (!body.ok) return problem(body.refusal);
    return answer(c, await servicesOf(c).views.choose(c.req.param("requisition"), body.value.view));
  },
);
