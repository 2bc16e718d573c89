/** How the API listens and answers: JSON in, JSON or a problem out. */
import { bodyLimit } from "hono/body-limit";
import type { z } from "zod";
import { maxDocumentBytes } from "#domain/document/sniff.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { originOfRequest } from "#workers/audit/origin-of.ts";
import { createServices } from "#workers/create-services.ts";
import type { HttpContext } from "#workers/http/context.ts";
import { problem, problemOf } from "#workers/http/problem.ts";
import type { Services } from "#workers/services.ts";

const maxJsonBytes = 256 * 1024;
/** A file and the multipart envelope around it. */
const maxUploadBytes = maxDocumentBytes + 64 * 1024;

export const jsonLimit = bodyLimit({ maxSize: maxJsonBytes, onError: () => problemOf("wire.tooLarge") });
export const uploadLimit = bodyLimit({
  maxSize: maxUploadBytes,
  onError: () => problemOf("document.tooLarge", { limitMegabytes: 25 }),
});

export function servicesOf(c: HttpContext): Services {
  return createServices(c.env, c.executionCtx, {
    viewer: c.get("viewer"),
    origin: c.get("origin"),
    from: originOfRequest(c.req.raw.headers),
  });
}

/** The body as JSON, unparsed beyond that. Refuses with wire.malformed. */
export async function readJson(c: HttpContext): Promise<Outcome<unknown>> {
  try {
    return accept(await c.req.json<unknown>());
  } catch {
    return refuse("wire.malformed");
  }
}

/** The body as what it must be. Refuses with wire.malformed, input.invalid (naming the field). */
export async function readParsed<S extends z.ZodType>(
  c: HttpContext,
  schema: S,
): Promise<Outcome<z.infer<S>>> {
  const body = await readJson(c);
  if (!body.ok) return body;
  const parsed = schema.safeParse(body.value);
  if (parsed.success) return accept(parsed.data);
  return refuse("input.invalid", { field: parsed.error.issues[0]?.path.join(".") ?? "" });
}

/** The client's Idempotency-Key, if it sent one. Refuses with input.invalid. */
export function readKey(c: HttpContext): Outcome<string | undefined> {
  const key = c.req.header("idempotency-key");
  const fits = key === undefined || /^[\x21-\x7e]{1,200}$/.test(key);
  return fits ? accept(key) : refuse("input.invalid", { field: "Idempotency-Key" });
}

/** The value as JSON, or nothing (204) for null; a refusal as a problem. */
export function answer<T extends object | null>(
  c: HttpContext,
  outcome: Outcome<T>,
  status: 200 | 201 = 200,
) {
  if (!outcome.ok) return problem(outcome.refusal);
  return outcome.value === null ? c.body(null, 204) : c.json(outcome.value as object, status);
}
