import { Hono } from "hono";
import { z } from "zod";
import { idSchema } from "#domain/ids/ids.ts";
import { commandSchema } from "#domain/requisition/commands.ts";
import { boardViewSchema, faceSchema, requisitionRowSchema } from "#domain/views/board.ts";
import { newRequisitionSchema } from "#workers/commands/create-requisition.ts";
import type { HttpEnv } from "#workers/http/context.ts";
import { problem } from "#workers/http/problem.ts";
import type { NewRequisition } from "#workers/services.ts";
import { describes } from "./describe.ts";
import { answer, jsonLimit, readJson, readKey, servicesOf } from "./speak.ts";

const createdSchema = z.object({ id: idSchema("req") });
const seqSchema = z.object({ seq: z.number().int() });

export const requisitionRoutes = new Hono<HttpEnv>();

requisitionRoutes.get(
  "/",
  describes({
    summary: "Requisitions, open ones first",
    tag: "Requisitions",
    answer: { name: "Requisitions", schema: z.array(requisitionRowSchema) },
  }),
  async (c) => answer(c, await servicesOf(c).requisitions.list()),
);

requisitionRoutes.post(
  "/",
  describes({
    summary: "Create a requisition with the default pipeline",
    tag: "Requisitions",
    body: { name: "NewRequisition", schema: newRequisitionSchema },
    answer: { name: "CreatedRequisition", schema: createdSchema, status: 201 },
    idempotent: true,
  }),
  jsonLimit,
  async (c) => {
    const [body, key] = [await readJson(c), readKey(c)];
    if (!body.ok) return problem(body.refusal);
    if (!key.ok) return problem(key.refusal);
    // Parsed by the command, like every other caller's.
    return answer(c, await servicesOf(c).requisitions.create(body.value as NewRequisition, key.value), 201);
  },
);

requisitionRoutes.get(
  "/:requisition",
  describes({
    summary: "A requisition's board",
    tag: "Requisitions",
    answer: { name: "Board", schema: boardViewSchema },
  }),
  async (c) => answer(c, await servicesOf(c).requisitions.board(c.req.param("requisition"))),
);

requisitionRoutes.get(
  "/:requisition/faces",
  describes({
    summary: "Faces of cards",
    tag: "Requisitions",
    query: { ids: "Ids of applications, separated by commas; at most 500 are answered" },
    answer: { name: "Faces", schema: z.array(faceSchema) },
  }),
  async (c) => {
    const ids = (c.req.query("ids") ?? "").split(",");
    return answer(c, await servicesOf(c).requisitions.faces(c.req.param("requisition"), ids));
  },
);

requisitionRoutes.post(
  "/:requisition/commands",
  describes({
    summary: "Send a command to the requisition's room; the same id twice does it once",
    tag: "Requisitions",
    body: { name: "Command", schema: commandSchema },
    answer: { name: "Sequence", schema: seqSchema },
  }),
  jsonLimit,
  async (c) => {
    const body = await readJson(c);
    if (!body.ok) return problem(body.refusal);
    return answer(c, await servicesOf(c).requisitions.command(c.req.param("requisition"), body.value));
  },
);
