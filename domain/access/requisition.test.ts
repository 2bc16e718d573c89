import fc from "fast-check";
import { expect, test } from "vitest";
import { capabilities, capabilitiesOf, type Role, roles } from "./access.ts";
import { capabilitiesOn, explain, reaches, type Standing, stranger, teamRoles } from "./requisition.ts";

const as = (role: Role) => ({ capabilities: capabilitiesOf(role) });
const standings = fc.record({
  confidential: fc.boolean(),
  team: fc.subarray([...teamRoles]),
  applied: fc.boolean(),
  expectations: fc.boolean(),
  hiddenReport: fc.boolean(),
});

/** Who reaches what: role → open, open and on the team, confidential, confidential and on the team. */
const table: Record<Role, [boolean, boolean, boolean, boolean]> = {
  owner: [true, true, true, true],
  admin: [true, true, true, true],
  recruiter: [true, true, false, true],
  coordinator: [true, true, false, true],
  hiringManager: [false, true, false, true],
  interviewer: [false, true, false, true],
  viewer: [true, true, false, true],
  agency: [false, false, false, false],
};

test.each(roles)("%s reaches the requisitions that the table says", (role) => {
  const places: Standing[] = [
    stranger,
    { ...stranger, team: ["hiringManager"] },
    { ...stranger, confidential: true },
    { ...stranger, confidential: true, team: ["hiringManager"] },
  ];
  expect(places.map((standing) => reaches(as(role), standing))).toEqual(table[role]);
});

test("nobody reaches the requisition where they applied themselves, admins included", () => {
  fc.assert(
    fc.property(fc.constantFrom(...roles), standings, (role, standing) => {
      expect(capabilitiesOn(as(role), { ...standing, applied: true })).toEqual([]);
    }),
  );
});

test("a manager of an internal applicant does not reach the requisition, whatever their role and place there", () => {
  fc.assert(
    fc.property(fc.constantFrom(...roles), standings, (role, standing) => {
      expect(capabilitiesOn(as(role), { ...standing, hiddenReport: true })).toEqual([]);
    }),
  );
});

test("a team gives what it says, and nothing of the organization", () => {
  const manager = capabilitiesOn(as("interviewer"), { ...stranger, team: ["hiringManager"] });
  expect(manager).toContain("application.hire");
  expect(capabilitiesOn(as("interviewer"), { ...stranger, team: ["panel"] })).toEqual(
    capabilitiesOf("interviewer"),
  );
  for (const team of teamRoles) {
    const given = capabilitiesOn(as("interviewer"), { ...stranger, team: [team] });
    for (const beyond of ["member.manage", "organization.manage", "requisition.create", "system.operate"]) {
      expect(given).not.toContain(beyond);
    }
  }
});

test("pay is hiring managers' where they are the hiring manager, and what is expected if the organization says so", () => {
  const payOf = (role: Role, standing: Partial<Standing>) =>
    capabilitiesOn(as(role), { ...stranger, ...standing }).filter((each) => each.startsWith("pay."));
  const own = ["pay.viewPublished", "pay.viewRange", "pay.viewOffer"];
  expect(payOf("hiringManager", { team: ["hiringManager"] })).toEqual(own);
  expect(payOf("hiringManager", { team: ["hiringManager"], expectations: true })).toEqual([
    ...own,
    "pay.viewExpectation",
  ]);
  for (const team of [["panel"], ["coordinator"]] as const) {
    expect(payOf("hiringManager", { team, expectations: true })).not.toContain("pay.viewRange");
    expect(payOf("hiringManager", { team, expectations: true })).not.toContain("pay.viewExpectation");
  }
  expect(payOf("interviewer", { team: ["panel"], expectations: true })).toEqual([]);
  expect(payOf("viewer", { expectations: true })).toEqual([]);
  expect(payOf("recruiter", { team: ["panel"] })).toContain("pay.viewOffer");
});

test("explaining and allowing are the same, for every capability", () => {
  fc.assert(
    fc.property(fc.constantFrom(...roles), standings, (role, standing) => {
      const may = capabilitiesOn(as(role), standing);
      const explained = capabilities.filter((each) => explain(as(role), standing, each).yes);
      expect(new Set(may)).toEqual(new Set(explained));
    }),
  );
});
