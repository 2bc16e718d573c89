/** Who works in the organization, who is invited, and in which organization one works. */
import { Hono } from "hono";
import { z } from "zod";
import { roleSchema } from "#domain/access/access.ts";
import { idSchema } from "#domain/ids/ids.ts";
import {
  deactivatedViewSchema,
  invitationViewSchema,
  inviteResultSchema,
  memberViewSchema,
  memberWorkSchema,
} from "#domain/views/members.ts";
import { inviteSchema } from "#workers/commands/invite-people.ts";
import { managerSchema } from "#workers/commands/set-manager.ts";
import type { HttpEnv } from "#workers/http/context.ts";
import { problem, problemOf } from "#workers/http/problem.ts";
import { describes } from "./describe.ts";
import { answer, jsonLimit, readParsed, servicesOf, withJson } from "./speak.ts";

const roleBodySchema = z.object({ role: roleSchema });
const organizationSchema = z.object({ id: idSchema("org"), name: z.string(), current: z.boolean() });
const tag = "Organization";

export const memberRoutes = new Hono<HttpEnv>();

memberRoutes.get(
  "/members",
  describes({
    summary: "Who works in the organization, and what you may do about it",
    tag,
    answer: { name: "Members", schema: z.array(memberViewSchema) },
  }),
  async (c) => answer(c, await servicesOf(c).members.list()),
);

memberRoutes.patch(
  "/members/:person",
  describes({
    summary: "Give a member another role; nobody gives more than they have, and one owner always stays",
    tag,
    body: { name: "MemberRole", schema: roleBodySchema },
  }),
  jsonLimit,
  async (c) => {
    const body = await readParsed(c, z.object({ role: z.string() }));
    if (!body.ok) return problem(body.refusal);
    return answer(c, await servicesOf(c).members.changeRole(c.req.param("person"), body.value.role));
  },
);

memberRoutes.put(
  "/members/:person/manager",
  describes({
    summary: "Say whom a member reports to: their internal applications are hidden from whoever is above",
    tag,
    body: { name: "MemberManager", schema: managerSchema },
  }),
  jsonLimit,
  async (c) => withJson(c, (body) => servicesOf(c).members.setManager(c.req.param("person"), body)),
);

memberRoutes.delete(
  "/members/:person",
  describes({
    summary: "Remove a member, also one who is switched off, or leave: what they have open closes at once",
    tag,
    query: { handTo: "Who gets their places on teams and the applications that they looked after" },
  }),
  async (c) => {
    const handTo = c.req.query("handTo") ?? null;
    return answer(c, await servicesOf(c).members.remove(c.req.param("person"), handTo));
  },
);

memberRoutes.get(
  "/members/deactivated",
  describes({
    summary: "Who is switched off",
    tag,
    answer: { name: "Deactivated", schema: z.array(deactivatedViewSchema) },
  }),
  async (c) => answer(c, await servicesOf(c).members.deactivated()),
);

memberRoutes.get(
  "/members/:person/work",
  describes({
    summary: "What would pass to a successor if this member were switched off or removed",
    tag,
    answer: { name: "MemberWork", schema: memberWorkSchema },
  }),
  async (c) => answer(c, await servicesOf(c).members.work(c.req.param("person"))),
);

memberRoutes.put(
  "/members/:person/deactivation",
  describes({
    summary: "Switch a member off: they reach nothing here, and can be switched on again",
    tag,
    query: {
      handTo: "Who gets their places, the applications that they looked after and their views for the team",
    },
  }),
  async (c) => {
    const handTo = c.req.query("handTo") ?? null;
    return answer(c, await servicesOf(c).members.deactivate(c.req.param("person"), handTo));
  },
);

memberRoutes.delete(
  "/members/:person/deactivation",
  describes({ summary: "Switch somebody on again, as what they were", tag }),
  async (c) => answer(c, await servicesOf(c).members.reactivate(c.req.param("person"))),
);

memberRoutes.post(
  "/members/:person/ownership",
  describes({ summary: "Make this member the owner in your place; you become an admin", tag }),
  async (c) => answer(c, await servicesOf(c).members.transferOwnership(c.req.param("person"))),
);

memberRoutes.get(
  "/invitations",
  describes({
    summary: "Invitations that wait for an answer, ran out or were declined",
    tag,
    answer: { name: "Invitations", schema: z.array(invitationViewSchema) },
  }),
  async (c) => answer(c, await servicesOf(c).invitations.list()),
);

memberRoutes.post(
  "/invitations",
  describes({
    summary: "Invite people by mail; an answer for each address, as some may be members or invited already",
    tag,
    body: { name: "Invite", schema: inviteSchema },
    answer: { name: "InviteResults", schema: z.array(inviteResultSchema) },
  }),
  jsonLimit,
  async (c) => withJson(c, (body) => servicesOf(c).invitations.invite(body as z.infer<typeof inviteSchema>)),
);

memberRoutes.post(
  "/invitations/:invitation/mail",
  describes({ summary: "Send an invitation again with a new link; the old one works no more", tag }),
  async (c) => answer(c, await servicesOf(c).invitations.resend(c.req.param("invitation"))),
);

memberRoutes.delete(
  "/invitations/:invitation",
  describes({ summary: "Take an invitation back, or a declined one off the list", tag }),
  async (c) => answer(c, await servicesOf(c).invitations.revoke(c.req.param("invitation"))),
);

memberRoutes.get(
  "/organizations",
  describes({
    summary: "Your organizations",
    tag,
    answer: { name: "Organizations", schema: z.array(organizationSchema) },
  }),
  (c) => {
    const viewer = c.get("viewer");
    if (!viewer) return problemOf("session.missing");
    const current = viewer.organization?.id;
    return c.json(viewer.organizations.map(({ id, name }) => ({ id, name, current: id === current })));
  },
);

memberRoutes.post(
  "/organizations/:organization/current",
  describes({ summary: "Work in this organization of yours from now on, in this session", tag }),
  async (c) => answer(c, await servicesOf(c).chooseOrganization(c.req.param("organization"))),
);
