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

/** Who may ask at all: looked at before the body, so that a stranger learns nothing of what would be right. */
export type Doorman = (c: HttpContext) => Outcome<unknown>;

/** A handler with a body behind a doorman. */
export const guarded =
  (may: Doorman) =>
  <S extends z.ZodType>(schema: S, act: (c: HttpContext, body: z.infer<S>) => Promise<Response>) =>
  async (c: HttpContext): Promise<Response> => {
    const allowed = may(c);
    if (!allowed.ok) return problem(allowed.refusal);
    const body = await readParsed(c, schema);
    return body.ok ? act(c, body.value) : problem(body.refusal);
  };

/** Acts with the body as JSON (what acts parses it, like every other caller's), and answers. */
export async function withJson<T extends object | null>(
  c: HttpContext,
  act: (body: unknown) => Promise<Outcome<T>>,
) {
  const body = await readJson(c);
  return body.ok ? answer(c, await act(body.value)) : problem(body.refusal);
}

/** Makes something of the body, once for an Idempotency-Key, and answers with 201. */
export async function createOnce<T extends object | null>(
  c: HttpContext,
  act: (body: unknown, key: string | undefined) => Promise<Outcome<T>>,
) {
  const [body, key] = [await readJson(c), readKey(c)];
  if (!body.ok) return problem(body.refusal);
  return key.ok ? answer(c, await act(body.value, key.value), 201) : problem(key.refusal);
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
