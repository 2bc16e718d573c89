import { and, desc, eq } from "drizzle-orm";
import { can } from "#domain/access/access.ts";
import { isId } from "#domain/ids/ids.ts";
import { kitShows, opensBefore, personalIsOpen } from "#domain/interview/rules.ts";
import type { Interview } from "#domain/interview/schema.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { InterviewKit } from "#domain/views/interviews.ts";
import { audit, type Context } from "#workers/context.ts";
import { readSeats, readWords, type Seat } from "#workers/db/tenant/interview-rows.ts";
import { candidates, files } from "#workers/db/tenant/schema.ts";
import { signFileUrl } from "#workers/files/signed-url.ts";
import { faceInInterview } from "./interview-face.ts";
import { peopleOf } from "./interviews-of-card.ts";
import { confirmed } from "./my-interviews.ts";
import { notHidden } from "./not-hidden.ts";

/**
 * What the kit of an interview shows to one of its interviewers, and nothing else. Needs interview.conduct. Refuses
 * with access.denied; resource.missing: none such, not theirs (any more), cancelled, or the candidate has left.
 */
export async function viewInterviewKit(context: Context, interview: string): Promise<Outcome<InterviewKit>> {
  const { actor, db, now } = context;
  if (!can(actor, "interview.conduct")) return refuse("access.denied");
  if (!isId("itv", interview)) return refuse("resource.missing");
  const visible = await notHidden(context);
  const seats = await readSeats(db, actor.id, { visible, interview, limit: 1 });
  const [own] = await confirmed(context, seats);
  const seen = own && (await faceInInterview(context, own));
  if (!own || !seen) return refuse("resource.missing");
  const { seat, interview: known } = own;
  const at = now();
  // Who is behind an alias is told by no original document, and no contact.
  const shows = (part: "resume" | "headline" | "contact" | "source") =>
    kitShows(known, part, at) && (part === "headline" || !seen.anonymous);
  const [words, person, papers, contact] = await Promise.all([
    readWords(db, [known.id]),
    peopleOf(context, [known]),
    shows("resume") ? readPapers(context, seat) : undefined,
    shows("contact") ? readContact(context, seat) : undefined,
  ]);
  if (papers?.length || contact) {
    const shown = [...(papers?.length ? ["resume"] : []), ...(contact ? ["contact"] : [])];
    await audit(context, {
      ...{ action: "interview.opened", subject: seat.application, requisition: seat.record.id },
      after: { interview: known.id, shown },
    });
  }
  const { title = "", place = "", instructions = "" } = words.get(known.id) ?? {};
  const { id, status, minutes, zone } = known;
  return accept({
    ...{ id, status, at: known.at, minutes, zone, title, place, instructions },
    role: seat.record.title,
    ...seen.known,
    people: known.interviewers.map(person),
    ...(shows("headline") && seen.headline !== null && { headline: seen.headline }),
    ...(shows("source") && { source: sourceOf(seat, own.application.source) }),
    ...(contact && { contact }),
    ...(papers && { files: papers }),
    ...waitsOf(known, at, seen.anonymous),
  });
}

function sourceOf({ record }: Seat, source: string): string {
  return record.sources.find(({ id }) => id === source)?.name ?? source;
}

/** That something is there, only not now. */
function waitsOf(interview: Interview, now: number, anonymous: boolean): Pick<InterviewKit, "waits"> {
  const { shows, at } = interview;
  if (anonymous || !(shows.resume || shows.contact) || personalIsOpen(interview, now)) return {};
  const opens = at === null ? null : at - opensBefore;
  return { waits: { until: opens !== null && opens > now ? opens : null } };
}

async function readContact({ db }: Context, { candidate }: Seat) {
  const rows = await db.orm
    .select({ email: candidates.email, phone: candidates.phone })
    .from(candidates)
    .where(and(eq(candidates.organizationId, db.organization), eq(candidates.id, candidate)));
  return rows[0];
}

/** The files of this application; of somebody considered here too, those that they once brought. */
async function readPapers({ db, env, now }: Context, { application, candidate }: Seat) {
  const { id, name, type, bytes, uploadedAt, reading } = files;
  const rows = await db.orm
    .select({ id, name, type, bytes, uploadedAt, reading, application: files.applicationId })
    .from(files)
    .where(and(eq(files.organizationId, db.organization), eq(files.candidateId, candidate)))
    .orderBy(desc(uploadedAt));
  const own = rows.filter((row) => row.application === application);
  return Promise.all(
    (own.length > 0 ? own : rows).map(async ({ application: _a, ...row }) => ({
      ...row,
      url: await signFileUrl(env.LINK_SECRET, { organization: db.organization, file: row.id }, now()),
    })),
  );
}
