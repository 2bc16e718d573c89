/** Whose name and headline an interviewer reads: as faces are read everywhere (workers/queries/faces.ts). */
import type { Face } from "#domain/views/board.ts";
import type { Context } from "#workers/context.ts";
import { readFaces } from "./faces.ts";
import type { OwnInterview } from "./my-interviews.ts";

/** Names by application; whom they may not know of at all is not in it. */
export async function namesInInterviews(
  context: Context,
  own: readonly OwnInterview[],
): Promise<Map<string, string | null>> {
  const faces = await Promise.all(own.map((each) => faceInInterview(context, each)));
  return new Map(
    faces.flatMap((each) => (each ? [[each.face.application as string, each.face.name] as const] : [])),
  );
}

/** The face, and whether it is an alias's: then nothing of the person but what the alias has is shown. */
export async function faceInInterview(
  { db }: Context,
  { application }: OwnInterview,
): Promise<{ face: Face; anonymous: boolean } | null> {
  const [face] = await readFaces(db, [application]);
  return face ? { face, anonymous: false } : null;
}
