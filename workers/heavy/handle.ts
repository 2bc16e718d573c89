/** What this Worker does, as one function of a request, so that tests can call it without a second process. */
import { refuse } from "#domain/refusal/refusal.ts";
import { isTooCommon } from "./common-password.ts";
import { bytesBody, jsonBody, problem } from "./http.ts";
import { limits } from "./limits.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { readDocument } from "./read-document.ts";
import { checkRequestSchema, hashRequestSchema, textQuerySchema, verifyRequestSchema } from "./schema.ts";
import { turnstile } from "./turnstile.ts";

const documents = turnstile(limits.documents);
const passwords = turnstile(limits.passwords);
const busy = () => problem(refuse("request.busy").refusal);

/**
 * GET /health · POST /v1/text?type=pdf|docx|txt (bytes → `documentTextSchema`) · POST /v1/password/hash and
 * /v1/password/verify and /v1/password/check (JSON). A refusal is problem+json; 503 with Retry-After when too much waits already.
 */
export async function handle(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const route = `${request.method} ${pathname}`;
  try {
    if (route === "GET /health") return Response.json({ ok: true });
    if (route === "POST /v1/text") return await text(request, searchParams);
    if (route === "POST /v1/password/hash") return await hash(request);
    if (route === "POST /v1/password/verify") return await verify(request);
    if (route === "POST /v1/password/check") return await check(request);
    return problem(refuse("resource.missing").refusal);
  } catch {
    // What went wrong may carry the document's words: it is neither logged nor told.
    return problem(refuse("internal.error").refusal);
  }
}

async function text(request: Request, query: URLSearchParams): Promise<Response> {
  const asked = textQuerySchema.safeParse(Object.fromEntries(query));
  if (!asked.success) return problem(refuse("document.wrongType").refusal);
  const answer = await documents.enter(async () => {
    const bytes = await bytesBody(request, limits.documentBytes);
    return bytes.ok ? readDocument(bytes.value, asked.data.type, Date.now()) : bytes;
  });
  if (!answer) return busy();
  return answer.ok ? Response.json(answer.value) : problem(answer.refusal);
}

async function hash(request: Request): Promise<Response> {
  const body = await jsonBody(request, hashRequestSchema);
  if (!body.ok) return problem(body.refusal);
  const made = await inTurn(() => hashPassword(body.value.password));
  return made ? Response.json({ hash: made }) : busy();
}

async function verify(request: Request): Promise<Response> {
  const body = await jsonBody(request, verifyRequestSchema);
  if (!body.ok) return problem(body.refusal);
  const checked = await inTurn(() => verifyPassword(body.value.password, body.value.hash));
  return checked ? Response.json(checked) : busy();
}

async function check(request: Request): Promise<Response> {
  const body = await jsonBody(request, checkRequestSchema);
  if (!body.ok) return problem(body.refusal);
  const { password, words } = body.value;
  return Response.json({ tooCommon: await isTooCommon(password, words) });
}

/** scrypt holds workerd's only thread: a step aside first, so that whoever else came is counted as waiting. */
function inTurn<T>(work: () => Promise<T>): Promise<T | undefined> {
  return passwords.enter(async () => {
    await new Promise((resolve) => setTimeout(resolve, 0));
    return work();
  });
}
