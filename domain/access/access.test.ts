import { describe, expect, test } from "vitest";
import { idOf } from "#tests/factories/room.ts";
import {
  type Capability,
  can,
  capabilities,
  capabilitiesOf,
  type Role,
  roles,
  systemActor,
} from "./access.ts";

const everyone: readonly Role[] = ["owner", "admin", "recruiter", "coordinator", "hiringManager", "viewer"];
const workers: readonly Role[] = ["owner", "admin", "recruiter", "coordinator", "hiringManager"];
const recruiters: readonly Role[] = ["owner", "admin", "recruiter"];
const deciders: readonly Role[] = [...recruiters, "hiringManager"];
const administrators: readonly Role[] = ["owner", "admin"];

/** Who may do what, said the other way round than the code says it. */
const table: Record<Capability, readonly Role[]> = {
  "requisition.list": everyone,
  "requisition.view": everyone,
  "requisition.viewAll": ["owner", "admin", "recruiter", "coordinator", "viewer"],
  "requisition.viewConfidential": administrators,
  "requisition.beOnTeam": [...everyone, "interviewer"],
  "requisition.manageTeam": recruiters,
  "requisition.create": recruiters,
  "requisition.changeStatus": recruiters,
  "lists.edit": recruiters,
  "pipeline.edit": recruiters,
  "board.view": everyone,
  "board.order": workers,
  "application.create": workers,
  "application.move": workers,
  "application.reject": workers,
  "application.hire": deciders,
  "application.transfer": recruiters,
  "application.announce": deciders,
  "application.release": recruiters,
  "referral.make": [...everyone, "interviewer"],
  "candidate.view": everyone,
  "candidate.contact": everyone,
  "candidate.viewAnonymised": ["owner", "admin", "recruiter", "coordinator"],
  "candidate.viewPrivate": administrators,
  "candidate.makePrivate": recruiters,
  "candidate.edit": workers,
  // Hiring managers: range and offer where they are it (requisition.test.ts), not everywhere they come.
  "pay.viewPublished": [...recruiters, "coordinator", "agency"],
  "pay.viewRange": recruiters,
  "pay.viewExpectation": recruiters,
  "pay.viewOffer": recruiters,
  "pay.edit": recruiters,
  "notes.write": workers,
  "notes.managers": deciders,
  "file.view": everyone,
  "file.upload": workers,
  "statusLink.manage": recruiters,
  "agency.manage": recruiters,
  "agency.submit": ["agency"],
  "interview.manage": workers,
  "interview.conduct": [...everyone, "interviewer"],
  "member.list": everyone,
  "member.manage": administrators,
  "audit.view": administrators,
  "organization.manage": administrators,
  "eeo.viewAggregates": administrators,
  "organization.transfer": ["owner"],
  "system.operate": [],
};

describe.each(Object.entries(table))("%s", (capability, allowed) => {
  test.each(roles)("as %s", (role) => {
    const actor = { capabilities: [...capabilitiesOf(role)] };
    expect(can(actor, capability as Capability)).toBe(allowed.includes(role));
  });
});

test("interviewers and agencies see nothing of a board", () => {
  expect(capabilitiesOf("agency")).toEqual(["pay.viewPublished", "agency.submit"]);
  expect(capabilitiesOf("interviewer")).toEqual([
    "requisition.beOnTeam",
    "referral.make",
    "interview.conduct",
  ]);
});

test("a job of ours may do everything, in one organization", () => {
  const actor = systemActor(idOf("org", 1), "alarm");
  expect(actor).toMatchObject({ kind: "system", id: "alarm", organization: idOf("org", 1) });
  expect(capabilities.every((capability) => can(actor, capability))).toBe(true);
});
