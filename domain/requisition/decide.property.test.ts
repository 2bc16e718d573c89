import fc from "fast-check";
import { expect, test } from "vitest";
import { refusalSchema } from "#domain/refusal/refusal.ts";
import { everything, idOf, pipeline, reason, room } from "#tests/factories/room.ts";
import { publicStageAt, type Stage, stagePosition } from "../pipeline/schema.ts";
import { type Command, commandSchema } from "./commands.ts";
import { decide } from "./decide.ts";
import { type Fact, factSchema } from "./events.ts";
import { evolveAll } from "./evolve.ts";
import { type RoomState, requisitionStatuses, roomStateSchema } from "./schema.ts";

const runs = 300;
const app = fc.integer({ min: 1, max: 4 }).map((n) => idOf("app", n));
const stg = fc.integer({ min: 1, max: 9 }).map((n) => idOf("stg", n));
const names = fc.constantFrom("In review", "Interview", "Talk", "Offer");
const announcing = fc.oneof(
  fc.constant({ mode: "atOnce" as const }),
  fc.constant({ mode: "manual" as const }),
  fc.integer({ min: 1_000, max: 20_000 }).map((delayMs) => ({ mode: "delayed" as const, delayMs })),
);

const variants = {
  "requisition.changeStatus": fc.record({ status: fc.constantFrom(...requisitionStatuses) }),
  "stage.add": fc.record({
    stage: stg,
    name: fc.constant("INTERNAL added"),
    kind: fc.constantFrom("review", "interview", "offer"),
    before: fc.option(stg),
  }),
  "stage.edit": fc.record(
    { stage: stg, publicName: fc.option(names), announce: announcing },
    { requiredKeys: ["stage"] },
  ),
  "application.create": fc.record({
    application: app,
    candidate: fc.constant(idOf("cand", 1)),
    stage: stg,
    rank: fc.constant("a0"),
    source: fc.constant("manual"),
  }),
  "application.move": fc.record({ application: app, to: stg, rank: fc.constant("a1") }),
  "application.reject": fc.record({ application: app, reason: fc.constantFrom(reason.id, idOf("rsn", 2)) }),
  "application.unreject": fc.record({ application: app }),
  "application.hire": fc.record({ application: app }),
  "application.announce": fc.record({ application: app }),
  "application.cancelAnnouncement": fc.record({ application: app }),
  "application.announceDue": fc.record({ application: app, stage: stg }),
};

/** Moves are what mostly happens. */
const weights: Partial<Record<keyof typeof variants, number>> = {
  "application.move": 8,
  "application.create": 4,
};
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  ...Object.entries(variants).map(([type, args]) => ({
    weight: weights[type as keyof typeof variants] ?? 1,
    arbitrary: (args as fc.Arbitrary<unknown>).map((value) =>
      commandSchema.parse({ id: idOf("cmd", 1), baseSeq: 0, type, args: value }),
    ),
  })),
);
const script = fc.array(fc.record({ command: anyCommand, wait: fc.integer({ min: 0, max: 15_000 }) }), {
  maxLength: 60,
});

interface Step {
  before: RoomState;
  after: RoomState;
  facts: Fact[];
}

/** Plays the script as the room would; calls `check` after each command that was not refused. */
function play(steps: { command: Command; wait: number }[], check: (step: Step) => void): RoomState {
  let [state, now] = [room(), 0];
  for (const { command, wait } of steps) {
    now += wait;
    const outcome = decide(state, command, { actor: everything, now });
    expect(decide(structuredClone(state), command, { actor: everything, now })).toEqual(outcome);
    if (!outcome.ok) {
      refusalSchema.parse(outcome.refusal);
      continue;
    }
    const { facts } = outcome.value;
    const after = evolveAll(
      state,
      facts.map((fact) => ({ ...fact, at: now })),
    );
    check({ before: state, after, facts });
    state = after;
  }
  return state;
}

