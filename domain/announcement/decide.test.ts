import { expect, test } from "vitest";
import { decide } from "#domain/requisition/decide.ts";
import type { RoomState } from "#domain/requisition/schema.ts";
import {
  after,
  announce,
  application,
  apply,
  cancel,
  command,
  create,
  delay,
  due,
  everything,
  hire,
  idOf,
  moveTo,
  reject,
  type StageName,
  setStatus,
  stages,
  unreject,
} from "#tests/factories/room.ts";

/** What a step says about announcements, short: "made In review → Interview", "scheduled screen", "cancelled". */
function told(state: RoomState, step: Parameters<typeof apply>[1], now = 100_000): string[] {
  return apply(state, step, now).decision.facts.flatMap((fact) => {
    if (fact.type === "announcement.cancelled") return ["cancelled"];
    if (fact.type === "announcement.scheduled") return [`scheduled +${fact.data.dueAt - now}`];
    if (fact.type !== "announcement.made") return [];
    const { notice } = fact.data;
    if (notice.kind !== "received" && notice.kind !== "stage") return [notice.kind];
    return [`${notice.kind} ${notice.publicName} → ${notice.next}`];
  });
}
const pendingOf = (state: RoomState) => state.applications[application]?.pending;

test.each<[StageName, string]>([
  ["inbox", "received In review → First call"],
  ["huddle", "received In review → First call"],
  ["screen", "received In review → First call"],
  ["interview", "received Interview → References"],
  ["references", "received Interview → References"],
  ["offer", "received Interview → References"],
])(
  "an application that starts in %s is told that it was received, up to the last stage that speaks by itself",
  (at, words) => {
    expect(told(after(), create(at))).toEqual([words]);
  },
);

test("a pipeline without public stages still says that the application was received", () => {
  const hidden = Object.values(stages).map((stage) =>
    command("stage.edit", { stage: stage.id, publicName: null }),
  );
  expect(told(after(...hidden), create("interview"))).toEqual(["received null → null"]);
});

test.each<[StageName, StageName, string[]]>([
  ["inbox", "huddle", []],
  ["huddle", "inbox", []],
  ["inbox", "screen", [`scheduled +${delay}`]],
  ["inbox", "interview", ["stage Interview → References"]],
  ["inbox", "references", []],
  ["inbox", "offer", []],
  ["interview", "inbox", []],
  ["interview", "huddle", []],
  ["interview", "secondInterview", []],
  ["references", "interview", []],
])("a move from %s to %s announces %j", (from, to, words) => {
  expect(told(after(create(from)), moveTo(to))).toEqual(words);
});

test("a stage that shares its public name with the one the candidate knows is silent, and overtakes what waits", () => {
  expect(told(after(create("interview")), moveTo("secondInterview"))).toEqual([]);
  expect(told(after(create("inbox"), moveTo("interview")), moveTo("secondInterview"))).toEqual([]);
});

test("going back is silent, and going forward again to what the candidate knows is silent too", () => {
  const back = after(create(), moveTo("interview"), moveTo("inbox"));
  expect(told(back, moveTo("interview"))).toEqual([]);
  expect(told(back, moveTo("screen"))).toEqual([]);
});

test("a delayed announcement is taken back when the move is undone", () => {
  const moved = after(create(), moveTo("screen"));
  expect(pendingOf(moved)).toEqual({ stage: stages.screen.id, dueAt: 2_000 + delay });
  expect(told(moved, moveTo("inbox"))).toEqual(["cancelled"]);
  expect(pendingOf(apply(moved, moveTo("inbox")).state)).toBeUndefined();
});

test("an undone and repeated move waits the whole delay anew", () => {
  const again = apply(after(create(), moveTo("screen"), moveTo("inbox")), moveTo("screen"), 50_000).state;
  expect(pendingOf(again)?.dueAt).toBe(50_000 + delay);
  const early = decide(again, due("screen"), { actor: everything, now: 50_000 + delay - 1 });
  expect(early).toMatchObject({ ok: false, refusal: { code: "announcement.nonePending" } });
});

test("when it is due, the candidate is told where they stand, also if the card went on silently", () => {
  const late = 10_000_000;
  expect(told(after(create(), moveTo("screen")), due("screen"), late)).toEqual([
    "stage First call → Interview",
  ]);
  const further = after(create(), moveTo("screen"), moveTo("references"));
  expect(told(further, due("screen"), late)).toEqual(["stage First call → Interview"]);
  expect(
    told(after(create(), moveTo("screen"), moveTo("references"), moveTo("screen")), due("screen"), late),
  ).toEqual(["stage First call → Interview"]);
});

test("an announcement that waits is overtaken by a later stage that speaks at once", () => {
  const overtaken = after(create(), moveTo("screen"));
  expect(told(overtaken, moveTo("interview"))).toEqual(["cancelled", "stage Interview → References"]);
});

