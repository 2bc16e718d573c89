import fc from "fast-check";
import { expect, test } from "vitest";
import {
  after,
  announce,
  application,
  apply,
  create,
  hire,
  idOf,
  moveTo,
  reject,
  stages,
  unreject,
} from "#tests/factories/room.ts";
import { applicationStatuses } from "../application/schema.ts";
import type { RoomState } from "../requisition/schema.ts";
import { coarseStatus, dayOf } from "./status.ts";

const statusIn = (state: RoomState) => coarseStatus(state.applications[application] ?? null);

test("a rejection and a hire are known to the referrer once the candidate was told, and not before", () => {
  const interviewed = after(create("interview"), moveTo("secondInterview"));
  expect(statusIn(interviewed)).toBe("received");
  const rejected = apply(interviewed, reject()).state;
  expect(statusIn(rejected)).toBe("received");
  expect(statusIn(apply(rejected, announce()).state)).toBe("notGoingAhead");
  const hired = apply(interviewed, hire()).state;
  expect(statusIn(hired)).toBe("received");
  expect(statusIn(apply(hired, announce()).state)).toBe("hired");
});

test("somebody who moves on in silence is where the candidate thinks they are", () => {
  expect(statusIn(after(create("inbox"), moveTo("huddle")))).toBe("received");
  expect(statusIn(after(create("inbox"), moveTo("interview")))).toBe("inProgress");
  expect(statusIn(after(create("interview"), reject(), announce(), unreject()))).toBe("notGoingAhead");
});

test("what is not there yet has been received; what goes to another requisition stays in progress", () => {
  expect(coarseStatus(null)).toBe("received");
  expect(coarseStatus({ status: "leaving" })).toBe("inProgress");
  expect(coarseStatus({ status: "active", origin: idOf("req", 2) })).toBe("inProgress");
});

test("nothing but what was told, and that it came from elsewhere, makes a difference", () => {
  const told = fc.constantFrom("received", "stage", "notSelected", "withdrawn", "hired", null);
  fc.assert(
    fc.property(told, fc.constantFrom(...applicationStatuses), fc.boolean(), (kind, status, came) => {
      const stage = Object.values(stages)[0]?.id ?? idOf("stg", 1);
      const about = {
        status,
        ...(came && { origin: idOf("req", 2) }),
        ...(kind && {
          told: { stage, at: 1, notice: { kind, publicName: "Interview", next: null } as never },
        }),
      };
      const wanted = {
        stage: "inProgress",
        hired: "hired",
        notSelected: "notGoingAhead",
        withdrawn: "withdrawn",
      };
      if (kind && kind in wanted) expect(coarseStatus(about)).toBe(wanted[kind as keyof typeof wanted]);
      else expect(coarseStatus(about)).toBe(came || status === "leaving" ? "inProgress" : "received");
    }),
  );
});

test("a referrer learns the day of something and no hour", () => {
  expect(dayOf(Date.UTC(2026, 10, 23, 23, 59))).toBe("2026-11-23");
});
