import fc from "fast-check";
import { expect, test } from "vitest";
import { can, capabilitiesOf } from "#domain/access/access.ts";
import {
  act,
  actIn,
  anyTurn,
  newWorld,
  type OneRoom,
  type Turn,
  travel,
  type World,
} from "#tests/factories/two-rooms.ts";
import type { Application } from "../application/schema.ts";
import { homeStage, stagesInUse } from "../pipeline/schema.ts";
import { commandCapability } from "./commands.ts";
import { inverse } from "./inverse.ts";
import { leftBy, overtaken } from "./overtaken.ts";
import { roomStateSchema } from "./schema.ts";

const runs = 400;
const turns = fc.array(anyTurn, { minLength: 20, maxLength: 80, size: "max" });

/** Plays the turns; hears of each that was not refused. */
function play(script: readonly Turn[], done: (before: World, after: World, turn: Turn) => void): World {
  let world = newWorld();
  script.forEach((turn, now) => {
    if (turn.travel !== null) world = travel(world, turn.travel, now);
    const next = act(world, turn.at, turn.act, now, turn.role);
    if (!next) return;
    done(world, next, turn);
    world = next;
  });
  return world;
}

const applicationsOf = ({ state }: OneRoom) => Object.values<Application>(state.applications);

/** Everything that may never be otherwise. */
function check({ rooms }: World): void {
  const alive = new Map<string, Application[]>();
  for (const room of rooms) {
    roomStateSchema.parse(room.state);
    const { stages, openings } = room.state;
    const inUse = new Set(stagesInUse(stages).map(({ id }) => id));
    expect(inUse.size).toBeGreaterThan(0);
    for (const each of applicationsOf(room)) {
      if (each.status === "active" || each.status === "leaving") expect(inUse.has(each.stage)).toBe(true);
      expect(each.opening === undefined || each.status === "hired").toBe(true);
      expect(each.to !== undefined).toBe(each.status === "leaving" || each.status === "transferred");
      if (each.status !== "transferred") alive.set(each.id, [...(alive.get(each.id) ?? []), each]);
    }
    const filled = openings.flatMap(({ id, status, application }) =>
      status === "filled" ? [[id, application]] : [],
    );
    const hired = applicationsOf(room).flatMap(({ id, opening }) => (opening ? [[opening, id]] : []));
    expect(filled.sort()).toEqual(hired.sort());
  }
  const known = new Set(rooms.flatMap((room) => applicationsOf(room).map(({ id }) => id)));
  for (const id of known) {
    const places = alive.get(id) ?? [];
    const arriving = places.length === 2 && places.some(({ status }) => status === "leaving");
    expect(arriving || places.length === 1, `${id} is in ${places.length} places`).toBe(true);
  }
}

test("whatever several people do in two rooms: no illegal state, and nobody in two places or in none", () => {
  fc.assert(
    fc.property(turns, (script) => {
      let world = play(script, (_, after) => check(after));
      // What is still on its way gets there.
      for (let n = 0; world.travels.length > 0; n += 1) {
        world = travel(world, n, 1_000);
        check(world);
      }
      for (const room of world.rooms)
        expect(applicationsOf(room).some(({ status }) => status === "leaving")).toBe(false);
    }),
    { numRuns: runs },
  );
});

test("nobody does what they may not do", () => {
  fc.assert(
    fc.property(turns, (script) => {
      play(script, (_, __, { act: { type }, role }) => {
        expect(can({ capabilities: capabilitiesOf(role) }, commandCapability[type])).toBe(true);
      });
    }),
    { numRuns: 100 },
  );
});

/** What undo is about. Not when a card came where it stands, nor what candidates were told: that cannot be untold. */
function essence({ state, labels }: OneRoom) {
  const home = (id: Application["stage"]) => homeStage(state.stages, id)?.id;
  return {
    status: state.status,
    stages: stagesInUse(state.stages),
    openings: state.openings,
    labels: Object.fromEntries(Object.entries(labels).filter(([, given]) => given.length > 0)),
    applications: applicationsOf({ state, labels, ranks: {} }).map(
      ({ enteredStageAt: _, told: __, pending: ___, stage, ...rest }) => ({ ...rest, stage: home(stage) }),
    ),
  };
}

