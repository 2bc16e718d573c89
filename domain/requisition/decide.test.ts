import { describe, expect, test } from "vitest";
import { capabilities } from "#domain/access/access.ts";
import { type Application, applicationStatuses } from "#domain/application/schema.ts";
import { maxStages, type Stage } from "#domain/pipeline/schema.ts";
import {
  after,
  announce,
  application,
  apply,
  cancel,
  candidate,
  command,
  create,
  due,
  everything,
  hire,
  idOf,
  moveTo,
  reason,
  reject,
  room,
  setStatus,
  stages,
  unreject,
} from "#tests/factories/room.ts";
import { type Command, type CommandType, commandCapability, commandTypes } from "./commands.ts";
import { decide } from "./decide.ts";
import { type RequisitionStatus, type RoomState, requisitionStatuses } from "./schema.ts";

const now = 10_000_000;
const elsewhere = idOf("req", 9);
const leave = () => command("application.transfer", { application, to: elsewhere, stage: null });
const ends: Record<Application["status"], Command[]> = {
  active: [],
  rejected: [reject()],
  withdrawn: [command("application.withdraw", { application })],
  hired: [hire()],
  leaving: [leave()],
  transferred: [leave(), command("application.completeTransfer", { application, to: elsewhere })],
};

/** A room whose application stands at the first call, with an announcement waiting while it is active. */
function roomWith(status: Application["status"] | "none", requisition: RequisitionStatus): RoomState {
  const steps = status === "none" ? [] : [create(), moveTo("screen"), ...ends[status]];
  return { ...after(...steps), status: requisition };
}

function answer(state: RoomState, step: Command): string {
  const outcome = decide(state, step, { actor: everything, now });
  return outcome.ok ? "ok" : outcome.refusal.code;
}

const closeReason = { id: idOf("rsn", 7), label: "SECRET close reason" };
const aLabel = { id: idOf("lbl", 1), name: "Silver", hue: 10 };
/** With an open opening, a closed one, an archived stage, a label, another reason. */
function furnished(state: RoomState): RoomState {
  const archived = { ...stages.huddle, id: idOf("stg", 8), archived: true as const };
  return {
    ...state,
    stages: [...state.stages, archived],
    closeReasons: [closeReason],
    labels: [aLabel],
    openings: [
      { id: idOf("opn", 1), status: "open" },
      { id: idOf("opn", 2), status: "closed", reason: closeReason.id },
    ],
  };
}

type Row = Record<RequisitionStatus, string>;
const everywhere = (code: string): Row => ({
  draft: code,
  open: code,
  onHold: code,
  filled: code,
  closed: code,
});
const running: Row = { ...everywhere("requisition.notOpen"), draft: "ok", open: "ok" };
const onlyOpen: Row = { ...everywhere("requisition.notOpen"), open: "ok" };
const unfinished: Row = { ...everywhere("ok"), filled: "requisition.notOpen", closed: "requisition.notOpen" };
const [ok, notActive, missing] = ["ok", "application.notActive", "application.missing"].map(everywhere) as [
  Row,
  Row,
  Row,
];
const [notRejected, nothing, nonePending] = [
  "application.notRejected",
  "announcement.nothingToTell",
  "announcement.nonePending",
].map(everywhere) as [Row, Row, Row];

/** What is possible when, as a person would read it: verb → status of the application → status of the requisition. */
type Told = "active" | "rejected" | "hired" | "none";
const table: Record<string, { step: Command } & Record<Told, Row>> = {
  create: {
    step: create(),
    none: running,
    active: everywhere("application.exists"),
    rejected: everywhere("application.exists"),
    hired: everywhere("application.exists"),
  },
  "move forward": {
    step: moveTo("interview"),
    none: missing,
    active: running,
    rejected: notActive,
    hired: notActive,
  },
  "move backward": {
    step: moveTo("inbox"),
    none: missing,
    active: ok,
    rejected: notActive,
    hired: notActive,
  },
  reorder: { step: moveTo("screen"), none: missing, active: ok, rejected: notActive, hired: notActive },
  reject: { step: reject(), none: missing, active: ok, rejected: notActive, hired: notActive },
  unreject: {
    step: unreject(),
    none: missing,
    active: notRejected,
    rejected: unfinished,
    hired: notRejected,
  },
  hire: { step: hire(), none: missing, active: onlyOpen, rejected: notActive, hired: notActive },
  announce: { step: announce(), none: missing, active: ok, rejected: ok, hired: ok },
  "cancel the announcement": {
    step: cancel(),
    none: missing,
    active: ok,
    rejected: nonePending,
    hired: nonePending,
  },
  "announce what is due": {
    step: due("screen"),
    none: missing,
    active: running,
    rejected: nonePending,
    hired: nonePending,
  },
};

