import { can, capabilitiesOf, roleSchema } from "#domain/access/access.ts";
import { cardOf } from "#domain/access/faces.ts";
import { maskedState, seesIds } from "#domain/access/masks.ts";
import { type Application, compareRanked } from "#domain/application/schema.ts";
import { hueOf } from "#domain/live/hue.ts";
import { accept, type Outcome } from "#domain/refusal/refusal.ts";
import type { BoardPerson, BoardView } from "#domain/views/board.ts";
import type { InRequisition } from "#workers/context.ts";
import { listMembers } from "#workers/db/identity/organizations.ts";
import { readFaces } from "./faces.ts";

/** Boards up to here come with all their faces; of larger ones so many a stage. */
const fewCards = 300;
const facesAStage = 20;

/**
 * A requisition's board. Facts come from the room itself, so that everybody sees what they have just done;
 * faces come from D1. Needs board.view (asked for by the caller).
 */
export async function viewBoard(within: InRequisition): Promise<Outcome<BoardView>> {
  const { actor, record, room } = within;
  const [snapshot, people] = await Promise.all([room.snapshot(), peopleOf(within)]);
  if (!snapshot.ok) return snapshot;
  const { seq, state, ranks, summaries } = snapshot.value;
  const cards = firstCards(Object.values(state.applications), ranks).flatMap((card) => cardOf(state, card));
  const known = Object.entries(ranks).filter(([id]) => state.applications[id]);
  return accept({
    requisition: {
      id: record.id,
      title: record.title,
      team: record.team,
      department: record.department,
      location: record.location,
      status: state.status,
    },
    seq,
    state: seesIds(actor) ? { ...state, applications: { ...state.applications } } : maskedState(state),
    ranks: Object.fromEntries(known),
    // As readers of candidates see them: labels and tasks speak of a person.
    summaries: can(actor, "candidate.view") ? { ...summaries } : {},
    faces: can(actor, "candidate.view") ? await readFaces(within, cards) : [],
    people,
    abilities: [...actor.capabilities],
  });
}

async function peopleOf({ env, actor }: InRequisition): Promise<BoardPerson[]> {
  const members = await listMembers(env.DB_IDENTITY, actor.organization);
  return members
    .filter(({ role }) => {
      const known = roleSchema.safeParse(role);
      return known.success && capabilitiesOf(known.data).includes("board.view");
    })
    .map(({ id, name }) => ({ id, name, hue: hueOf(id) }));
}

/** The cards that a screen shows before anybody scrolls. */
function firstCards(cards: Application[], ranks: Readonly<Record<string, string>>): Application[] {
  if (cards.length <= fewCards) return cards;
  const stages = new Map<string, Application[]>();
  for (const card of cards) {
    if (card.status !== "active") continue;
    const stage = stages.get(card.stage);
    if (stage) stage.push(card);
    else stages.set(card.stage, [card]);
  }
  const ranked = (card: Application) => ({ id: card.id, rank: ranks[card.id] });
  return [...stages.values()].flatMap((stage) =>
    stage.sort((left, right) => compareRanked(ranked(left), ranked(right))).slice(0, facesAStage),
  );
}
