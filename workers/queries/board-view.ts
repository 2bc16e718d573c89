import { can } from "#domain/access/access.ts";
import { accept, type Outcome } from "#domain/refusal/refusal.ts";
import type { BoardView } from "#domain/views/board.ts";
import type { InRequisition } from "#workers/context.ts";
import { readFaces } from "./faces.ts";

/**
 * A requisition's board. Facts come from the room itself, so that everybody sees what they have just done;
 * faces come from D1. Needs board.view (asked for by the caller).
 */
export async function viewBoard({ db, actor, record, room }: InRequisition): Promise<Outcome<BoardView>> {
  const snapshot = await room.snapshot();
  if (!snapshot.ok) return snapshot;
  const { seq, state, ranks } = snapshot.value;
  const cards = Object.values(state.applications);
  const known = Object.entries(ranks).filter(([id]) => state.applications[id]);
  return accept({
    requisition: {
      id: record.id,
      title: record.title,
      team: record.team,
      location: record.location,
      status: state.status,
    },
    seq,
    state: { ...state, applications: { ...state.applications } },
    ranks: Object.fromEntries(known),
    faces: can(actor, "candidate.view") ? await readFaces(db, record.id, cards) : [],
    abilities: [...actor.capabilities],
  });
}