/** The verbs of the first weeks that are not in the table above: where the application must stand, and the requisition. */
const later: Record<string, { step: Command; from: Application["status"][]; no: string; where: Row }> = {
  withdraw: {
    step: command("application.withdraw", { application }),
    from: ["active"],
    no: "application.notActive",
    where: ok,
  },
  unwithdraw: {
    step: command("application.unwithdraw", { application }),
    from: ["withdrawn"],
    no: "application.notWithdrawn",
    where: unfinished,
  },
  unhire: {
    step: command("application.unhire", { application }),
    from: ["hired"],
    no: "application.notHired",
    where: ok,
  },
  assign: {
    step: command("application.assign", { application, assignee: "usr_ana" }),
    from: ["active"],
    no: "application.notActive",
    where: ok,
  },
  transfer: { step: leave(), from: ["active"], no: "application.notActive", where: ok },
  "complete the transfer": {
    step: command("application.completeTransfer", { application, to: elsewhere }),
    from: ["leaving"],
    no: "application.notLeaving",
    where: ok,
  },
  "fail the transfer": {
    step: command("application.failTransfer", { application, to: elsewhere, code: "stage.missing" }),
    from: ["leaving"],
    no: "application.notLeaving",
    where: ok,
  },
  arrive: { step: arriveHere(), from: ["transferred"], no: "application.exists", where: running },
};

function arriveHere(stage: Stage["id"] | null = null): Command {
  const [source, origin] = ["manual" as const, elsewhere];
  return command("application.arrive", {
    ...{ application, candidate, stage, rank: "a3", source, origin, createdAt: 5, hop: 1 },
  });
}

describe.each(Object.entries(later))("%s", (_verb, { step, from, no, where }) => {
  test.each(applicationStatuses)("an application that is %s", (status) => {
    for (const requisition of requisitionStatuses) {
      const expected = from.includes(status) ? where[requisition] : no;
      expect(answer(roomWith(status, requisition), step), requisition).toBe(expected);
    }
  });
});

describe.each(Object.entries(table))("%s", (_verb, row) => {
  for (const status of ["none", "active", "rejected", "hired"] as const) {
    for (const requisition of requisitionStatuses) {
      const expected = row[status][requisition];
      test(`application ${status}, requisition ${requisition}: ${expected}`, () => {
        expect(answer(roomWith(status, requisition), row.step)).toBe(expected);
      });
    }
  }
});

test("there is nothing to tell to somebody who knows", () => {
  expect(answer(after(create()), announce())).toBe(nothing.open);
});

test.each(requisitionStatuses)("a requisition that is %s changes only to what may follow", (from) => {
  const allowed: Row & Record<string, unknown> = {
    draft: "open closed",
    open: "onHold filled closed",
    onHold: "open closed",
    filled: "open closed",
    closed: "open",
  };
  for (const to of requisitionStatuses) {
    const follows = allowed[from].split(" ").includes(to);
    const no = from === to ? "requisition.statusUnchanged" : "requisition.statusForbidden";
    expect(answer(room(from), setStatus(to))).toBe(follows ? "ok" : no);
  }
});

const planned = { application, interview: idOf("itv", 1) };
const details = {
  ...{ stage: stages.interview.id, interviewers: ["usr_ana"], at: null, minutes: 30, zone: "Europe/Lisbon" },
  shows: { resume: true, headline: true, contact: false, source: false },
};

function withInterview(state: RoomState): RoomState {
  const known = state.applications[application];
  if (!known) return state;
  const interviews = [{ ...details, id: planned.interview, status: "planned" as const }];
  return { ...state, applications: { ...state.applications, [application]: { ...known, interviews } } };
}

test.each(commandTypes)("%s needs its capability and no other", (type) => {
  const lists = { reasons: [reason], closeReasons: [closeReason], labels: [aLabel], sources: [] };
  const step = {
    "requisition.setLists": command("requisition.setLists", lists),
    "opening.add": command("opening.add", { opening: idOf("opn", 9) }),
    "opening.close": command("opening.close", { opening: idOf("opn", 1), reason: closeReason.id }),
    "opening.reopen": command("opening.reopen", { opening: idOf("opn", 2) }),
    "stage.move": command("stage.move", { stage: stages.inbox.id, before: null }),
    "stage.archive": command("stage.archive", { stage: stages.huddle.id, moveTo: null }),
    "stage.restore": command("stage.restore", { stage: idOf("stg", 8) }),
    "application.withdraw": command("application.withdraw", { application }),
    "application.unwithdraw": command("application.unwithdraw", { application }),
    "application.unhire": command("application.unhire", { application }),
    "application.assign": command("application.assign", { application, assignee: "usr_ana" }),
    "application.label": command("application.label", { application, add: [aLabel.id], remove: [] }),
    "application.transfer": leave(),
    "application.completeTransfer": command("application.completeTransfer", { application, to: elsewhere }),
    "application.failTransfer": command("application.failTransfer", {
      ...{ application, to: elsewhere, code: "stage.missing" },
    }),
    "application.arrive": arriveHere(),
    "requisition.changeStatus": setStatus("closed"),
    "stage.add": command("stage.add", { stage: idOf("stg", 50), name: "x", kind: "review", before: null }),
    "stage.edit": command("stage.edit", { stage: stages.inbox.id, name: "x" }),
    "application.create": create("inbox", idOf("app", 2)),
    "application.move": moveTo("interview"),
    "application.reject": reject(),
    "application.unreject": unreject(),
    "application.hire": hire(),
    "application.announce": announce(),
    "application.cancelAnnouncement": cancel(),
    "application.announceDue": due("screen"),
    "interview.plan": command("interview.plan", { ...details, application, interview: idOf("itv", 2) }),
    "interview.change": command("interview.change", { ...details, ...planned, minutes: 60 }),
    "interview.cancel": command("interview.cancel", planned),
    "interview.finish": command("interview.finish", planned),
  }[type];
  const stands: Partial<Record<CommandType, Application["status"]>> = {
    "application.unreject": "rejected",
    "application.unwithdraw": "withdrawn",
    "application.unhire": "hired",
    "application.completeTransfer": "leaving",
    "application.failTransfer": "leaving",
    "application.arrive": "transferred",
  };
  const state = withInterview(furnished(roomWith(stands[type] ?? "active", "open")));
  const needed = commandCapability[type];
  const others = capabilities.filter((each) => each !== needed);
  expect(decide(state, step, { actor: { capabilities: [needed] }, now }).ok).toBe(true);
  expect(decide(state, step, { actor: { capabilities: others }, now })).toMatchObject({
    refusal: { code: "access.denied" },
  });
});

