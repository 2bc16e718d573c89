/** Two requisitions of one organization and the people who work in them, played by the rules alone: no I/O. */
import fc from "fast-check";
import { capabilitiesOf, type Role } from "#domain/access/access.ts";
import type { Id } from "#domain/ids/ids.ts";
import type { Act, Command, CommandType } from "#domain/requisition/commands.ts";
import { decide } from "#domain/requisition/decide.ts";
import { emptyRoom, evolveAll } from "#domain/requisition/evolve.ts";
import { type RoomState, requisitionStatuses } from "#domain/requisition/schema.ts";
import { everything, idOf, pipeline, reason } from "./room.ts";

export const people = ["recruiter", "coordinator", "hiringManager", "viewer"] as const satisfies Role[];
const closeReason = { id: idOf("rsn", 3), label: "Budget" };
const labels = [1, 2, 3].map((n) => ({ id: idOf("lbl", n), name: `Label ${n}`, hue: n }));

export interface OneRoom {
  state: RoomState;
  ranks: Readonly<Record<string, string>>;
  labels: Readonly<Record<string, readonly Id<"lbl">[]>>;
}
/** What one room has sent and the other has not answered, or whose answer has not been heard. */
interface Travel {
  from: 0 | 1;
  application: Id<"app">;
  stage: Id<"stg"> | null;
  answer: ReturnType<typeof decide> | null;
}
export interface World {
  rooms: [OneRoom, OneRoom];
  travels: readonly Travel[];
}

function newRoom(n: number): OneRoom {
  const lists = { reasons: [reason], closeReasons: [closeReason], labels, sources: [] };
  const openings = [1, 2].map((at) => idOf("opn", n * 10 + at));
  const data = { status: "open" as const, stages: pipeline, ...lists, openings };
  const state = evolveAll(emptyRoom(idOf("org", 1), idOf("req", n + 1)), [
    { type: "requisition.created", data, at: 0 },
  ]);
  return { state, ranks: {}, labels: {} };
}

export const newWorld = (): World => ({ rooms: [newRoom(0), newRoom(1)], travels: [] });

export const commandOf = (act: Act): Command => ({ id: idOf("cmd", 1), baseSeq: 0, ...act }) as Command;

/** The room after an act, or null if it is refused. */
export function actIn(room: OneRoom, act: Act, now: number, actor = everything): OneRoom | null {
  const decided = decide(room.state, commandOf(act), { actor, now });
  if (!decided.ok) return null;
  const { facts, ranks, labels: changes = {} } = decided.value;
  const given = { ...room.labels };
  for (const [id, { add, remove }] of Object.entries(changes)) {
    const kept = (given[id] ?? []).filter((label) => !remove.includes(label));
    given[id] = [...new Set([...kept, ...add])].sort();
  }
  const state = evolveAll(
    room.state,
    facts.map((fact) => ({ ...fact, at: now })),
  );
  return { state, ranks: { ...room.ranks, ...ranks }, labels: given };
}

function withRoom(world: World, at: 0 | 1, room: OneRoom): World {
  return { ...world, rooms: at === 0 ? [room, world.rooms[1]] : [world.rooms[0], room] };
}

/** Somebody acts in one of the rooms; an application that leaves is on its way. Null if refused. */
export function act(world: World, at: 0 | 1, what: Act, now: number, role: Role): World | null {
  const actor = { capabilities: [...capabilitiesOf(role)] };
  const other = world.rooms[at === 0 ? 1 : 0].state.applications;
  // Ids are new: nobody makes one that is there already.
  if (what.type === "application.create" && other[what.args.application]) return null;
  const done = actIn(world.rooms[at], what, now, actor);
  if (!done) return null;
  const next = withRoom(world, at, done);
  if (what.type !== "application.transfer") return next;
  const { application, stage } = what.args;
  return { ...next, travels: [...next.travels, { from: at, application, stage, answer: null }] };
}

/** The next step of a transfer: the other room is asked, or (it may have been asked before) its answer is heard. */
export function travel(world: World, n: number, now: number): World {
  const at = n % Math.max(1, world.travels.length);
  const going = world.travels[at];
  if (!going) return world;
  const { from, application, stage, answer } = going;
  const to = from === 0 ? 1 : 0;
  const [here, there] = [world.rooms[from], world.rooms[to]];
  const rest = world.travels.filter((each) => each !== going);
  const known = here.state.applications[application];
  if (!known) throw new Error("it left without having been there");
  if (answer === null) {
    const { candidate, source, createdAt, hop = 0 } = known;
    const origin = here.state.requisition;
    const args = { application, candidate, stage, source, createdAt, origin, hop: hop + 1, rank: "a0" };
    const arrive: Act = { type: "application.arrive", args };
    const said = decide(there.state, commandOf(arrive), { actor: everything, now });
    const arrived = actIn(there, arrive, now);
    const asked = { ...world, travels: [...rest, { ...going, answer: said }] };
    return arrived ? withRoom(asked, to, arrived) : asked;
  }
  const about = { application, to: there.state.requisition };
  const ending: Act = answer.ok
    ? { type: "application.completeTransfer", args: about }
    : { type: "application.failTransfer", args: { ...about, code: answer.refusal.code } };
  const ended = actIn(here, ending, now);
  if (!ended) throw new Error("a transfer that cannot be ended");
  return withRoom({ ...world, travels: rest }, from, ended);
}

