import { expect, test } from "vitest";
import { capabilities, capabilitiesOf } from "./access.ts";
import { keptCapabilities, keyCapabilities } from "./keys.ts";

test("nobody gives a key more than they have", () => {
  const viewer = { capabilities: [...capabilitiesOf("viewer")] };
  expect(keyCapabilities(viewer, "personal").every((each) => viewer.capabilities.includes(each))).toBe(true);
  expect(keyCapabilities({ capabilities: [] }, "organization")).toEqual([]);
});

test("no key hands an organization over or changes who comes in, whoever makes it", () => {
  const everything = { capabilities: [...capabilities] };
  for (const kind of ["organization", "personal"] as const) {
    const given = keyCapabilities(everything, kind);
    for (const each of ["organization.transfer", "organization.manage", "system.operate"] as const) {
      expect(given).not.toContain(each);
    }
  }
  expect(keyCapabilities(everything, "organization")).not.toContain("member.manage");
});

test("a personal token does at most what its person still may", () => {
  const given = ["application.move", "board.view", "organization.manage", "something.old"];
  expect(keptCapabilities("personal", given, capabilitiesOf("viewer"))).toEqual([
    "board.view",
    "requisition.beOnTeam",
    "requisition.viewAll",
  ]);
  expect(keptCapabilities("personal", given, capabilitiesOf("hiringManager"))).toEqual([
    "board.view",
    "application.move",
    "requisition.beOnTeam",
  ]);
  expect(keptCapabilities("personal", given, [])).toEqual([]);
});

test("an organization's key reaches what is not confidential, whatever was written down", () => {
  const given = ["board.view", "requisition.viewConfidential", "member.manage"];
  expect(keptCapabilities("organization", given, [...capabilities])).toEqual([
    "board.view",
    "requisition.viewAll",
  ]);
});
