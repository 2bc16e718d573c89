/** Keys for programs: the organization's, and one's own. Made and revoked by people with a session, never by keys. */
import { Hono } from "hono";
import { can } from "#domain/access/access.ts";
import type { KeyKind } from "#domain/access/keys.ts";
import { accept, refuse } from "#domain/refusal/refusal.ts";
import { keysViewSchema, newKeySchema } from "#domain/views/keys.ts";
import { createKeys, makeKeySchema } from "#workers/auth/keys/keys.ts";
import { authScopeOf } from "#workers/auth/scope-of.ts";
import type { HttpContext, HttpEnv } from "#workers/http/context.ts";
import { describes } from "./describe.ts";
import { answer, guarded, jsonLimit } from "./speak.ts";

const words = {
  organization: { tag: "Organization", whose: "the organization's keys" },
  personal: { tag: "Account", whose: "your personal tokens" },
} as const;

/** The three routes of one kind of key. */
function routesOf(kind: KeyKind): Hono<HttpEnv> {
  const { tag, whose } = words[kind];
  const keys = (c: HttpContext) => createKeys(authScopeOf(c), c.get("viewer"), kind);
  const maker = guarded((c) => {
    const viewer = c.get("viewer");
    if (!viewer) return refuse("session.missing");
    const may = viewer.organization && (kind === "personal" || can(viewer, "organization.manage"));
    return may && !viewer.via ? accept(viewer) : refuse("access.denied");
  });
  const routes = new Hono<HttpEnv>();

  routes.get(
    "/",
    describes({ summary: `List ${whose}`, tag, answer: { name: "Keys", schema: keysViewSchema } }),
    async (c) => answer(c, await keys(c).list()),
  );
  routes.post(
    "/",
    describes({
      summary: `Add to ${whose}: it is answered this once, to be sent as \`Authorization: Bearer hg_…\``,
      tag,
      body: { name: "MakeKey", schema: makeKeySchema },
      answer: { name: "NewKey", schema: newKeySchema, status: 201 },
    }),
    jsonLimit,
    maker(makeKeySchema, async (c, wanted) => answer(c, await keys(c).make(wanted), 201)),
  );
  routes.delete("/:key", describes({ summary: `Revoke one of ${whose}, at once`, tag }), async (c) =>
    answer(c, await keys(c).revoke(c.req.param("key"))),
  );
  return routes;
}

export const keyRoutes = routesOf("organization");
export const tokenRoutes = routesOf("personal");