const app = fc.integer({ min: 1, max: 4 }).map((n) => idOf("app", n));
const stg = fc.integer({ min: 1, max: 8 }).map((n) => idOf("stg", n));
const rank = fc.constantFrom("a0", "a1", "a5", "b0");
const opn = fc.tuple(fc.nat(1), fc.nat(3)).map(([n, at]) => idOf("opn", n * 10 + at));
const rsn = fc.constant(reason.id);
const lbl = fc.subarray(labels.map(({ id }) => id));
const usr = fc.option(fc.constantFrom("usr_a", "usr_b"));
const about = fc.record({ application: app });

const itv = fc.integer({ min: 1, max: 3 }).map((n) => idOf("itv", n));
const interviewDetails = fc.record({
  ...{ application: app, interview: itv, stage: stg },
  interviewers: fc.subarray(["usr_a", "usr_b"], { minLength: 1 }),
  at: fc.option(fc.integer({ min: 0, max: 1_000 })),
  minutes: fc.constantFrom(30, 60),
  zone: fc.constant("Europe/Lisbon"),
  shows: fc.record({
    ...{ resume: fc.boolean(), headline: fc.boolean(), contact: fc.boolean(), source: fc.boolean() },
  }),
});

const kinds: { [T in CommandType]: fc.Arbitrary<unknown> | null } = {
  "requisition.changeStatus": fc.record(
    {
      status: fc.constantFrom(...requisitionStatuses),
      active: fc.oneof(
        fc.constant({ do: "keep" as const }),
        rsn.map((id) => ({ do: "reject" as const, reason: id })),
      ),
    },
    { requiredKeys: ["status"] },
  ),
  "requisition.setLists": null,
  "opening.add": fc.record({ opening: opn }),
  "opening.close": fc.record({ opening: opn, reason: fc.constant(closeReason.id) }),
  "opening.reopen": fc.record({ opening: opn }),
  "stage.add": fc.record({
    stage: stg,
    name: fc.constant("Added"),
    kind: fc.constantFrom("review", "interview"),
    before: fc.option(stg),
  }),
  "stage.edit": fc.record(
    {
      stage: stg,
      name: fc.constantFrom("One", "Two"),
      publicName: fc.option(fc.constantFrom("In review", "Talk")),
      limitDays: fc.option(fc.integer({ min: 1, max: 9 })),
    },
    { requiredKeys: ["stage"] },
  ),
  "stage.move": fc.record({ stage: stg, before: fc.option(stg) }),
  "stage.archive": fc.record({ stage: stg, moveTo: fc.option(stg) }),
  "stage.restore": fc.record({ stage: stg }),
  "application.create": fc.record({
    application: app,
    candidate: fc.constant(idOf("cand", 1)),
    stage: stg,
    rank,
    source: fc.constant("manual"),
  }),
  "application.move": fc.record({ application: app, to: stg, rank }),
  "application.reject": fc.record({ application: app, reason: rsn }),
  "application.unreject": about,
  "application.withdraw": fc.record({ application: app, reason: rsn }, { requiredKeys: ["application"] }),
  "application.unwithdraw": about,
  "application.hire": fc.record({ application: app, opening: opn }, { requiredKeys: ["application"] }),
  "application.unhire": about,
  "application.assign": fc.record({ application: app, assignee: usr }),
  "application.label": fc.record({ application: app, add: lbl, remove: lbl }),
  "application.transfer": fc.record({
    application: app,
    to: fc.integer({ min: 1, max: 2 }).map((n) => idOf("req", n)),
    stage: fc.option(stg),
  }),
  // Said by rooms to themselves and to each other: `travel` does.
  "application.completeTransfer": null,
  "application.failTransfer": null,
  "application.arrive": null,
  "application.announce": about,
  "application.cancelAnnouncement": about,
  "application.announceDue": null,
  "interview.plan": interviewDetails,
  "interview.change": interviewDetails,
  "interview.cancel": fc.record({ application: app, interview: itv }),
  "interview.finish": fc.record({ application: app, interview: itv }),
};

const weights: Partial<Record<CommandType, number>> = {
  "application.create": 5,
  "application.move": 6,
  "application.transfer": 4,
};

/** What somebody may try; most of it is refused. */
export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  ...Object.entries(kinds).flatMap(([type, args]) =>
    args
      ? [
          {
            weight: weights[type as CommandType] ?? 1,
            arbitrary: args.map((each) => ({ type, args: each }) as Act),
          },
        ]
      : [],
  ),
);

export interface Turn {
  at: 0 | 1;
  act: Act;
  role: (typeof people)[number];
  /** Which transfer goes on before this, if any. */
  travel: number | null;
}
export const anyTurn: fc.Arbitrary<Turn> = fc.record({
  at: fc.constantFrom(0 as const, 1 as const),
  act: anyAct,
  role: fc.oneof({ weight: 4, arbitrary: fc.constant("recruiter" as const) }, fc.constantFrom(...people)),
  travel: fc.option(fc.nat(5)),
});
