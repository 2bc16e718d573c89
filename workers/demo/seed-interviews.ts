/** Two interviews for interviewer1, and voluntary answers of past months: what access looks like from there. */
import { monthOf } from "#domain/eeo/questions.ts";
import type { Id } from "#domain/ids/ids.ts";
import { type InterviewInput, usualKit } from "#domain/interview/schema.ts";
import { accept, type Outcome } from "#domain/refusal/refusal.ts";
import { derivedId } from "#workers/commands/derived-id.ts";
import { planInterview } from "#workers/commands/plan-interview.ts";
import { type Context, inRequisition } from "#workers/context.ts";
import { keepForm } from "#workers/db/eeo/rows.ts";
import { formKey, sealForm } from "#workers/eeo/key.ts";
import { day, hour } from "./plan.ts";

export interface Interviewers {
  interviewer1: string;
  interviewer2: string;
}

/** On the first cards of the requisition's interview stage. Again: nothing new. */
export async function seedInterviews(
  context: Context,
  requisition: Id<"req">,
  people: Interviewers,
  now: number,
): Promise<Outcome<null>> {
  const found = await inRequisition(context, requisition, "board.view");
  if (!found.ok) return found;
  const snapshot = await found.value.room.snapshot();
  if (!snapshot.ok) return snapshot;
  const { stages, applications } = snapshot.value.state;
  const stage = stages.find(({ kind }) => kind === "interview")?.id;
  const here = Object.values(applications)
    .filter((each) => each.stage === stage && each.status === "active")
    .sort((left, right) => (left.id < right.id ? -1 : 1))
    .slice(0, 2);
  for (const [at, { id }] of here.entries()) {
    const made = await planInterview(found.value, id, inputOf(at, people, now), await key(at));
    // Rooms that were seeded by an older version know nothing of it yet: it is no reason to stop.
    if (!made.ok && made.refusal.code !== "interview.exists" && made.refusal.code !== "command.reused")
      return made;
  }
  return accept(null);
}

const key = (at: number) => derivedId("cmd", `demo:interview:${at}`);

function inputOf(at: number, { interviewer1, interviewer2 }: Interviewers, now: number): InterviewInput {
  // At ten in the morning, in UTC: tomorrow, so that its kit is open; and in four days.
  const morning = Math.floor(now / day) * day + day + 10 * hour;
  const common = { zone: "Europe/Berlin", minutes: 60 };
  return at === 0
    ? {
        ...common,
        title: "Optical design, at the whiteboard",
        instructions:
          "Let them sketch a relay for a 0.8 NA objective.\n\nAsk for:\n- how they choose glasses\n- what they would measure first\n- a design that failed, and why",
        place: "Lab 2",
        at: Math.min(morning, now + 20 * hour),
        interviewers: [interviewer1, interviewer2],
        shows: usualKit,
      }
    : {
        ...common,
        title: "Working together",
        instructions: "How do they give and take criticism? Ask for two examples.",
        place: "https://meet.example.com/fernlight",
        at: morning + 3 * day,
        interviewers: [interviewer1],
        shows: { ...usualKit, resume: false },
      };
}

const genders = ["female", "male", "female", "male", "declined", "male"] as const;
const races = ["white", "white", "asian", "white", "black", "hispanic", "white", "declined"] as const;

/** Two of three applicants of the months before have answered. */
export async function seedAnswers(context: Context, requisition: Id<"req">, now: number): Promise<void> {
  const { env, db } = context;
  const found = await inRequisition(context, requisition, "board.view");
  const snapshot = found.ok ? await found.value.room.snapshot() : null;
  if (!snapshot?.ok) return;
  const cards = Object.values(snapshot.value.state.applications).sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const [at, card] of cards.entries()) {
    const month = monthOf(card.createdAt - 30 * day);
    if (at % 3 === 2 || month >= monthOf(now)) continue;
    const form = {
      gender: genders[at % genders.length] ?? "declined",
      race: races[at % races.length] ?? "declined",
      veteran: "notProtected" as const,
      disability: at % 4 === 1 ? ("declined" as const) : ("no" as const),
    };
    const name = await formKey(env.EEO_SECRET, db.organization, card.id);
    const sealed = await sealForm(env.EEO_SECRET, name, { requisition, form });
    await keepForm(env.DB_EEO, db.organization, { key: name, month, sealed });
  }
}
