/** Who gets what of the pages: the second half of the policy table (policy.ts has routes, documents and commands). */
import { type Role, roles } from "#domain/access/access.ts";
import { administrators, apart, interviewers, recruiters, referrers, team, workers } from "./policy.ts";

/** What a page answers: a status, or where one is sent ("→ /sign-in"). */
export interface PageAnswers {
  anonymous: string;
  /** Signed in, in no organization: a candidate. */
  outsider: string;
  may: readonly Role[];
  /** Who may, and what the roles are answered that may not. */
  answer: string;
  others: string;
  /** What those are answered for whom the requisition does not exist; absent: as the others. */
  unreached?: string;
  /** Roles that are answered something else. */
  as?: Partial<Record<Role, string>>;
}
export interface PageRule extends PageAnswers {
  /** What sending its form is answered. Without one: 405. */
  form?: PageAnswers;
}

const all = (answer: string): PageAnswers => ({
  anonymous: answer,
  outsider: answer,
  may: [...team, ...apart],
  answer,
  others: answer,
});
/** A page of the team: strangers sign in first, candidates have a page of their own. */
const teamPage = (may: readonly Role[], answer = "200"): PageAnswers => ({
  anonymous: "→ /sign-in",
  outsider: "→ /portal",
  may,
  answer,
  others: "403",
});
/** A page about a requisition: to who does not reach it there is none. */
const requisitionPage = (may: readonly Role[], answer = "200"): PageAnswers => ({
  ...teamPage(may, answer),
  unreached: "404",
});
const signedInPage: PageAnswers = { ...all("200"), anonymous: "→ /sign-in" };

/** Every page of app/routes.ts. The pages of development (mailbox, design) are 404 anywhere else. */
export const pages: Record<string, PageRule> = {
  "/": {
    ...all("→ /portal"),
    anonymous: "→ /sign-in",
    may: team,
    answer: "→ /requisitions",
    as: { agency: "→ /agency", interviewer: "→ /interviews" },
  },
  "/sign-in": { ...all("→ /"), anonymous: "200", form: { ...all("→ /"), anonymous: "422" } },
  "/sign-in/link": { ...all("200"), form: all("410") },
  // Nothing waits for a second step: back to the start.
  "/sign-in/second-step": { ...all("→ /sign-in"), form: all("→ /sign-in") },
  "/sign-in/sso": { ...all("200"), form: all("422") },
  // Nobody left from here: no state is theirs.
  "/sign-in/sso/callback": all("410"),
  "/sign-in/forgot": { ...all("200"), form: all("422") },
  "/sign-in/reset": { ...all("200"), form: all("422") },
  "/sign-in/address": { ...all("200"), form: all("410") },
  "/sign-up": { ...all("→ /"), anonymous: "200", form: { ...all("→ /"), anonymous: "422" } },
  "/sign-out": { ...signedInPage, form: all("→ /sign-in") },
  // Of no invitation that there is: it says that it has ended.
  "/invitation/:token": { ...all("410"), form: all("422") },
  "/organization": { ...signedInPage, form: { ...all("404"), anonymous: "→ /sign-in" } },
  "/mailbox": all("200"),
  "/mailbox/:mail": all("404"),
  // Nothing was chosen.
  "/status/:token": { ...all("200"), form: all("422") },
  "/portal": signedInPage,
  "/theme": { ...all("→ /"), form: all("200") },
  "/design": all("200"),
  "/interviews": teamPage(interviewers),
  // Nobody's: whose is theirs is tested in interviews.test.ts.
  "/interviews/:interview": teamPage(interviewers, "404"),
  "/reports/eeo": { ...teamPage(administrators), form: teamPage(administrators, "422") },
  "/requisitions": { ...teamPage(team), form: teamPage(recruiters, "→ /requisitions/*") },
  "/requisitions/:requisition": requisitionPage(team),
  "/requisitions/:requisition/applications/:application": requisitionPage(team),
  "/requisitions/:requisition/team": {
    ...requisitionPage(team),
    form: requisitionPage(recruiters, "422"),
  },
  "/referrals": { ...teamPage(referrers), form: teamPage(referrers, "422") },
  "/requisitions/:requisition/pay": {
    ...requisitionPage(workers),
    form: requisitionPage(recruiters, "422"),
  },
  // Interviewers and whoever else does not reach it hear that there is none.
  "/requisitions/:requisition/agencies": {
    ...requisitionPage(recruiters),
    form: requisitionPage(recruiters, "422"),
  },
  "/settings/agencies": { ...teamPage(recruiters), form: teamPage(recruiters, "422") },
  "/agency": teamPage(["agency"]),
  "/agency/requisitions/:requisition": {
    ...teamPage(["agency"]),
    form: teamPage(["agency"], "422"),
  },
  "/settings/account": { ...signedInPage, form: { ...all("422"), anonymous: "→ /sign-in" } },
  "/settings/account/two-step": { ...signedInPage, form: { ...all("409"), anonymous: "→ /sign-in" } },
  // They have just proven themselves.
  "/settings/account/confirm": {
    ...all("→ /settings/account"),
    anonymous: "→ /sign-in",
    form: { ...all("→ /settings/account"), anonymous: "→ /sign-in" },
  },
  "/settings/lists": { ...teamPage(recruiters), form: teamPage(recruiters, "422") },
  "/settings/templates": { ...teamPage(recruiters), form: teamPage(recruiters, "422") },
  "/settings/keys": { ...teamPage(administrators), form: teamPage(administrators, "422") },
  "/settings/account/tokens": { ...teamPage(roles), form: teamPage(roles, "422") },
  "/settings/security": {
    ...teamPage(administrators),
    form: { ...teamPage(administrators, "422"), others: "403" },
  },
  "/settings/audit": teamPage(administrators),
  "/settings/parked": { ...teamPage(administrators), form: teamPage(administrators, "404") },
  "/settings/access": { ...teamPage(administrators), form: teamPage(administrators, "422") },
  "/settings/groups": { ...teamPage(team), form: teamPage(administrators, "422") },
  "/settings/members": { ...teamPage(team), form: teamPage(administrators) },
};
