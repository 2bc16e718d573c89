import fc from "fast-check";
import { expect, it } from "vitest";
import type { Command, CommandArgs, CommandType } from "#domain/requisition/commands.ts";
import { decide } from "#domain/requisition/decide.ts";
import { type DatedFact, evolveAll } from "#domain/requisition/evolve.ts";
import type { RoomState } from "#domain/requisition/schema.ts";
import { command, everything, idOf, pipeline, reason, room } from "#tests/factories/room.ts";
import { Draft } from "./draft.ts";
import { show } from "./overlay.ts";

const application = fc.integer({ min: 1, max: 5 }).map((n) => idOf("app", n));
const stage = fc.constantFrom(...pipeline.map(({ id }) => id));
const make =
  <T extends CommandType>(type: T) =>
  (args: CommandArgs<T>): Command =>
    command(type, args);

const commands = fc.array(
  fc.oneof(
    fc
      .record({
        application,
        stage,
        candidate: fc.constant(idOf("cand", 1)),
        rank: fc.constant("a0"),
        source: fc.constant("manual" as const),
      })
      .map(make("application.create")),
    fc.record({ application, to: stage, rank: fc.constantFrom("a1", "a2") }).map(make("application.move")),
    fc.record({ application, reason: fc.constant(reason.id) }).map(make("application.reject")),
    fc.record({ application }).map(make("application.unreject")),
    fc.record({ application }).map(make("application.hire")),
    fc.record({ application }).map(make("application.announce")),
    fc
      .record({ status: fc.constantFrom("open" as const, "onHold" as const) })
      .map(make("requisition.changeStatus")),
    fc.record({ stage, name: fc.constantFrom("One", "Two") }).map(make("stage.edit")),
  ),
  { maxLength: 40 },
);

/** Decided one after the other over the whole state: what `show` must come to, however it gets there. */
function plainly(state: RoomState, script: readonly Command[]): { state: RoomState; facts: DatedFact[] } {
  const facts: DatedFact[] = [];
  for (const [at, each] of script.entries()) {
    const decision = decide(state, each, { actor: everything, now: at });
    if (!decision.ok) continue;
    const dated = decision.value.facts.map((fact) => ({ ...fact, at }));
    facts.push(...dated);
    state = evolveAll(state, dated);
  }
  return { state, facts };
}

it("makes of any facts what evolve makes of them, one by one", () => {
  fc.assert(
    fc.property(commands, fc.array(fc.boolean(), { maxLength: 40 }), (script, looks) => {
      const plain = plainly(room(), script);
      const draft = new Draft(room());
      for (const [at, fact] of plain.facts.entries()) {
        draft.apply(fact);
        if (looks[at]) draft.whole();
      }
      expect(draft.whole()).toEqual(plain.state);
      expect(draft.whole()).toBe(draft.whole());
    }),
  );
});

it("lays pending commands over the state as if each had seen all of it", () => {
  fc.assert(
    fc.property(commands, (script) => {
      const pending = script.map((each, at) => ({ command: each, now: at, acked: null }));
      const shown = show({ confirmed: room(), seq: 0, pending }, everything);
      expect(shown.state).toEqual(plainly(room(), script).state);
    }),
  );
});
