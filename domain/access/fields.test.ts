import { expect, test } from "vitest";
import { capabilities, capabilitiesOf, type Role, roles } from "./access.ts";
import { type FieldClass, fieldClasses, mayRead } from "./fields.ts";
import { capabilitiesOn, stranger, type TeamRole } from "./requisition.ts";

const classes = Object.keys(fieldClasses) as FieldClass[];

test("pay before, and answers to equal-opportunity questions, are read by nobody, whatever they may do", () => {
  for (const field of ["pay.history", "eeo"] as const) {
    expect(mayRead({ capabilities: [...capabilities] }, field)).toBe(false);
  }
});

test("who may do nothing reads what is public and what is their own, and nothing else", () => {
  expect(classes.filter((field) => mayRead({ capabilities: [] }, field))).toEqual(["public", "self"]);
});

const payOf = (role: Role, team: readonly TeamRole[] = [], expectations = false) => {
  const here = capabilitiesOn({ capabilities: capabilitiesOf(role) }, { ...stranger, team, expectations });
  return classes.filter((field) => field.startsWith("pay.") && mayRead({ capabilities: here }, field));
};

test("the four fields of pay, on a requisition", () => {
  const [published, range, expectation, offer] = [
    "pay.publishedRange",
    "pay.range",
    "pay.expectation",
    "pay.offer",
  ] as const;
  for (const role of ["owner", "admin", "recruiter"] as const) {
    expect(payOf(role)).toEqual([published, range, expectation, offer]);
  }
  expect(payOf("coordinator")).toEqual([published]);
  for (const role of ["viewer", "interviewer", "hiringManager"] as const) {
    expect(payOf(role)).toEqual([]);
    expect(payOf(role, ["panel"], true)).toEqual([]);
  }
  for (const role of roles.filter((each) => ["hiringManager", "interviewer", "viewer"].includes(each))) {
    expect(payOf(role, ["hiringManager"])).toEqual([published, range, offer]);
    expect(payOf(role, ["hiringManager"], true)).toEqual([published, range, expectation, offer]);
  }
});
