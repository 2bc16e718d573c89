/** Answers and bodies of this Worker's small HTTP. */
import type { z } from "zod";
import { accept, type Outcome, type Refusal, refusalStatus, refuse } from "#domain/refusal/refusal.ts";
import { limits } from "./limits.ts";

/** application/problem+json with the refusal's code. */
export function problem(refusal: Refusal): Response {
  const status = refusalStatus[refusal.code];
  const headers = new Headers({ "content-type": "application/problem+json" });
  if (refusal.code === "request.busy") headers.set("retry-after", String(limits.retryAfter));
  return new Response(JSON.stringify({ ...refusal, status }), { status, headers });
}

/** A JSON body of at most 16 kB, parsed. Refuses input.invalid. */
export async function jsonBody<T extends z.ZodType>(
  request: Request,
  schema: T,
): Promise<Outcome<z.infer<T>>> {
  const bytes = await bytesBody(request, 16 * 1024);
  if (!bytes.ok) return refuse("input.invalid");
  const parsed = schema.safeParse(toJson(bytes.value));
  return parsed.success ? accept(parsed.data) : refuse("input.invalid");
}

/** The whole body, at most `most` bytes whatever its headers say. Refuses document.empty, document.tooLarge. */
export async function bytesBody(request: Request, most: number): Promise<Outcome<Uint8Array>> {
  if (Number(request.headers.get("content-length") ?? 0) > most) return refuse("document.tooLarge");
  if (!request.body) return refuse("document.empty");
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.length;
    if (size > most) return refuse("document.tooLarge");
    chunks.push(chunk);
  }
  return size === 0 ? refuse("document.empty") : accept(joined(chunks, size));
}

function joined(chunks: Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function toJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
