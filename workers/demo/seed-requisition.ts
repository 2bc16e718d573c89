import { generateKeyBetween } from "fractional-indexing";
import { systemActor } from "#domain/access/access.ts";
import type { Id } from "#domain/ids/ids.ts";
import { accept, type Outcome } from "#domain/refusal/refusal.ts";
import type { TeamInput } from "#domain/views/team.ts";
import { addApplication } from "#workers/commands/add-application.ts";
import { createRequisition } from "#workers/commands/create-requisition.ts";
import { derivedId } from "#workers/commands/derived-id.ts";
import { setTeam } from "#workers/commands/set-team.ts";
import { type Context, type InRequisition, inRequisition } from "#workers/context.ts";
import { people } from "./people.ts";
import { day, hour, type PlannedCard, type PlannedRequisition } from "./plan.ts";
import { createdAt, type Step, stepsOf } from "./steps.ts";

const minute = 60_000;

/** Refusals of steps that an earlier, interrupted seed has done. */
const alreadyDone = ["announcement.nothingToTell", "command.reused"];

/** One planned requisition: opened, lived through in the order of time, and brought to its status. */
export async function seedRequisition(
  context: Context,
  manager: string,
  crew: TeamInput["members"],
  planned: PlannedRequisition,
  at: number,
  now: number,
): Promise<Outcome<null>> {
  const seed = `demo:${at}`;
  const stages = await Promise.all(
    planned.stages.map(async (stage, index) => ({
      id: await derivedId("stg", `${seed}:${index}`),
      ...stage,
    })),
  );
  // History first, delays afterwards: a delayed announcement in the past would ring at once.
  const quiet = stages.map((stage) =>
    stage.announce.mode === "delayed" ? { ...stage, announce: { mode: "manual" as const } } : stage,
  );
  const { title, publicTitle, team, department, location, openings, status } = planned;
  const fields = {
    title,
    team,
    department,
    location,
    openings,
    status: status === "draft" ? "draft" : "open",
  };
  const extras = { stages: quiet, at: now - planned.age * day, ...(publicTitle && { publicTitle }) };
  const created = await createRequisition(context, fields, await derivedId("cmd", seed), extras);
  if (!created.ok) return created;
  const found = await inRequisition(context, created.value.id, "board.view");
  if (!found.ok) return found;
  const manned = await setTeam(found.value, { confidential: false, members: crew });
  if (!manned.ok) return manned;
  const snapshot = await found.value.room.snapshot();
  if (!snapshot.ok) return snapshot;
  const life = new Life(found.value, manager, seed, extras.at);
  const reasons = snapshot.value.state.reasons.map((reason) => reason.id);
  const lived = await life.live(planned.cards, quiet, reasons, now);
  if (!lived.ok) return lived;
  for (const stage of stages.filter((each) => each.announce.mode === "delayed")) {
    const args = { stage: stage.id, announce: stage.announce };
    const edited = await life.run({ at: life.lastAt, type: "stage.edit", args }, `edit:${stage.id}`);
    if (!edited.ok) return edited;
  }
  if (at === 0) await life.startWaiting(stages[2]?.id, now);
  if (status === "draft" || status === "open") return accept(null);
  return life.run({ at: life.lastAt + hour, type: "requisition.changeStatus", args: { status } }, "status");
}

class Life {
  readonly #within: InRequisition;
  readonly #manager: string;
  readonly #seed: string;
  readonly #ends = new Map<string, string>();
  readonly #cards: { id: Id<"app">; planned: PlannedCard }[] = [];

  /** When the last thing happened that this has done, in epoch milliseconds. */
  lastAt: number;

  constructor(within: InRequisition, manager: string, seed: string, lastAt: number) {
    this.lastAt = lastAt;
    this.#within = within;
    this.#manager = manager;
    this.#seed = seed;
  }

  /** Everything that happened, whoever it happened to, in the order of time. */
  async live(
    planned: readonly PlannedCard[],
    stages: PlannedStages,
    reasons: readonly Id<"rsn">[],
    now: number,
  ): Promise<Outcome<null>> {
    const first = stages[0]?.id ?? "";
    const steps: { step: Step; key: string }[] = [];
    const byAge = planned
      .map((card, index) => ({ card, index }))
      .sort((left, right) => right.card.age - left.card.age);
    for (const { card, index } of byAge) {
      const added = await this.#add(card, index, first, now);
      if (!added.ok) return added;
      const { application } = added.value;
      this.#cards.push({ id: application, planned: card });
      const own = stepsOf(card, application, stages, reasons, now);
      steps.push(...own.map((step, place) => ({ step, key: `${index}:${place}` })));
    }
    for (const { step, key } of steps.sort((left, right) => left.step.at - right.step.at)) {
      const done = await this.run(step, key);
      if (!done.ok) return done;
    }
    return accept(null);
  }

  /** One candidate moved two minutes ago, whose announcement still waits. */
  async startWaiting(stage: Id<"stg"> | undefined, now: number): Promise<void> {
    const waiting = this.#cards.find(({ planned }) => planned.stage === 1 && !planned.end);
    if (!waiting || !stage) return;
    const args = { application: waiting.id, to: stage };
    await this.run({ at: now - 2 * minute, type: "application.move", args }, "waiting");
  }

  /** Runs a step. Hires and announcements are the hiring manager's, everything else the recruiter's. */
  async run(
    step: { at: number; type: Step["type"]; args: Record<string, unknown> },
    key: string,
  ): Promise<Outcome<null>> {
    const { room, db, actor } = this.#within;
    const manages = step.type === "application.hire" || step.type === "requisition.changeStatus";
    const who = manages ? systemActor(db.organization, this.#manager) : actor;
    const args =
      step.type === "application.move"
        ? { ...step.args, rank: this.#nextRank(String(step.args.to)) }
        : step.args;
    const id = await derivedId("cmd", `${this.#seed}:${key}`);
    this.lastAt = Math.max(this.lastAt, step.at);
    const done = await room.execute(who, { id, baseSeq: 0, type: step.type, args }, step.at);
    return done.ok || alreadyDone.includes(done.refusal.code) ? accept(null) : done;
  }

  async #add(card: PlannedCard, index: number, stage: string, now: number) {
    const { person, source } = card;
    const command = await derivedId("cmd", `${this.#seed}:card:${index}`);
    const at = Math.round(createdAt(card, now));
    this.lastAt = Math.max(this.lastAt, at);
    const extras = { source, rank: this.#nextRank(stage), at };
    return addApplication(this.#within, stage, fieldsOf(person), command, extras);
  }

  #nextRank(stage: string): string {
    const rank = generateKeyBetween(this.#ends.get(stage) ?? null, null);
    this.#ends.set(stage, rank);
    return rank;
  }
}

type PlannedStages = Parameters<typeof stepsOf>[2];

function fieldsOf(person: PlannedCard["person"]) {
  if (typeof person !== "number") return { ...person, phone: null };
  const [name, headline, location] = people[person] ?? ["Somebody", "", ""];
  return { name, headline, location, email: addressOf(name, person), phone: null };
}

function addressOf(name: string, index: number): string {
  const plain = name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
  const local = plain.replace(/[^a-z]+/g, ".").replace(/^\.|\.$/g, "");
  return `${local}@example.${["com", "org", "net"][index % 3]}`;
}
