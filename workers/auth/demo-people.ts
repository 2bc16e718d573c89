/** The people of the demo organization, invented. Their password is known to everybody: never in production. */
import type { Role } from "#domain/access/access.ts";

export const demoPassword = "demo-hotgigs";
export const demoOrganization = { slug: "demo", name: "Fernlight Instruments" } as const;

export interface DemoPerson {
  name: string;
  email: string;
  /** null: no membership, a candidate. */
  role: Role | null;
}

export const demoPeople = {
  admin: { name: "Ingrid Solheim", email: "admin@demo.hotgigs.dev", role: "admin" },
  recruiter: { name: "Tomás Arriaga", email: "recruiter@demo.hotgigs.dev", role: "recruiter" },
  manager: { name: "Priya Raman", email: "manager@demo.hotgigs.dev", role: "hiringManager" },
  interviewer1: { name: "Kwame Boateng", email: "interviewer1@demo.hotgigs.dev", role: "interviewer" },
  interviewer2: { name: "Mei-Ling Zhou", email: "interviewer2@demo.hotgigs.dev", role: "interviewer" },
  agency: { name: "Oskar Lindqvist", email: "agency@demo.hotgigs.dev", role: "agency" },
  candidate: { name: "Noor Haddad", email: "candidate@demo.hotgigs.dev", role: null },
} as const satisfies Record<string, DemoPerson>;

export type DemoKey = keyof typeof demoPeople;
export const demoKeys = Object.keys(demoPeople) as DemoKey[];