function undo(room: OneRoom, back: readonly Turn["act"][]): OneRoom | null {
  return back.reduce<OneRoom | null>((at, each) => (at ? actIn(at, each, 5_000) : null), room);
}

test("undo puts everything back, directly after the act; and tells no candidate anything", () => {
  const undone = new Map<string, number>();
  fc.assert(
    fc.property(turns, (script) => {
      play(script, (before, after, { at, act: given }) => {
        const [was, is] = [before.rooms[at], after.rooms[at]];
        const back = inverse({ ...was, labels: (id) => was.labels[id] ?? [] }, given);
        if (!back) return;
        const restored = undo(is, back);
        expect(restored, `${given.type} could not be undone`).not.toBeNull();
        if (!restored) return;
        expect(essence(restored)).toEqual(essence(was));
        if (given.type === "application.move" && was.ranks[given.args.application])
          expect(restored.ranks).toEqual(was.ranks);
        for (const { id, told } of applicationsOf(restored))
          expect(told).toEqual(is.state.applications[id]?.told);
        undone.set(given.type, (undone.get(given.type) ?? 0) + 1);
      });
    }),
    { numRuns: runs },
  );
  // A test that never came so far would say nothing.
  expect([...undone.keys()].length).toBeGreaterThanOrEqual(14);
});

test("a stage stays archived while a card that stood in it is on its way to another requisition", () => {
  const id = (prefix: string, n: number) => `${prefix}_${String(n).padStart(26, "0")}`;
  const [application, stage, moveTo] = [id("app", 4), id("stg", 3), id("stg", 1)];
  const create = { application, candidate: id("cand", 1), stage, rank: "a0", source: "manual" };
  const turn = (type: string, args: object) =>
    ({ at: 0, act: { type, args }, role: "recruiter", travel: null }) as Turn;
  const archive = turn("stage.archive", { stage, moveTo }).act;
  const here = play([turn("application.create", create)], () => undefined).rooms[0];
  const transfer = turn("application.transfer", { application, to: id("req", 2), stage: null });
  const leaving = play([turn("application.create", create), transfer], () => undefined).rooms[0];
  expect(leaving.state.applications[application]?.status).toBe("leaving");
  const labels = () => [];
  expect(inverse({ ...here, labels }, archive)).toHaveLength(2);
  expect(inverse({ ...leaving, labels }, archive)).toBeNull();
});

test("undo takes back one's own act alone, after others have worked on; or it is known to be overtaken", () => {
  let late = 0;
  fc.assert(
    fc.property(turns, fc.nat(60), (script, which) => {
      const mine: { at: 0 | 1; was: OneRoom; given: Turn["act"]; left: ReturnType<typeof leftBy> }[] = [];
      const world = play(script, (before, after, { at, act: given }) => {
        if (!("application" in given.args)) return;
        mine.push({ at, was: before.rooms[at], given, left: leftBy(after.rooms[at].state, given) });
      });
      const chosen = mine[which % Math.max(1, mine.length)];
      if (!chosen) return;
      const { at, was, given, left } = chosen;
      const back = inverse({ ...was, labels: (id) => was.labels[id] ?? [] }, given);
      const id = "application" in given.args ? given.args.application : "";
      const now = world.rooms[at];
      if (!back || (left && overtaken(now.state, left))) return;
      const restored = undo(now, back);
      // The requisition may have been closed, the opening filled: then the room says so.
      if (!restored) return;
      late += 1;
      const others = (room: OneRoom) => essence(room).applications.filter((each) => each.id !== id);
      expect(others(restored)).toEqual(others(now));
      const [then, again] = [was.state.applications[id], restored.state.applications[id]];
      if (given.type === "application.assign") expect(again?.assignee).toBe(then?.assignee);
      else if (given.type !== "application.label") expect(again?.status).toBe(then?.status);
      if (given.type === "application.move") expect(again?.stage).toBe(then?.stage);
    }),
    { numRuns: runs * 2 },
  );
  expect(late).toBeGreaterThan(20);
});
