/** Pay: a requisition's range, and what is expected and offered on a card. */
import { Hono } from "hono";
import {
  cardPayInputSchema,
  cardPayViewSchema,
  requisitionPayInputSchema,
  requisitionPayViewSchema,
  visibilitySchema,
} from "#domain/views/pay.ts";
import type { HttpEnv } from "#workers/http/context.ts";
import { describes } from "./describe.ts";
import { answer, jsonLimit, servicesOf, withJson } from "./speak.ts";

/** Under /requisitions. */
export const payRoutes = new Hono<HttpEnv>();

payRoutes.get(
  "/:requisition/pay",
  describes({
    summary: "What the requisition pays, as far as you may know; amounts in minor units",
    tag: "Requisitions",
    answer: { name: "RequisitionPay", schema: requisitionPayViewSchema },
  }),
  async (c) => answer(c, await servicesOf(c).pay.requisition(c.req.param("requisition"))),
);

payRoutes.put(
  "/:requisition/pay",
  describes({
    summary: "Say what the requisition pays, and whether the world may know; null: nothing is said",
    tag: "Requisitions",
    body: { name: "RequisitionPayInput", schema: requisitionPayInputSchema },
  }),
  jsonLimit,
  (c) => withJson(c, (body) => servicesOf(c).pay.setRequisition(c.req.param("requisition"), body)),
);

payRoutes.get(
  "/:requisition/applications/:application/pay",
  describes({
    summary: "Pay of an application; reading it is a line of the audit",
    tag: "Applications",
    answer: { name: "CardPay", schema: cardPayViewSchema },
  }),
  async (c) => {
    const { requisition, application } = c.req.param();
    return answer(c, await servicesOf(c).pay.card(requisition, application));
  },
);

payRoutes.put(
  "/:requisition/applications/:application/pay",
  describes({
    summary: "Say what the candidate expects, or is offered; null takes it away",
    tag: "Applications",
    body: { name: "CardPayInput", schema: cardPayInputSchema },
  }),
  jsonLimit,
  (c) => {
    const { requisition, application } = c.req.param();
    return withJson(c, (body) => servicesOf(c).pay.setCard(requisition, application, body));
  },
);

export const visibilityRoutes = new Hono<HttpEnv>();

visibilityRoutes.get(
  "/",
  describes({
    summary: "What the organization says of who sees what",
    tag: "Organization",
    answer: { name: "Visibility", schema: visibilitySchema },
  }),
  async (c) => answer(c, await servicesOf(c).pay.visibility()),
);

visibilityRoutes.put(
  "/",
  describes({
    summary: "Say whether hiring managers see what candidates expect to be paid",
    tag: "Organization",
    body: { name: "Visibility", schema: visibilitySchema },
  }),
  jsonLimit,
  (c) => withJson(c, (body) => servicesOf(c).pay.setVisibility(body)),
);
