/** Whose name and headline an interviewer reads: as faces are read everywhere (workers/queries/faces.ts). */
import type { Face } from "#domain/views/board.ts";
import type { Context } from "#workers/context.ts";
import { readFaces } from "./faces.ts";
import type { OwnInterview } from "./my-interviews.ts";

/** Who it is, as far as this interviewer may know: a name, or an alias instead. */
export interface Known {
  name: string | null;
  alias?: string;
}

/** By application; whom they may not know of at all is not in it. */
export async function namesInInterviews(
  context: Context,
  own: readonly OwnInterview[],
): Promise<Map<string, Known>> {
  const faces = await readFaces(
    context,
    own.map(({ card }) => card),
  );
  const seen = faces.filter(({ sight }) => sight !== "hidden");
  return new Map(seen.map((face) => [face.application, knownOf(face)]));
}

/** The face, and whether it is an alias's: then nothing of the person but what the alias has is shown. */
export async function faceInInterview(
  context: Context,
  { card }: OwnInterview,
): Promise<{ known: Known; headline: string | null; anonymous: boolean } | null> {
  const [face] = await readFaces(context, [card]);
  if (!face || face.sight === "hidden") return null;
  return { known: knownOf(face), headline: face.headline ?? null, anonymous: face.sight === "anonymous" };
}

function knownOf({ sight, name, alias }: Face): Known {
  return sight === "anonymous" ? { name: null, ...(alias && { alias }) } : { name: name ?? null };
}
