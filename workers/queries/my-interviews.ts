import { can } from "#domain/access/access.ts";
import type { RoomCard } from "#domain/access/faces.ts";
import type { Application } from "#domain/application/schema.ts";
import { interviews, isPast } from "#domain/interview/rules.ts";
import type { Interview } from "#domain/interview/schema.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { MyInterview } from "#domain/views/interviews.ts";
import type { Context } from "#workers/context.ts";
import { readSeats, readWords, type Seat } from "#workers/db/tenant/interview-rows.ts";
import { roomAt } from "#workers/objects.ts";
import { namesInInterviews } from "./interview-face.ts";
import { notHidden } from "./not-hidden.ts";

/** The latest that are looked at; older ones are history. */
const most = 100;

/** An interview of the asker's, as its room knows it now. */
export interface OwnInterview {
  seat: Seat;
  interview: Interview;
  application: Application;
  /** Which card it is, for whose face may be seen. */
  card: RoomCard;
}

/** The asker's interviews, by time; those without one first. Needs interview.conduct. Refuses with access.denied. */
export async function listMyInterviews(context: Context): Promise<Outcome<MyInterview[]>> {
  const { actor, db, now } = context;
  if (!can(actor, "interview.conduct")) return refuse("access.denied");
  const own = await confirmed(
    context,
    await readSeats(db, actor.id, { visible: await notHidden(context), limit: most }),
  );
  const [words, names] = await Promise.all([
    readWords(
      db,
      own.map(({ interview }) => interview.id),
    ),
    namesInInterviews(context, own),
  ]);
  const at = now();
  const views = own.flatMap(({ seat, interview }) => {
    const known = names.get(seat.application);
    if (known === undefined) return [];
    const { id, status, minutes, zone } = interview;
    const { title = "", place = "" } = words.get(id) ?? {};
    const past = isPast(interview, at);
    const role = seat.record.title;
    return [{ id, status, at: interview.at, minutes, zone, title, place, role, ...known, past }];
  });
  return accept(views.sort((left, right) => (left.at ?? 0) - (right.at ?? 0)));
}

/**
 * Of what was projected, what is so now: each requisition's room is asked once, so that who was taken out of an
 * interview, or whose candidate left, sees nothing of it with their next request.
 */
export async function confirmed(
  { actor, db, env }: Context,
  seats: readonly Seat[],
): Promise<OwnInterview[]> {
  const byRoom = Map.groupBy(seats, ({ record }) => record.id);
  const found = await Promise.all(
    [...byRoom.values()].map(async (here) => {
      const [first] = here;
      if (!first) return [];
      const { jurisdiction, id: requisition } = first.record;
      const room = roomAt(env, { jurisdiction, organization: db.organization, requisition });
      const ids = [...new Set(here.map(({ application }) => application))];
      const [applications, cards] = await Promise.all([room.applications(ids), room.cards(ids)]);
      const cardOf = new Map(cards.map((card) => [card.id, card]));
      const known = new Map(applications.map((each) => [each.id, each]));
      return here.flatMap((seat): OwnInterview[] => {
        const application = known.get(seat.application);
        const interview = application?.interviews?.find(({ id }) => id === seat.interview);
        const card = cardOf.get(seat.application);
        if (!application || !interview || !card || !interviews(actor.id, interview, application)) return [];
        return [{ seat, interview, application, card }];
      });
    }),
  );
  return found.flat();
}
