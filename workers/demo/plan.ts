/** What the demo organization has on its boards: six requisitions in different states, dated relative to now. */
import type { Stage } from "#domain/pipeline/schema.ts";
import type { RequisitionStatus } from "#domain/requisition/schema.ts";

export const hour = 3_600_000;
export const day = 24 * hour;

export interface PlannedCard {
  /** Index into `people`, or somebody with an address of their own. */
  person: number | { name: string; headline: string; location: string; email: string };
  source: "careers" | "referral" | "sourced" | "agency" | "manual";
  /** Days since the application came in. */
  age: number;
  /** How far it got (index of the stage), and how many days it has been there. */
  stage: number;
  days: number;
  /** An index into the organization's reasons, or a hire. */
  end?: { rejected: number; told: boolean } | { hired: true };
}

export interface PlannedRequisition {
  title: string;
  publicTitle?: string;
  team: string;
  department?: string;
  location: string;
  openings: number;
  /** Days since it was opened. */
  age: number;
  status: RequisitionStatus;
  stages: readonly Omit<Stage, "id">[];
  cards: readonly PlannedCard[];
}

const atOnce = { mode: "atOnce" } as const;
const manual = { mode: "manual" } as const;
/** Ten minutes in which a move to an interview can be taken back before the candidate reads of it. */
const delayed = { mode: "delayed", delayMs: 600_000 } as const;

const newApplications = {
  name: "New applications",
  kind: "review",
  publicName: "In review",
  announce: atOnce,
  limitDays: 7,
} as const;
const offer = { name: "Offer", kind: "offer", publicName: "Offer", announce: manual } as const;
const debrief = { name: "Debrief", kind: "review", publicName: null, announce: manual } as const;

const engineering: PlannedRequisition["stages"] = [
  newApplications,
  {
    name: "Phone screen",
    kind: "screen",
    publicName: "First conversation",
    announce: atOnce,
    limitDays: 10,
    checklist: [
      { id: "chk_00000000000000000000000001", text: "Ask for the notice period" },
      { id: "chk_00000000000000000000000002", text: "Say how the next steps go" },
    ],
  },
  { name: "Technical interview", kind: "interview", publicName: "Technical interview", announce: delayed },
  { name: "On-site", kind: "interview", publicName: "A day with the team", announce: manual },
  debrief,
  offer,
];

const short: PlannedRequisition["stages"] = [
  newApplications,
  { name: "Portfolio review", kind: "review", publicName: null, announce: manual, anonymised: true },
  { name: "Conversation", kind: "screen", publicName: "First conversation", announce: atOnce },
  { name: "Team interview", kind: "interview", publicName: "Meeting the team", announce: delayed },
  offer,
];

const sources = ["careers", "careers", "referral", "careers", "sourced", "agency"] as const;

/** Cards for people `first`, `first + 1` …, one for each [age in days, stage, days in it, end?]. */
function cards(
  first: number,
  rows: readonly (readonly [number, number, number, PlannedCard["end"]?])[],
): PlannedCard[] {
  return rows.map(([age, stage, days, end], at) => {
    const source = sources[(first + at) % sources.length] ?? "careers";
    return { person: first + at, source, age, stage, days, ...(end && { end }) };
  });
}

const told = (rejected: number) => ({ rejected, told: true });
const untold = (rejected: number) => ({ rejected, told: false });
const hired = { hired: true } as const;

/** The candidate who can sign in to the portal. */
const portalCandidate = {
  name: "Noor Haddad",
  headline: "Backend engineer, image pipelines",
  location: "Rotterdam",
  email: "candidate@demo.hotgigs.dev",
};

export const plan: readonly PlannedRequisition[] = [
  {
    ...{
      department: "Engineering",
      title: "Senior Optical Engineer",
      team: "Hardware",
      location: "Lisbon",
      openings: 2,
      age: 34,
    },
    ...{ status: "open", stages: engineering },
    cards: cards(0, [
      [31, 5, 2],
      [30, 4, 3],
      [28, 4, 1],
      [27, 3, 6],
      [25, 3, 2],
      [24, 2, 9, told(2)],
      [22, 2, 5],
      [21, 2, 1],
      [19, 1, 12, untold(5)],
      [17, 1, 7],
      [12, 1, 4],
      [11, 1, 2],
      [9, 0, 9, told(0)],
      [8, 0, 8],
      [5, 0, 5],
      [4, 0, 4],
      [2, 0, 2],
      [0.3, 0, 0.3],
    ]),
  },
  {
    ...{
      department: "Engineering",
      title: "Backend Engineer, Imaging",
      publicTitle: "Backend Engineer",
      team: "Platform",
    },
    ...{ location: "Remote (EU)", openings: 1, age: 26, status: "open", stages: engineering },
    cards: [
      { person: portalCandidate, source: "careers", age: 13, stage: 2, days: 3 },
      ...cards(18, [
        [25, 5, 1],
        [24, 4, 2],
        [23, 3, 4],
        [21, 3, 1],
        [20, 2, 8],
        [18, 2, 3, told(4)],
        [16, 1, 6],
        [15, 1, 5, told(7)],
        [12, 1, 3],
        [10, 1, 1],
        [9, 0, 9],
        [7, 0, 7, told(1)],
        [6, 0, 6],
        [4, 0, 4],
        [3, 0, 3],
        [1, 0, 1],
        [0.1, 0, 0.1],
      ]),
    ],
  },
  {
    ...{ title: "Product Designer", team: "Design", location: "Berlin", openings: 1, age: 15 },
    ...{ status: "open", stages: short },
    cards: cards(35, [
      [14, 3, 2],
      [13, 3, 1],
      [11, 2, 4],
      [9, 1, 5],
      [6, 1, 2],
      [5, 0, 5, untold(2)],
      [2, 0, 2],
      [0.5, 0, 0.5],
    ]),
  },
  {
    ...{
      department: "Customers",
      title: "Customer Success Lead",
      team: "Operations",
      location: "Toronto",
      openings: 1,
      age: 58,
    },
    ...{ status: "onHold", stages: short },
    cards: cards(43, [
      [55, 3, 30],
      [52, 2, 33],
      [50, 2, 31, told(6)],
      [47, 1, 40],
      [44, 0, 44],
      [43, 0, 43, told(3)],
      [40, 0, 40],
    ]),
  },
  {
    ...{ title: "Head of Finance", team: "Finance", location: "Lisbon", openings: 1, age: 2 },
    ...{ status: "draft", stages: engineering, cards: [] },
  },
  {
    ...{
      department: "Engineering",
      title: "Embedded Firmware Engineer",
      team: "Hardware",
      location: "Lisbon",
      openings: 1,
      age: 92,
    },
    ...{ status: "filled", stages: engineering },
    cards: [
      ...cards(50, [
        [90, 5, 40, hired],
        [88, 4, 45, told(2)],
        [85, 3, 50, told(2)],
        [80, 2, 60, told(0)],
        [78, 1, 65, told(5)],
        [75, 1, 60, told(1)],
        [70, 0, 70, told(3)],
        [66, 3, 48, told(6)],
      ]),
      { person: portalCandidate, source: "careers", age: 82, stage: 1, days: 70, end: told(0) },
    ],
  },
];

/** Templates of the demo organization: the two pipelines above. */
export const plannedTemplates = [
  { name: "Engineering", stages: engineering },
  { name: "Short process", stages: short },
] as const;
