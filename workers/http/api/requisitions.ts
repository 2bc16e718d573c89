import { Hono } from "hono";
import { z } from "zod";
import { idSchema } from "#domain/ids/ids.ts";
import { commandAnswerSchema, limits } from "#domain/live/wire.ts";
import { anyCommandSchema, commandSchema } from "#domain/requisition/commands.ts";
import { boardViewSchema, faceSchema, requisitionRowSchema } from "#domain/views/board.ts";
import { teamInputSchema, teamViewSchema } from "#domain/views/team.ts";
import { newRequisitionSchema } from "#workers/commands/create-requisition.ts";
import type { HttpEnv } from "#workers/http/context.ts";
import { problem } from "#workers/http/problem.ts";
import type { NewRequisition } from "#workers/services.ts";
import { describes } from "./describe.ts";
import { answer, createOnce, jsonLimit, readParsed, servicesOf, withJson } from "./speak.ts";

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
    summary: "Create a requisition: with the usual stages, a template's, or those of another requisition",
    tag: "Requisitions",
    body: { name: "NewRequisition", schema: newRequisitionSchema },
    answer: { name: "CreatedRequisition", schema: createdSchema, status: 201 },
    idempotent: true,
  }),
  jsonLimit,
  async (c) => createOnce(c, (body, key) => servicesOf(c).requisitions.create(body as NewRequisition, key)),
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
  "/:requisition/team",
  describes({
    summary: "Who is on the requisition's team, and who could be",
    tag: "Requisitions",
    answer: { name: "Team", schema: teamViewSchema },
  }),
  async (c) => answer(c, await servicesOf(c).requisitions.team(c.req.param("requisition"))),
);

requisitionRoutes.put(
  "/:requisition/team",
  describes({
    summary: "Say who is on the team, wholly, and whether the requisition is confidential",
    tag: "Requisitions",
    body: { name: "TeamInput", schema: teamInputSchema },
  }),
  jsonLimit,
  async (c) => withJson(c, (body) => servicesOf(c).requisitions.setTeam(c.req.param("requisition"), body)),
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
  async (c) => withJson(c, (body) => servicesOf(c).requisitions.command(c.req.param("requisition"), body)),
);

const batchSchema = z.object({ commands: z.array(anyCommandSchema).min(1).max(limits.batchCommands) });
const describedBatch = z.object({ commands: z.array(commandSchema).min(1).max(limits.batchCommands) });

requisitionRoutes.post(
  "/:requisition/commands/batch",
  describes({
    summary: "Send up to 500 commands, done in order; each has its own answer",
    tag: "Requisitions",
    body: { name: "Commands", schema: describedBatch },
    answer: { name: "Answers", schema: z.object({ answers: z.array(commandAnswerSchema) }) },
  }),
  jsonLimit,
  async (c) => {
    const body = await readParsed(c, batchSchema);
    if (!body.ok) return problem(body.refusal);
    const { commands } = body.value;
    return answer(c, await servicesOf(c).requisitions.commands(c.req.param("requisition"), commands));
  },
);
