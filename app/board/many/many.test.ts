import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Application } from "#domain/application/schema.ts";
import { compareRanked } from "#domain/application/schema.ts";
import { newId } from "#domain/ids/ids.ts";
import type { Command } from "#domain/requisition/commands.ts";
import { decide } from "#domain/requisition/decide.ts";
import { evolveAll } from "#domain/requisition/evolve.ts";
import { everything, idOf, pipeline, reason, room, stages } from "#tests/factories/room.ts";
import { type ManyAsk, type ManyRoom, planOf } from "./plan.ts";
import { ranged, toggled } from "./select.ts";

const statuses = ["active", "active", "active", "rejected", "hired"] as const;
const applications = Object.fromEntries(
  statuses.map((status, at): [string, Application] => {
    const id = idOf("app", at + 1);
    const card = { id, candidate: idOf("cand", at + 1), stage: stages.inbox.id, source: "manual" as const };
    return [id, { ...card, status, createdAt: 0, enteredStageAt: 0 }];
  }),
);
const ids = Object.keys(applications);
const manyRoom: ManyRoom = {
  state: { ...room(), applications },
  summaries: {},
  abilities: everything.capabilities,
  firstRank: () => "a0",
  now: 1_000,
};

describe("choosing cards", () => {
  const none = { selected: new Set<string>(), anchor: null };

  it("takes one more or one less", () => {
    const one = toggled(none, "b");
    expect([...one.selected]).toEqual(["b"]);
    expect(toggled(one, "b").selected.size).toBe(0);
  });

  it("takes a range from where one began, in either direction, beside what was chosen", () => {
    const order = ["a", "b", "c", "d", "e"];
    const from = toggled(toggled(none, "a"), "d");
    expect([...ranged(from, "b", order).selected].sort()).toEqual(["a", "b", "c", "d"]);
    const again = ranged(ranged(from, "b", order), "e", order);
    expect([...again.selected].sort()).toEqual(order);
  });

  it("takes one alone where the range's beginning is not on the screen any more", () => {
    expect([...ranged({ selected: new Set(), anchor: "gone" }, "b", ["a", "b"]).selected]).toEqual(["b"]);
  });
});

describe("doing something with many", () => {
  it("says who will move, who cannot and why, and who is there already", () => {
    const plan = planOf({ verb: "move", choice: stages.inbox.id }, ids, manyRoom);
    expect(plan.goes).toEqual([]);
    expect(plan.cannot.map(({ refusal }) => refusal?.code ?? null)).toEqual([
      null,
      null,
      null,
      "application.notActive",
      "application.notActive",
    ]);
    expect(planOf({ verb: "move", choice: stages.interview.id }, ids, manyRoom).goes).toEqual(
      ids.slice(0, 3),
    );
  });

  it("keeps the order of the screen when cards move together, before those that stand there", () => {
    const { acts } = planOf({ verb: "move", choice: stages.interview.id }, [...ids].reverse(), manyRoom);
    const moved = acts.flatMap((act) => (act.type === "application.move" ? [act.args] : []));
    const ranked = [
      ...moved.map(({ application, rank }) => ({ id: application as string, rank })),
      { id: "there", rank: "a0" },
    ];
    expect(ranked.sort(compareRanked).map(({ id }) => id)).toEqual([ids[2], ids[1], ids[0], "there"]);
  });

  it("promises exactly what the room then does, whatever is asked of whom", () => {
    const ask: fc.Arbitrary<ManyAsk> = fc.oneof(
      fc.record({
        verb: fc.constant("move" as const),
        choice: fc.constantFrom(...pipeline.map(({ id }) => id), idOf("stg", 99)),
      }),
      fc.record({ verb: fc.constant("reject" as const), choice: fc.constantFrom(reason.id, idOf("rsn", 9)) }),
      fc.record({
        verb: fc.constantFrom("withdraw" as const, "announce" as const, "unreject" as const),
        choice: fc.constant(""),
      }),
      fc.record({ verb: fc.constant("assign" as const), choice: fc.constantFrom("ana", "nobody") }),
    );
    fc.assert(
      fc.property(ask, fc.shuffledSubarray(ids), (what, chosen) => {
        const plan = planOf(what, chosen, manyRoom);
        expect(plan.goes.length + plan.cannot.length).toBe(chosen.length);
        let state = manyRoom.state;
        for (const act of plan.acts) {
          const command = { id: newId("cmd"), baseSeq: 0, ...act } as Command;
          const decided = decide(state, command, { actor: everything, now: 1_000 });
          expect(decided.ok).toBe(true);
          if (!decided.ok) return;
          state = evolveAll(
            state,
            decided.value.facts.map((fact) => ({ ...fact, at: 1_000 })),
          );
        }
      }),
    );
  });
});
