/** /api/v1: everything that the pages can do, for programs too. */
import { Hono } from "hono";
import { generateSpecs } from "hono-openapi";
import type { HttpEnv } from "#workers/http/context.ts";
import { problemOf } from "#workers/http/problem.ts";
import { accountRoutes } from "./account.ts";
import { agencyRoutes } from "./agencies.ts";
import { applicationRoutes } from "./applications.ts";
import { auditRoutes } from "./audit.ts";
import { candidateRoutes } from "./candidates.ts";
import { eeoRoutes } from "./eeo.ts";
import { findRoutes } from "./find.ts";
import { groupRoutes } from "./groups.ts";
import { interviewRoutes } from "./interviews.ts";
import { keyRoutes, tokenRoutes } from "./keys.ts";
import { listRoutes } from "./lists.ts";
import { memberRoutes } from "./members.ts";
import { noteRoutes } from "./notes.ts";
import { parkedRoutes } from "./parked.ts";
import { payRoutes, visibilityRoutes } from "./pay.ts";
import { referralRoutes } from "./referrals.ts";
import { requisitionRoutes } from "./requisitions.ts";
import { securityRoutes } from "./security.ts";
import { viewRoutes } from "./views.ts";

export const api = new Hono<HttpEnv>();

api.get("/openapi.json", async (c) => {
  const info = {
    title: "HotGigs",
    version: "1",
    description:
      "Times are UTC epoch milliseconds. Refusals are application/problem+json with a code of their own.",
  };
  const cookie = { type: "apiKey" as const, in: "cookie" as const, name: "__Host-hotgigs_session" };
  const bearer = { type: "http" as const, scheme: "bearer" };
  const documentation = {
    info,
    servers: [{ url: "/api/v1" }],
    components: { securitySchemes: { session: cookie, key: bearer } },
    security: [{ session: [] }, { key: [] }] as Record<string, string[]>[],
  };
  return c.json(await generateSpecs(api, { documentation, excludeStaticFile: false }));
});

api.route("/account/tokens", tokenRoutes);
api.route("/account", accountRoutes);
api.route("/keys", keyRoutes);
api.route("/security", securityRoutes);
api.route("/requisitions", requisitionRoutes);
api.route("/requisitions", applicationRoutes);
api.route("/requisitions", viewRoutes);
api.route("/referrals", referralRoutes);
api.route("/requisitions", payRoutes);
api.route("/visibility", visibilityRoutes);
api.route("/", agencyRoutes);
api.route("/", listRoutes);
api.route("/", memberRoutes);
api.route("/", groupRoutes);
api.route("/", noteRoutes);
api.route("/", candidateRoutes);
api.route("/", eeoRoutes);
api.route("/", interviewRoutes);
api.route("/", findRoutes);
api.route("/", parkedRoutes);
api.route("/", auditRoutes);
api.all("*", () => problemOf("resource.missing"));
