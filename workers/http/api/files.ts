/** GET /files/:file: bytes of a candidate's file, to whoever holds a link that we signed less than five minutes ago. */
import { Hono } from "hono";
import { documentMimeTypes } from "#domain/document/sniff.ts";
import { lockOf } from "#workers/db/tenant/candidate-rows.ts";
import { tenantDb } from "#workers/db/tenant/db.ts";
import { fileKey } from "#workers/db/tenant/file-rows.ts";
import { readFileUrl } from "#workers/files/signed-url.ts";
import type { HttpEnv } from "#workers/http/context.ts";
import { problemOf } from "#workers/http/problem.ts";
import { findFile } from "#workers/queries/file-to-read.ts";

export const files = new Hono<HttpEnv>();

files.get("/:file", async (c) => {
  const verdict = await readFileUrl(c.env.LINK_SECRET, c.req.param("file"), c.req.query(), Date.now());
  if (verdict.state === "expired") return problemOf("link.expired");
  if (verdict.state === "wrong") return problemOf("resource.missing");
  const { organization, file } = verdict.address;
  const row = await findFile(c.env, organization, file);
  const object = row && (await c.env.FILES.get(fileKey(organization, file)));
  if (!row || !object) return problemOf("file.missing");
  // Who the candidate is private for was said after the link was made: it is asked for anew, or not at all.
  const { since } = await lockOf(tenantDb(c.env, organization), row.candidateId);
  if (since > verdict.madeAt) return problemOf("link.expired");
  return new Response(object.body, {
    headers: {
      // Ours, by what we sniffed, never the uploader's word.
      "content-type": documentMimeTypes[row.type],
      "content-length": String(object.size),
      "content-disposition": disposition(
        row.type === "pdf" && c.req.query("download") === undefined,
        row.name,
      ),
      // Whatever the file says, it runs nothing and belongs to no origin.
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, max-age=300",
    },
  });
});

/** RFC 6266, with the name in RFC 8187's encoding: no quotes, no line ends, any script. */
function disposition(inline: boolean, name: string): string {
  const encoded = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return `${inline ? "inline" : "attachment"}; filename*=UTF-8''${encoded}`;
}
