import { describe, expect, test } from "vitest";
import { groupRequisitions, readFilter } from "#app/routes/hiring/requisitions/filter.ts";
import type { RequisitionRow } from "#domain/views/board.ts";

function row(id: string, fields: Partial<RequisitionRow>): RequisitionRow {
  return {
    id: `req_${id}`,
    title: "Engineer",
    team: "Platform",
    department: "",
    location: "Berlin",
    status: "open",
    openings: 1,
    stages: [],
    active: 0,
    rejected: 0,
    hired: 0,
    lastActivityAt: 0,
    createdAt: 0,
    seq: 1,
    ...fields,
  };
}
const all = { text: "", status: "all" } as const;

describe("the list of requisitions", () => {
  test("open comes first, then on hold, draft, filled, closed, whatever order they arrive in", () => {
    const rows = (["closed", "filled", "draft", "onHold", "open"] as const).map((status) =>
      row(status, { status }),
    );
    expect(groupRequisitions(rows, all).map((group) => group.status)).toEqual([
      "open",
      "onHold",
      "draft",
      "filled",
      "closed",
    ]);
  });

  test("within a status, where something happened last comes first", () => {
    const rows = [
      row("A", { lastActivityAt: 1 }),
      row("B", { lastActivityAt: 3 }),
      row("C", { lastActivityAt: 2 }),
    ];
    expect(groupRequisitions(rows, all)[0]?.rows.map((each) => each.id)).toEqual(["req_B", "req_C", "req_A"]);
  });

  test("every word is looked for in title, team and place, without regard to case or accents", () => {
    const rows = [row("A", { location: "Zürich" }), row("B", {})];
    expect(groupRequisitions(rows, { ...all, text: "ENG zurich" })[0]?.rows).toHaveLength(1);
    expect(groupRequisitions(rows, { ...all, text: "designer" })).toEqual([]);
  });

  test("a status that does not exist filters nothing", () => {
    expect(readFilter(new URLSearchParams("status=imaginary&q=x"))).toEqual({ text: "x", status: "all" });
    expect(readFilter(new URLSearchParams("status=onHold")).status).toBe("onHold");
  });
});