test("what does not exist is refused by name", () => {
  const state = after(create());
  const noStage = idOf("stg", 99);
  expect(answer(state, command("application.move", { application, to: noStage, rank: "a1" }))).toBe(
    "stage.missing",
  );
  expect(answer(state, command("stage.edit", { stage: noStage, name: "x" }))).toBe("stage.missing");
  expect(answer(state, command("application.reject", { application, reason: idOf("rsn", 9) }))).toBe(
    "reason.missing",
  );
  const add = { stage: idOf("stg", 50), name: "x", kind: "review" as const, before: noStage };
  expect(answer(state, command("stage.add", add))).toBe("stage.missing");
  expect(answer(state, command("stage.add", { ...add, stage: stages.inbox.id, before: null }))).toBe(
    "stage.exists",
  );
});

test("a move carries its rank, and within one stage it is a rank alone", () => {
  const state = after(create());
  expect(apply(state, moveTo("inbox")).decision).toEqual({ facts: [], ranks: { [application]: "a1" } });
  const moved = apply(state, moveTo("interview"), 77);
  expect(moved.decision.ranks).toEqual({ [application]: "a1" });
  expect(moved.state.applications[application]).toMatchObject({
    stage: stages.interview.id,
    enteredStageAt: 77,
  });
});

test("a rejected card keeps its stage and its reason until it is taken back", () => {
  const rejected = after(create("interview"), reject());
  expect(rejected.applications[application]).toMatchObject({
    status: "rejected",
    stage: stages.interview.id,
    reason: reason.id,
  });
  const back = apply(rejected, unreject()).state.applications[application];
  expect(back).toMatchObject({ status: "active", stage: stages.interview.id });
  expect(back).not.toHaveProperty("reason");
});

test("a new stage starts hidden, where it was put, and says nothing by itself", () => {
  const add = command("stage.add", {
    stage: idOf("stg", 50),
    name: "Talk",
    kind: "screen",
    before: stages.interview.id,
  });
  const { state } = apply(after(create()), add);
  expect(state.stages.map((stage) => stage.name).indexOf("Talk")).toBe(3);
  expect(state.stages[3]).toMatchObject({ publicName: null, announce: { mode: "manual" } });
});

test("an offer's stage cannot be made to speak by itself", () => {
  const edit = (mode: "atOnce" | "manual") =>
    command("stage.edit", { stage: stages.offer.id, announce: { mode } });
  expect(answer(room(), edit("atOnce"))).toBe("stage.offerIsManual");
  expect(answer(room(), edit("manual"))).toBe("ok");
});

test("a pipeline has an end", () => {
  let state = room();
  for (let n = state.stages.length; n < maxStages; n += 1) {
    const add = { stage: idOf("stg", 100 + n), name: `s${n}`, kind: "review" as const, before: null };
    state = apply(state, command("stage.add", add)).state;
  }
  const oneMore = { stage: idOf("stg", 900), name: "x", kind: "review" as const, before: null };
  expect(answer(state, command("stage.add", oneMore))).toBe("stage.tooMany");
});

test("a move says where its sender saw the card: who was faster is not overridden, who did the same is not refused", () => {
  const state = after(create());
  const move = (from: typeof stages.inbox.id) =>
    command("application.move", { application, to: stages.interview.id, rank: "a1", from });
  expect(answer(state, move(stages.inbox.id))).toBe("ok");
  expect(answer(state, move(stages.offer.id))).toBe("application.movedMeanwhile");
  expect(answer(after(create(), moveTo("interview")), move(stages.inbox.id))).toBe("ok");
});
