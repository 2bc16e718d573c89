/** Whose name and headline an interviewer reads: as faces are read everywhere (workers/queries/faces.ts). */
import type { Face } from "#domain/views/board.ts";
import type { Context } from "#workers/context.ts";
import { readFaces } from "./faces.ts";
import type { OwnInterview } from "./my-interviews.ts";

/** Names (or aliases) by application; whom they may not know of at all is not in it. */
export async function namesInInterviews(
  context: Context,
  own: readonly OwnInterview[],
): Promise<Map<string, string | null>> {
  const faces = await readFaces(
    context,
    own.map(({ card }) => card),
  );
  const seen = faces.filter(({ sight }) => sight !== "hidden");
  return new Map(seen.map((face) => [face.application, nameIn(face)]));
}

/** The face, and whether it is an alias's: then nothing of the person but what the alias has is shown. */
export async function faceInInterview(
  context: Context,
  { card }: OwnInterview,
): Promise<{ name: string | null; headline: string | null; anonymous: boolean } | null> {
  const [face] = await readFaces(context, [card]);
  if (!face || face.sight === "hidden") return null;
  return { name: nameIn(face), headline: face.headline ?? null, anonymous: face.sight === "anonymous" };
}

function nameIn(face: Face): string | null {
  return (face.sight === "anonymous" ? face.alias : face.name) ?? null;
}
