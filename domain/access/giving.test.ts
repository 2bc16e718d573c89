import { describe, expect, test } from "vitest";
import { capabilitiesOf, outside, type Role, roles } from "./access.ts";
import { formerOwnerRole, givableRoles, keepingRole, mayGive } from "./giving.ts";

const as = (role: Role) => ({ capabilities: capabilitiesOf(role) });

test("an owner gives every role, an admin every one but the owner's", () => {
  expect(givableRoles(as("owner"))).toEqual(roles);
  expect(givableRoles(as("admin"))).toEqual(roles.filter((role) => role !== "owner"));
});

describe("who does not look after members gives nothing, not even their own role", () => {
  test.each(roles.filter((role) => role !== "owner" && role !== "admin"))("as %s", (role) => {
    expect(givableRoles(as(role))).toEqual([]);
    expect(mayGive(as(role), role)).toBe(false);
  });
});

test("nobody gives what they have not got themselves, but for what is done outside", () => {
  for (const giver of roles)
    for (const role of givableRoles(as(giver)))
      for (const each of capabilitiesOf(role))
        if (!outside.includes(each)) expect(capabilitiesOf(giver)).toContain(each);
  // What is done outside is no way in: whoever has it has nothing of the team's side.
  for (const role of roles.filter((each) => capabilitiesOf(each).some((one) => outside.includes(one))))
    for (const each of ["requisition.list", "board.view", "candidate.view", "member.list"] as const)
      expect(capabilitiesOf(role)).not.toContain(each);
});

test("a former owner is not an owner, and still looks after members", () => {
  expect(mayGive(as(formerOwnerRole), keepingRole)).toBe(false);
  expect(capabilitiesOf(formerOwnerRole)).toContain("member.manage");
});
