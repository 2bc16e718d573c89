/** POST …/frames: what a client says on its event stream. */
import { fromBase64 } from "lib0/buffer";
import { sentFramesSchema } from "#domain/live/event-stream.ts";
import { readJson } from "#workers/http/api/speak.ts";
import type { HttpContext } from "#workers/http/context.ts";
import type { Door } from "#workers/http/live/hand-over.ts";
import { problem, problemOf } from "#workers/http/problem.ts";

/** Hands the frames to the object, in order. 204; 404 if no such stream of who asks is open. */
export async function sentFrames(c: HttpContext, { hear }: Door): Promise<Response> {
  const body = await readJson(c);
  if (!body.ok) return problem(body.refusal);
  const sent = sentFramesSchema.safeParse(body.value);
  if (!sent.success) return problemOf("input.invalid");
  const { stream, frames } = sent.data;
  const heard = await hear?.(
    stream,
    frames.map((each) => ("text" in each ? each.text : fromBase64(each.binary))),
  );
  return heard?.ok ? new Response(null, { status: 204 }) : problemOf("resource.missing");
}