test("a stage that was hidden or made manual meanwhile is not announced by the clock", () => {
  for (const edit of [{ publicName: null }, { announce: { mode: "manual" as const } }]) {
    const changed = after(
      create(),
      moveTo("screen"),
      command("stage.edit", { stage: stages.screen.id, ...edit }),
    );
    expect(told(changed, due("screen"), 10_000_000)).toEqual(["cancelled"]);
  }
});

test("what waits can be told now or taken back by hand, and then the clock has nothing to say", () => {
  const waiting = after(create(), moveTo("screen"));
  expect(told(waiting, announce())).toEqual(["cancelled", "stage First call → Interview"]);
  expect(told(waiting, cancel())).toEqual(["cancelled"]);
  for (const step of [announce(), cancel()]) {
    const settled = apply(waiting, step).state;
    const late = decide(settled, due("screen"), { actor: everything, now: 10_000_000 });
    expect(late).toMatchObject({ ok: false, refusal: { code: "announcement.nonePending" } });
  }
});

test("an offer is told only by somebody's word, whatever its stage says", () => {
  const offered = after(create("interview"), moveTo("offer"));
  expect(offered.applications[application]?.told?.notice).toMatchObject({ publicName: "Interview" });
  expect(told(offered, announce())).toEqual(["stage Offer → null"]);
});

test("a rejection and a hire are silent, cancel what waits, and are told by somebody's word once", () => {
  for (const [end, words] of [
    [reject(), "notSelected"],
    [hire(), "hired"],
  ] as const) {
    const waiting = after(create(), moveTo("screen"));
    expect(told(waiting, end)).toEqual(["cancelled"]);
    const ended = apply(waiting, end).state;
    expect(told(ended, announce())).toEqual([words]);
    const again = decide(apply(ended, announce()).state, announce(), { actor: everything, now: 1 });
    expect(again).toMatchObject({ ok: false, refusal: { code: "announcement.nothingToTell" } });
  }
});

test("somebody who was told no and is back can be told where they stand, and hears of the next step", () => {
  const back = after(create("interview"), reject(), announce(), unreject());
  expect(told(back, announce())).toEqual(["stage Interview → References"]);
  expect(told(apply(back, moveTo("inbox")).state, moveTo("interview"))).toEqual([
    "stage Interview → References",
  ]);
});

test("somebody who was rejected and taken back before being told never hears of it", () => {
  const back = after(create("interview"), reject(), unreject());
  const again = decide(back, announce(), { actor: everything, now: 1 });
  expect(again).toMatchObject({ ok: false, refusal: { code: "announcement.nothingToTell" } });
});

test("after a step back, somebody can say where the candidate stands now", () => {
  expect(told(after(create("interview"), moveTo("huddle")), announce())).toEqual([
    "stage In review → First call",
  ]);
});

test("a rejection can still be told when the requisition is closed", () => {
  expect(told(after(create("interview"), reject(), setStatus("closed")), announce())).toEqual([
    "notSelected",
  ]);
});

test.each(["onHold", "filled", "closed"] as const)(
  "what waits to be told is held back while the requisition is %s, and gets its whole delay again when it opens",
  (status) => {
    const waiting = after(create(), moveTo("screen"));
    const { state: held } = apply(waiting, setStatus(status), 10_000);
    const refused = decide(held, due("screen"), { actor: everything, now: 500_000 });
    expect(refused).toMatchObject({ ok: false, refusal: { code: "requisition.notOpen" } });
    expect(pendingOf(held)).toBeDefined();
    expect(told(held, setStatus("open"), 500_000)).toEqual([`scheduled +${delay}`]);
    const { state: again } = apply(held, setStatus("open"), 500_000);
    expect(told(again, due("screen"), 500_000 + delay)).toEqual(["stage First call → Interview"]);
  },
);

test("opened again in time, what waits keeps its time; what its stage says no more by itself is dropped", () => {
  const waiting = after(create(), moveTo("screen"));
  const { state: held } = apply(waiting, setStatus("onHold"), 10_000);
  expect(told(held, setStatus("open"), 11_000)).toEqual([]);
  const manual = command("stage.edit", { stage: stages.screen.id, announce: { mode: "manual" } });
  const { state: silent } = apply(held, manual, 12_000);
  expect(told(silent, setStatus("open"), 500_000)).toEqual(["cancelled"]);
});

test("closing with a rejection for everybody takes back what waits to be told", () => {
  const waiting = after(create(), moveTo("screen"));
  const active = { do: "reject", reason: idOf("rsn", 1) } as const;
  const closing = command("requisition.changeStatus", { status: "closed", active });
  expect(told(waiting, closing)).toEqual(["cancelled"]);
  const { state } = apply(waiting, closing, 10_000);
  expect(pendingOf(state)).toBeUndefined();
  expect(told(state, setStatus("open"), 500_000)).toEqual([]);
});