const always = (check: (step: Step) => void) =>
  fc.assert(
    fc.property(script, (steps) => void play(steps, check)),
    { numRuns: runs },
  );

test("no sequence of commands throws, and each answer and each state is of its shape", () => {
  always(({ after, facts }) => {
    roomStateSchema.parse(after);
    for (const fact of facts) factSchema.parse(fact);
  });
});

test("a state decides and evolves the same way every time, and is never changed in place", () => {
  always(({ before, after, facts }) => {
    const frozen = JSON.stringify(before);
    evolveAll(
      before,
      facts.map((fact) => ({ ...fact, at: 0 })),
    );
    expect(JSON.stringify(before)).toBe(frozen);
    expect(after.organization).toBe(before.organization);
  });
});

test("only active cards change stage; rejected and hired ones stand still; a hire is for good", () => {
  always(({ before, after }) => {
    for (const was of Object.values(before.applications)) {
      const is = after.applications[was.id];
      expect(is).toBeDefined();
      if (was.status !== "active") expect(is?.stage).toBe(was.stage);
      if (was.status === "hired") expect(is?.status).toBe("hired");
      expect(is?.status === "rejected").toBe(is?.reason !== undefined);
      expect(stagePosition(after.stages, is?.stage ?? idOf("stg", 0))).toBeGreaterThanOrEqual(0);
    }
  });
});

test("a waiting announcement belongs to an active card, about a stage that it has reached", () => {
  always(({ after }) => {
    for (const { pending, stage, status } of Object.values(after.applications)) {
      if (!pending) continue;
      expect(status).toBe("active");
      const reached = stagePosition(after.stages, stage);
      expect(stagePosition(after.stages, pending.stage)).toBeLessThanOrEqual(reached);
    }
  });
});

test("a notice holds only public names of its pipeline, and what is told stands at a stage that may be told", () => {
  always(({ before, after, facts }) => {
    for (const fact of facts) {
      if (fact.type !== "announcement.made") continue;
      const text = JSON.stringify(fact.data.notice);
      expect(text).not.toMatch(/INTERNAL|SECRET/);
      const { notice } = fact.data;
      if (notice.kind !== "stage") continue;
      const about = before.stages.find((stage) => stage.id === fact.data.stage) as Stage;
      expect(about.publicName).toBe(notice.publicName);
      const publicNames = before.stages.map((stage) => stage.publicName);
      expect([null, ...publicNames]).toContain(notice.next);
      expect(notice.next).not.toBe(notice.publicName);
      expect(after.applications[fact.application ?? ""]?.told?.notice).toEqual(notice);
    }
  });
});

test("moves alone announce neither an offer, nor a step back, nor what the candidate has just read", () => {
  fc.assert(
    fc.property(script, (steps) => {
      play(steps, ({ before, facts }) => {
        const moved = facts.find((fact) => fact.type === "application.moved");
        const made = facts.find((fact) => fact.type === "announcement.made");
        if (!moved || !made || made.type !== "announcement.made") return;
        const about = before.stages.find((stage) => stage.id === made.data.stage);
        expect(about?.kind).not.toBe("offer");
        const was = before.applications[made.application ?? ""];
        const { from, to } = moved.data as { from: Stage["id"]; to: Stage["id"] };
        expect(stagePosition(before.stages, to)).toBeGreaterThan(stagePosition(before.stages, from));
        const known = was?.told?.notice;
        if (known && "publicName" in known && "publicName" in made.data.notice) {
          expect(made.data.notice.publicName).not.toBe(known.publicName);
        }
      });
    }),
    { numRuns: runs },
  );
});

test("wherever a card stands, the public stage shown for it is at or before it", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1, max: pipeline.length + 2 }), (position) => {
      const shown = publicStageAt(pipeline, position);
      if (shown) expect(stagePosition(pipeline, shown.id)).toBeLessThanOrEqual(position);
    }),
  );
});
