/** Interviews that come and that were, and voluntary answers of past months: what access looks like from there. */
import { monthOf } from "#domain/eeo/questions.ts";
import type { Id } from "#domain/ids/ids.ts";
import type { InterviewInput } from "#domain/interview/input.ts";
import { usualKit } from "#domain/interview/schema.ts";
import { accept, type Outcome } from "#domain/refusal/refusal.ts";
import { derivedId } from "#workers/commands/derived-id.ts";
import { planInterview } from "#workers/commands/plan-interview.ts";
import { runCommand } from "#workers/commands/run-command.ts";
import { type Context, inRequisition } from "#workers/context.ts";
import { keepForm, writeAsks } from "#workers/db/eeo/rows.ts";
import { formKey, sealForm } from "#workers/eeo/key.ts";
import { day, hour } from "./plan.ts";

export interface Interviewers {
  interviewer1: string;
  interviewer2: string;
}

/** On cards of the requisition's interview stage, and on one that came with a résumé. Again: nothing new. */
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
  const active = Object.values(applications)
    .filter(({ status }) => status === "active")
    .sort((left, right) => (left.id < right.id ? -1 : 1));
  const here = active.filter((each) => each.stage === stage);
  const withPaper = active.filter(({ source }) => source === "upload");
  for (const [at, { on, done, input }] of planned(people, now).entries()) {
    const application = (on === "paper" ? withPaper[0] : here[on])?.id;
    if (!application) continue;
    const made = await planInterview(found.value, application, input, await key("interview", at));
    // Rooms that were seeded by an older version know nothing of it yet: it is no reason to stop.
    if (!made.ok && made.refusal.code !== "interview.exists" && made.refusal.code !== "command.reused")
      return made;
    if (!done || !made.ok) continue;
    const args = { application, interview: made.value.interview };
    const finish = { id: await key("interview-done", at), type: "interview.finish", baseSeq: 0, args };
    const ended = await runCommand(found.value, finish);
    if (!ended.ok) return ended;
  }
  return accept(null);
}

const key = (what: string, at: number) => derivedId("cmd", `demo:${what}:${at}`);

interface Planned {
  /** Which card of the interview stage; or one that has a résumé. */
  on: number | "paper";
  done?: true;
  input: InterviewInput;
}

function planned({ interviewer1, interviewer2 }: Interviewers, now: number): Planned[] {
  const today = Math.floor(now / day) * day;
  const ten = (days: number) => today + days * day + 10 * hour;
  // At most a day away, so that its kit is open.
  const next = [ten(0), ten(0) + 4 * hour, ten(1)].find((at) => at > now + hour / 2) ?? ten(1);
  const common = { zone: "Europe/Lisbon", minutes: 60, shows: usualKit };
  const design = {
    title: "Optical design, at the whiteboard",
    instructions:
      "Let them sketch a relay for a 0.8 NA objective.\n\nAsk for:\n- how they choose glasses\n- what they would measure first\n- a design that failed, and why",
    place: "Lab 2",
  };
  const together = {
    title: "Working together",
    instructions: "How do they give and take criticism? Ask for two examples.",
    place: "https://meet.example.com/fernlight",
  };
  const first = {
    title: "First conversation",
    instructions:
      "Half an hour, by video. Tell them who we are, then ask:\n- what they would like to build next\n- which part of the relay optics in their résumé was theirs",
    place: "https://meet.example.com/fernlight-first",
  };
  const both = [interviewer1, interviewer2];
  return [
    { on: "paper", input: { ...common, ...first, minutes: 30, at: next, interviewers: both } },
    { on: 0, input: { ...common, ...design, at: ten(2), interviewers: both } },
    {
      on: 1,
      input: {
        ...{ ...common, ...together, at: ten(4), interviewers: [interviewer1] },
        shows: { ...usualKit, resume: false },
      },
    },
    {
      on: 1,
      input: { ...common, ...design, title: "A day in the lab", at: null, interviewers: [interviewer1] },
    },
    { on: 2, done: true, input: { ...common, ...design, at: ten(-6), interviewers: both } },
  ];
}

const genders = ["female", "male", "female", "male", "declined", "male"] as const;
const races = ["white", "white", "asian", "white", "black", "hispanic", "white", "declined"] as const;

/** Two of three applicants of the months before have answered. */
export async function seedAnswers(context: Context, requisition: Id<"req">, now: number): Promise<void> {
  const { env, db } = context;
  const found = await inRequisition(context, requisition, "board.view");
  const snapshot = found.ok ? await found.value.room.snapshot() : null;
  if (!snapshot?.ok) return;
  await writeAsks(env.DB_EEO, db.organization, true);
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
