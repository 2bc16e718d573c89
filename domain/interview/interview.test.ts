import fc from "fast-check";
import { expect, test } from "vitest";
import { everything, idOf, room } from "#tests/factories/room.ts";
import type { Application } from "../application/schema.ts";
import { type Command, commandSchema } from "../requisition/commands.ts";
import { decide } from "../requisition/decide.ts";
import { evolveAll } from "../requisition/evolve.ts";
import { type RoomState, roomStateSchema } from "../requisition/schema.ts";
import { interviewInputSchema } from "./input.ts";
import { interviews, kitShows, personalIsOpen } from "./rules.ts";
import { type Interview, usualKit } from "./schema.ts";

const app = idOf("app", 1);
const itv = idOf("itv", 1);
const hour = 3_600_000;
const day = 24 * hour;

const order = (type: string, args: object): Command =>
  commandSchema.parse({ id: idOf("cmd", 1), baseSeq: 0, type, args });

function act(state: RoomState, type: string, args: object): RoomState | string {
  const outcome = decide(state, order(type, args), { actor: everything, now: 1 });
  if (!outcome.ok) return outcome.refusal.code;
  const after = evolveAll(
    state,
    outcome.value.facts.map((fact) => ({ ...fact, at: 1 })),
  );
  return roomStateSchema.parse(after) as RoomState;
}
const acted = (state: RoomState, type: string, args: object): RoomState => {
  const after = act(state, type, args);
  if (typeof after === "string") throw new Error(after);
  return after;
};

const begun = () => {
  const empty = room();
  const stage = empty.stages[0]?.id ?? idOf("stg", 1);
  return {
    stage,
    state: acted(empty, "application.create", {
      application: app,
      candidate: idOf("cand", 1),
      stage,
      rank: "a0",
      source: "manual",
    }),
  };
};
const details = (stage: string) => ({
  ...{ application: app, interview: itv, stage, interviewers: ["usr_a", "usr_b"] },
  ...{ at: 10 * day, minutes: 45, zone: "Europe/Lisbon", shows: usualKit },
});

test("an interview is planned once, changed as a whole, and ends once", () => {
  const { state, stage } = begun();
  const planned = acted(state, "interview.plan", details(stage));
  expect(planned.applications[app]?.interviews).toMatchObject([{ id: itv, status: "planned", minutes: 45 }]);
  expect(act(planned, "interview.plan", details(stage))).toBe("interview.exists");
  expect(act(planned, "interview.change", { ...details(stage), interview: idOf("itv", 2) })).toBe(
    "interview.missing",
  );
  expect(act(planned, "interview.change", { ...details(stage), stage: idOf("stg", 99) })).toBe(
    "stage.missing",
  );
  const changed = acted(planned, "interview.change", {
    ...details(stage),
    at: null,
    interviewers: ["usr_c"],
  });
  expect(changed.applications[app]?.interviews).toMatchObject([{ at: null, interviewers: ["usr_c"] }]);
  const done = acted(changed, "interview.finish", { application: app, interview: itv });
  expect(act(done, "interview.cancel", { application: app, interview: itv })).toBe("interview.notPlanned");
  expect(act(done, "interview.change", details(stage))).toBe("interview.notPlanned");
});

test("nobody new is interviewed who is out, and what was planned can still be called off", () => {
  const { state, stage } = begun();
  const planned = acted(state, "interview.plan", details(stage));
  const out = acted(planned, "application.withdraw", { application: app });
  expect(act(out, "interview.plan", { ...details(stage), interview: idOf("itv", 2) })).toBe(
    "application.notActive",
  );
  expect(typeof act(out, "interview.cancel", { application: app, interview: itv })).toBe("object");
});

const anyInterview: fc.Arbitrary<Interview> = fc.record({
  id: fc.constant(itv),
  status: fc.constantFrom("planned", "done", "cancelled"),
  stage: fc.constant(idOf("stg", 1)),
  interviewers: fc.subarray(["usr_a", "usr_b", "usr_c"], { minLength: 1 }),
  at: fc.option(fc.integer({ min: 0, max: 40 * day })),
  minutes: fc.integer({ min: 5, max: 600 }),
  zone: fc.constant("Europe/Lisbon"),
  shows: fc.record({
    resume: fc.boolean(),
    headline: fc.boolean(),
    contact: fc.boolean(),
    source: fc.boolean(),
  }),
});
const statuses: Application["status"][] = [
  "active",
  "rejected",
  "withdrawn",
  "hired",
  "leaving",
  "transferred",
];

test("an interview exists for its interviewers alone, while it goes on and so does the application", () => {
  fc.assert(
    fc.property(anyInterview, fc.constantFrom(...statuses), (interview, status) => {
      for (const user of ["usr_a", "usr_b", "usr_c", "usr_d"]) {
        const sees = interviews(user, interview, { status });
        if (!sees) continue;
        expect(interview.interviewers).toContain(user);
        expect(interview.status).not.toBe("cancelled");
        expect(["active", "hired"]).toContain(status);
      }
    }),
  );
});

test("a résumé and an address are shown only if the kit says so, from a day before until a week after", () => {
  fc.assert(
    fc.property(anyInterview, fc.integer({ min: 0, max: 60 * day }), (interview, now) => {
      for (const part of ["resume", "contact"] as const) {
        if (!kitShows(interview, part, now)) continue;
        expect(interview.shows[part]).toBe(true);
        if (interview.at === null) expect(interview.status).toBe("planned");
        else {
          expect(now).toBeGreaterThanOrEqual(interview.at - day);
          expect(now).toBeLessThanOrEqual(interview.at + interview.minutes * 60_000 + 7 * day);
        }
      }
    }),
  );
  const timed = { at: 10 * day, minutes: 60, status: "planned" } as Interview;
  expect(
    [9 * day - 1, 9 * day, 17 * day + hour, 17 * day + hour + 1].map((now) => personalIsOpen(timed, now)),
  ).toEqual([false, true, true, false]);
});

test("other words alone are a change, and the same words are none", () => {
  const { state, stage } = begun();
  const planned = acted(state, "interview.plan", details(stage));
  const facts = (args: object) => {
    const outcome = decide(planned, order("interview.change", args), { actor: everything, now: 1 });
    return outcome.ok ? outcome.value.facts.length : outcome.refusal.code;
  };
  expect(facts(details(stage))).toBe(0);
  expect(facts({ ...details(stage), edition: 1 })).toBe(1);
});

test("a time that no calendar has, and a zone that nobody knows, are refused before anything is kept", () => {
  const { stage } = begun();
  const { application: _a, interview: _i, ...spoken } = details(stage);
  const input = { ...spoken, title: "Talk", instructions: "", place: "" };
  expect(interviewInputSchema.safeParse(input).success).toBe(true);
  for (const wrong of [{ at: 9e15 }, { at: -1 }, { zone: "Middle/Earth" }, { zone: "+25:99" }])
    expect([wrong, interviewInputSchema.safeParse({ ...input, ...wrong }).success]).toEqual([wrong, false]);
});
