import { describe, expect, test } from "vitest";
import { capabilitiesOf, type Role, roles } from "./access.ts";
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

test("nobody gives what they have not got themselves", () => {
  for (const giver of roles)
    for (const role of givableRoles(as(giver)))
      for (const each of capabilitiesOf(role)) expect(capabilitiesOf(giver)).toContain(each);
});

test("a former owner is not an owner, and still looks after members", () => {
  expect(mayGive(as(formerOwnerRole), keepingRole)).toBe(false);
  expect(capabilitiesOf(formerOwnerRole)).toContain("member.manage");
});
