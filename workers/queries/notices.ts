/** Who mentioned the viewer where. The organization's object has ids; names and titles are put to them here. */
import { can } from "#domain/access/access.ts";
import type { Id } from "#domain/ids/ids.ts";
import { mightRead, parseDocument } from "#domain/live/documents.ts";
import { hueOf } from "#domain/live/hue.ts";
import type { KeptNotice } from "#domain/notice/schema.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { Face } from "#domain/views/board.ts";
import type { NoticeView } from "#domain/views/notes.ts";
import { type Context, type InRequisition, inRequisition } from "#workers/context.ts";
import { noticesOf } from "#workers/objects.ts";
import { facesByIds } from "./faces.ts";
import { namesOf } from "./names.ts";

/** Newest first. What the viewer may not open (any more) is left out. Refuses with access.denied. */
export async function viewNotices(context: Context): Promise<Outcome<NoticeView[]>> {
  const { actor, env } = context;
  if (!can(actor, "candidate.view")) return refuse("access.denied");
  const kept = await noticesOf(env, actor.organization, actor.id);
  const places = Map.groupBy(kept, ({ requisition }) => requisition);
  const opened = await Promise.all(
    [...places].map(async ([id, notices]) => [id, await openPlace(context, id, notices)] as const),
  );
  const byId = new Map(opened);
  const names = await namesOf(
    context,
    kept.map(({ by }) => ({ kind: "user" as const, id: by })),
  );
  return accept(
    kept.flatMap(({ id, at, seen, by, requisition, application, document }) => {
      const place = byId.get(requisition);
      const note = parseDocument(document);
      if (!place || note?.kind !== "notes" || !mightRead(actor, note)) return [];
      const face = place.faces.get(application);
      if (!face || face.sight === "hidden") return [];
      return [
        {
          id,
          at,
          seen,
          by: { id: by, name: names.get(by) ?? "", hue: hueOf(by) },
          requisition: { id: requisition, title: place.title },
          application,
          candidate: face.name ?? null,
          ...(face.alias && { alias: face.alias }),
          audience: note.audience,
          document,
        },
      ];
    }),
  );
}

interface Place {
  title: string;
  faces: Map<string, Face>;
}

async function openPlace(
  context: Context,
  requisition: Id<"req">,
  notices: readonly KeptNotice[],
): Promise<Place | null> {
  const within: Outcome<InRequisition> = await inRequisition(context, requisition, "candidate.view");
  if (!within.ok) return null;
  const faces = await facesByIds(
    within.value,
    notices.map(({ application }) => application),
  );
  if (!faces.ok) return null;
  return {
    title: within.value.record.title,
    faces: new Map(faces.value.map((face) => [face.application, face])),
  };
}
