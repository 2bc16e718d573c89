/** Groups of members, and what they are on teams. */
import { Hono } from "hono";
import { z } from "zod";
import { idSchema } from "#domain/ids/ids.ts";
import {
  groupEditSchema,
  groupInputSchema,
  groupRemovalSchema,
  groupsViewSchema,
} from "#domain/views/groups.ts";
import type { HttpEnv } from "#workers/http/context.ts";
import { describes } from "./describe.ts";
import { answer, createOnce, jsonLimit, servicesOf, withJson } from "./speak.ts";

const tag = "Organization";

export const groupRoutes = new Hono<HttpEnv>();

groupRoutes.get(
  "/groups",
  describes({
    summary: "Groups of members, who is in each, and who could be",
    tag,
    answer: { name: "Groups", schema: groupsViewSchema },
  }),
  async (c) => answer(c, await servicesOf(c).groups.view()),
);

groupRoutes.post(
  "/groups",
  describes({
    summary: "Make a group: put on a requisition's team, it gives each of its members the place",
    tag,
    body: { name: "NewGroup", schema: groupInputSchema },
    answer: { name: "MadeGroup", schema: z.object({ id: idSchema("grp") }), status: 201 },
  }),
  jsonLimit,
  async (c) => createOnce(c, (body) => servicesOf(c).groups.make(body)),
);

groupRoutes.patch(
  "/groups/:group",
  describes({
    summary: "Rename a group, or say who is in it: open boards follow at once",
    tag,
    body: { name: "GroupEdit", schema: groupEditSchema },
  }),
  jsonLimit,
  async (c) => withJson(c, (body) => servicesOf(c).groups.change(c.req.param("group"), body)),
);

groupRoutes.get(
  "/groups/:group/removal",
  describes({
    summary: "What deleting a group would change: requisition by requisition, and for whom",
    tag,
    answer: { name: "GroupRemoval", schema: groupRemovalSchema },
  }),
  async (c) => answer(c, await servicesOf(c).groups.removal(c.req.param("group"))),
);

groupRoutes.delete(
  "/groups/:group",
  describes({ summary: "Delete a group and its places on teams", tag }),
  async (c) => answer(c, await servicesOf(c).groups.remove(c.req.param("group"))),
);
