/**
 * Who reads which kind of field: the second half of the access table. Every field of every view is of one of these
 * classes (tests/authz/fields.ts says of which), and reading a class needs one capability. So code that fills in a view
 * asks `mayRead(actor, "pay.offer")`, where `actor` is who asks *on this requisition* (`inRequisition`): what their role
 * gives and what the requisition's team gives are both in it by then. What may not be read is left out (null), never
 * marked.
 */
import { type Capability, can } from "./access.ts";

/** Nobody reads it of a person, whatever they may do: it is not asked for, or answered in aggregates alone. */
type Nobody = "nobody";
/** Whoever is answered at all reads it. */
type Everybody = "everybody";

export const fieldClasses = {
  /** What anybody may know: what a job post says, what a candidate was told about themselves, refusals. */
  public: "everybody",
  /** About who asks: their account, their sessions, what they may do here, their own views and notices. */
  self: "everybody",

  /** A requisition's facts: title, team, department, place, status, how many openings. */
  requisition: "requisition.view",
  /** Where cards stand: stages, statuses, ranks, counts, sources, who looks after whom, what happened. No names. */
  pipeline: "board.view",
  /** What is decided but not told to the candidate: delayed announcements, why somebody was rejected, labels. */
  internalState: "board.view",

  /** Who a candidate is: name, headline, place. */
  identity: "candidate.view",
  /** How a candidate is reached: address, phone. A résumé says it too: who reads files reads this. */
  contact: "candidate.contact",
  /** Files and what is said of them. */
  file: "file.view",
  /** The candidate's own page: who has the address sees what they see. */
  link: "statusLink.manage",
  /** Labels and tasks on a card, and notes for whoever sees candidates. */
  "notes.team": "candidate.view",
  /** Notes of recruiters and hiring managers. */
  "notes.managers": "notes.managers",
  /** One person's notes: theirs and whom they mention; the room asks whose they are (domain/live/documents.ts). */
  "notes.private": "candidate.view",

  /** What the job pays, if the organization says so to the world: the only pay that agencies see. */
  "pay.publishedRange": "pay.viewPublished",
  /** What the job may pay at most and at least, published or not. */
  "pay.range": "pay.viewRange",
  /** What the candidate would like to have. Hiring managers: if the organization says so. */
  "pay.expectation": "pay.viewExpectation",
  /** What the candidate is offered. */
  "pay.offer": "pay.viewOffer",
  /** What the candidate earned before: never asked for, never read out of a résumé, never kept. */
  "pay.history": "nobody",
  /** Answers to equal-opportunity questions: aggregates only, in a store of their own. */
  eeo: "nobody",

  /** That an applicant works here, and from which of their managers it is hidden until it is released. */
  internalApplication: "application.release",
  /** For which roles one can refer people, and in coarse words what became of those whom one referred. */
  referrals: "referral.make",
  /** With which agencies one works, what was agreed (fees) and what they submitted, as the team sees it. */
  agencies: "agency.manage",
  /** What an agency sees of requisitions that are shared with it, and of its submissions. */
  agencyDesk: "agency.submit",
  /** Whom one can choose for an interview. */
  interviewPlanning: "interview.manage",
  /** One's own interviews and what their kits show: that they are one's own is asked of the room, each time. */
  ownInterviews: "interview.conduct",
  /** Counts of equal-opportunity answers, in fives. */
  eeoCounts: "eeo.viewAggregates",
  /** Colleagues: name, address, role. */
  members: "member.list",
  /** Who was invited, what may be done about a member. */
  memberAdmin: "member.manage",
  /** How the organization is set up and protected. */
  organization: "organization.manage",
  /** What people choose from on every requisition: labels, sources, reasons. */
  lists: "requisition.list",
  /** What a new requisition can start from. */
  templates: "lists.edit",
  /** Who did what; who may do what and why. */
  audit: "audit.view",
} as const satisfies Record<string, Capability | Nobody | Everybody>;

export type FieldClass = keyof typeof fieldClasses;

/** Whether who asks may read fields of this class, here (with the capabilities that they have here). */
export function mayRead(actor: { capabilities: readonly Capability[] }, field: FieldClass): boolean {
  const needs = fieldClasses[field];
  if (needs === "everybody" || needs === "nobody") return needs === "everybody";
  return can(actor, needs);
}
