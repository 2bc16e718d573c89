/** Who may take part in a session: which program, at which document, in which role. */
import type { Role } from "#domain/access/access.ts";
import type { Copy } from "./copies.ts";
import type { Kind } from "./person.ts";

export const mostPeople = 8;

export interface Wanted {
  kind: Kind;
  at: "board" | "team" | "managers" | "private" | "card";
  role: Role;
  /** A second program of the first person. */
  again?: true;
}
/** Documents that several have open. */
export type Shared = Record<"team" | "managers" | "card", Copy>;
/** Who is always there. */
export const always: readonly Wanted[] = [
  { kind: "own", at: "board", role: "recruiter" },
  { kind: "app", at: "board", role: "recruiter" },
];
/** Who may be there, besides. */
export const sometimes: readonly Wanted[] = [
  { kind: "stock", at: "board", role: "recruiter" },
  { kind: "app", at: "board", role: "recruiter" },
  { kind: "own", at: "board", role: "recruiter", again: true },
  { kind: "own", at: "board", role: "viewer" },
  { kind: "old", at: "board", role: "recruiter" },
  { kind: "own", at: "team", role: "recruiter" },
  { kind: "own", at: "team", role: "hiringManager" },
  { kind: "stock", at: "team", role: "recruiter" },
  { kind: "own", at: "team", role: "viewer" },
  { kind: "own", at: "managers", role: "hiringManager" },
  { kind: "own", at: "card", role: "recruiter" },
  { kind: "own", at: "card", role: "hiringManager" },
  { kind: "stock", at: "card", role: "recruiter" },
  { kind: "own", at: "private", role: "recruiter" },
  { kind: "old", at: "team", role: "recruiter" },
];
