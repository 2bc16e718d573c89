/**
 * Who may do what, said once more and independently of the code: the tests beside this file ask every route, page,
 * socket and command as everybody, and compare. What is not in these tables fails. Changing access means changing
 * domain/access/access.ts and this page (docs/access.md).
 */
import { type Role, roles } from "#domain/access/access.ts";
import type { CommandType } from "#domain/requisition/commands.ts";

export const administrators: readonly Role[] = ["owner", "admin"];
export const recruiters: readonly Role[] = [...administrators, "recruiter"];
export const deciders: readonly Role[] = [...recruiters, "hiringManager"];
export const workers: readonly Role[] = [...deciders, "coordinator"];
export const team: readonly Role[] = [...workers, "viewer"];
/** Interviewers and agencies come with pages of their own: until then they see nothing of the team's side. */
export const apart: readonly Role[] = ["interviewer", "agency"];
/** Whoever works here: agencies have a way of their own. */
export const referrers: readonly Role[] = [...team, "interviewer"];
/** Who can be chosen as an interviewer. */
export const interviewers: readonly Role[] = [...team, "interviewer"];
const noRole: readonly Role[] = [];

/**
 * Who reaches a requisition at all; to everybody else it does not exist. `own`: open, with the hiring manager on its
 * team. `offTeam`: open, with nobody on its team. `confidential`: likewise, and not to be known of. `above`: as `own`,
 * but somebody applied there who works here and has everybody above them, and nobody has released it.
 */
export const reach: Record<"own" | "offTeam" | "confidential" | "above", readonly Role[]> = {
  own: team,
  offTeam: team.filter((role) => role !== "hiringManager"),
  confidential: administrators,
  above: noRole,
};

/** What is shared with the agency of the tests: to the others it does not exist. */
const shared: typeof reach = { own: ["agency"], offTeam: [], confidential: [], above: [] };

/** `may`: everybody, whatever their session · who is signed in · who holds a token or link · our operators · roles. */
export interface RouteRule {
  may: "everybody" | "signedIn" | "holder" | "operator" | readonly Role[];
  /** What who may is answered: a status, and a refusal's code where even that is one. */
  answer: string;
  /** What somebody signed in without any organization (a candidate) is answered; 403 access.denied if not said. */
  outsider?: string;
  /** Whoever else asks is refused before anything is looked up: at home and elsewhere alike. */
  looks?: readonly Role[];
  /** Who reaches a requisition this way, where it is not the usual. */
  reach?: typeof reach;
}

const everybody = (answer: string): RouteRule => ({ may: "everybody", answer });
const signedIn = (answer: string): RouteRule => ({ may: "signedIn", answer });
/** Whoever is signed in, about themselves alone. */
const own = (answer: string): RouteRule => ({ may: "signedIn", answer, outsider: answer });
const holder = (answer: string): RouteRule => ({ may: "holder", answer });
const operator = (answer: string): RouteRule => ({ may: "operator", answer });
const only = (may: readonly Role[], answer: string): RouteRule => ({ may, answer });
/** About members: nothing is looked up for who does not manage them. */
const manage = (may: readonly Role[], answer: string): RouteRule => ({ may, answer, looks: administrators });
const nothing = everybody("404 resource.missing");
/** A socket says "missing" to who has no organization: there is nothing that could be theirs. */
const socket = (may: readonly Role[]): RouteRule => ({
  may,
  answer: "101",
  outsider: "404 resource.missing",
});

/** Every route of workers/http, as Hono knows it. The fine print of …/commands is the table `commands`. */
export const routes: Record<string, RouteRule> = {
  "GET /healthz": everybody("200"),
  "GET /readyz": everybody("200"),
  "GET /api/health": everybody("200"),

  "POST /__internal/seed": operator("422 input.invalid"),
  "POST /__internal/dns": operator("422 input.invalid"),
  "POST /__internal/drain": operator("200"),
  "POST /__internal/rebuild": operator("200"),
  "POST /__internal/audit/verify": operator("200"),
  "GET /__internal/parked": operator("200"),
  "POST /__internal/parked/:id/replay": operator("404 resource.missing"),
  "ALL /__internal/*": nothing,

  "GET /live/applications/:application": holder("101"),
  // Interviewers hear of their interviews, and of nothing else there.
  "GET /live/organization": only(interviewers, "101"),
  "GET /live/requisitions/:requisition/:document": socket(team),
  // The same where no WebSocket passes. A POST names a stream: these tests have none that is open.
  "GET /live/applications/:application/events": holder("200"),
  "POST /live/applications/:application/frames": holder("404 resource.missing"),
  "GET /live/organization/events": only(interviewers, "200"),
  "GET /live/requisitions/:requisition/:document/events": { ...socket(team), answer: "200" },
  "POST /live/requisitions/:requisition/:document/frames": {
    ...socket(team),
    answer: "404 resource.missing",
  },
  "ALL /live/*": nothing,

  // 422 and 410: they let everybody in as far as the form, which the test leaves empty.
  "POST /api/auth/sign-in/email": everybody("422 input.invalid"),
  "POST /api/auth/sign-in/magic-link": everybody("422 input.invalid"),
  "POST /api/auth/sign-up/email": everybody("422 input.invalid"),
  "POST /api/auth/magic-link/verify": everybody("422 input.invalid"),
  "POST /api/auth/verify-email": everybody("422 input.invalid"),
  "POST /api/auth/invitation": everybody("422 input.invalid"),
  "POST /api/auth/invitation/accept": everybody("422 input.invalid"),
  "POST /api/auth/invitation/decline": everybody("422 input.invalid"),
  "POST /api/auth/invitation/join": everybody("422 input.invalid"),
  "POST /api/auth/second-step": everybody("422 input.invalid"),
  "POST /api/auth/passkey/options": everybody("200"),
  "POST /api/auth/passkey/verify": everybody("422 input.invalid"),
  "POST /api/auth/sso/start": everybody("422 input.invalid"),
  "POST /api/auth/password/forgot": everybody("422 input.invalid"),
  "POST /api/auth/password/reset": everybody("422 input.invalid"),
  "POST /api/auth/address/confirm": everybody("422 input.invalid"),
  "POST /api/auth/sign-out": everybody("200"),
  "GET /api/auth/session": { ...signedIn("200"), outsider: "200" },
  "ALL /api/auth/*": nothing,

  "GET /files/:file": holder("200"),

  "GET /api/v1/openapi.json": everybody("200"),
  "GET /api/v1/requisitions": only(team, "200"),
  "POST /api/v1/requisitions": only(recruiters, "201"),
  "GET /api/v1/requisitions/:requisition": only(team, "200"),
  "GET /api/v1/requisitions/:requisition/team": only(team, "200"),
  // An empty body: as far as the form.
  "PUT /api/v1/requisitions/:requisition/team": only(recruiters, "422 input.invalid"),
  "GET /api/v1/requisitions/:requisition/faces": only(team, "200"),
  "GET /api/v1/requisitions/:requisition/views": only(team, "200"),
  "POST /api/v1/requisitions/:requisition/views": only(team, "201"),
  // As far as anybody gets with a view that is not there; whose they are is tested beside the command.
  "PATCH /api/v1/requisitions/:requisition/views/:view": only(team, "404 resource.missing"),
  "DELETE /api/v1/requisitions/:requisition/views/:view": only(team, "404 resource.missing"),
  "PUT /api/v1/requisitions/:requisition/default-view": only(team, "204"),
  "POST /api/v1/requisitions/:requisition/commands": only(workers, "200"),
  // Who may do nothing is answered so for each command.
  "POST /api/v1/requisitions/:requisition/commands/batch": only(team, "200"),
  "POST /api/v1/requisitions/:requisition/applications": only(workers, "201"),
  "POST /api/v1/requisitions/:requisition/applications/:application/also-considered": only(
    workers,
    // Asked for the requisition where they are: as far as anybody gets.
    "409 application.sameRequisition",
  ),
  "POST /api/v1/requisitions/:requisition/files": only(workers, "201"),
  "GET /api/v1/requisitions/:requisition/applications/:application": only(team, "200"),
  "PATCH /api/v1/requisitions/:requisition/applications/:application/candidate": only(workers, "204"),
  // Nobody's who works here: as far as anybody gets.
  "POST /api/v1/requisitions/:requisition/applications/:application/release": only(
    recruiters,
    "409 application.notHidden",
  ),
  "PUT /api/v1/requisitions/:requisition/applications/:application/privacy": only(
    recruiters,
    "422 input.invalid",
  ),
  "POST /api/v1/requisitions/:requisition/applications/:application/status-link": only(recruiters, "200"),
  "DELETE /api/v1/requisitions/:requisition/applications/:application/status-link": only(recruiters, "204"),
  "GET /api/v1/requisitions/:requisition/applications/:application/notes": only(team, "200"),
  // Whoever sees any of it; which fields is the table in fields.ts.
  "GET /api/v1/requisitions/:requisition/pay": only(workers, "200"),
  "PUT /api/v1/requisitions/:requisition/pay": only(recruiters, "204"),
  "GET /api/v1/requisitions/:requisition/applications/:application/pay": only(deciders, "200"),
  "PUT /api/v1/requisitions/:requisition/applications/:application/pay": only(recruiters, "204"),
  "GET /api/v1/visibility": only(administrators, "200"),
  "PUT /api/v1/visibility": only(administrators, "204"),
  "GET /api/v1/notifications": only(team, "200"),
  /** Of nobody but oneself. */
  "POST /api/v1/notifications/seen": only([...team, ...apart], "204"),
  "GET /api/v1/status": holder("200"),
  "GET /api/v1/status/self-identification": holder("200"),
  "PUT /api/v1/status/self-identification": holder("204"),
  "GET /api/v1/reports/eeo": only(administrators, "200"),
  "PUT /api/v1/reports/eeo/asking": only(administrators, "204"),
  "GET /api/v1/reports/eeo.csv": only(administrators, "200"),
  "GET /api/v1/requisitions/:requisition/applications/:application/interviews": only(team, "200"),
  // Bodies are left empty: as far as the form.
  "POST /api/v1/requisitions/:requisition/applications/:application/interviews": only(
    workers,
    "422 input.invalid",
  ),
  "PUT /api/v1/requisitions/:requisition/applications/:application/interviews/:interview": only(
    workers,
    "422 input.invalid",
  ),
  "GET /api/v1/interviews": only(interviewers, "200"),
  // Nobody's: whose is theirs is tested in interviews.test.ts.
  "GET /api/v1/interviews/:interview": only(interviewers, "404 resource.missing"),
  "GET /api/v1/portal/applications": { ...signedIn("200"), outsider: "200" },

  // Who may is asked before anything is looked up: forms are left empty here.
  "GET /api/v1/security": only(administrators, "200"),
  "PUT /api/v1/security/second-factor": only(administrators, "422 input.invalid"),
  "PUT /api/v1/security/sso": only(administrators, "422 input.invalid"),
  "DELETE /api/v1/security/sso": only(administrators, "204"),
  "PUT /api/v1/security/sso/active": only(administrators, "422 input.invalid"),
  "PUT /api/v1/security/sso/break-glass": only(administrators, "422 input.invalid"),
  "POST /api/v1/security/domains": only(administrators, "422 input.invalid"),
  "POST /api/v1/security/domains/:domain/proof": only(administrators, "404 resource.missing"),
  "PUT /api/v1/security/domains/:domain/enforced": only(administrators, "422 input.invalid"),
  "DELETE /api/v1/security/domains/:domain": only(administrators, "404 resource.missing"),
  "GET /api/v1/keys": only(administrators, "200"),
  "POST /api/v1/keys": only(administrators, "422 input.invalid"),
  "DELETE /api/v1/keys/:key": only(administrators, "404 resource.missing"),
  // Members' own: what a token may is asked when it is used.
  "GET /api/v1/account/tokens": only(roles, "200"),
  "POST /api/v1/account/tokens": only(roles, "422 input.invalid"),
  "DELETE /api/v1/account/tokens/:key": only(roles, "404 resource.missing"),
  // One's own account, whoever one is: there is no id of anybody else in it.
  "GET /api/v1/account": own("200"),
  "GET /api/v1/account/sessions": own("200"),
  "DELETE /api/v1/account/sessions/:session": own("404 resource.missing"),
  "DELETE /api/v1/account/sessions": own("200"),
  "POST /api/v1/account/confirm": own("422 input.invalid"),
  "PUT /api/v1/account/password": own("422 input.invalid"),
  "PUT /api/v1/account/address": own("422 input.invalid"),
  "POST /api/v1/account/second-factor": own("200"),
  "PUT /api/v1/account/second-factor": own("422 input.invalid"),
  "DELETE /api/v1/account/second-factor": own("409 secondFactor.off"),
  "POST /api/v1/account/recovery-codes": own("409 secondFactor.off"),
  "POST /api/v1/account/passkeys/options": own("200"),
  "POST /api/v1/account/passkeys": own("422 input.invalid"),
  "PATCH /api/v1/account/passkeys/:passkey": own("422 input.invalid"),
  "DELETE /api/v1/account/passkeys/:passkey": own("404 resource.missing"),

  // Whoever looks after them; people of an agency see of a requisition what was shared with it, by a way of their own.
  "GET /api/v1/agencies": only(recruiters, "200"),
  "POST /api/v1/agencies": only(recruiters, "201"),
  "PATCH /api/v1/agencies/:agency": { ...only(recruiters, "204"), looks: recruiters },
  "GET /api/v1/requisitions/:requisition/agencies": only(recruiters, "200"),
  "PUT /api/v1/requisitions/:requisition/agencies/:agency": only(recruiters, "422 input.invalid"),
  // Of an agency that it is not shared with, and of nobody's submission: as far as anybody gets.
  "DELETE /api/v1/requisitions/:requisition/agencies/:agency": only(recruiters, "404 resource.missing"),
  "POST /api/v1/requisitions/:requisition/submissions/:submission/decision": only(
    recruiters,
    "404 resource.missing",
  ),
  "GET /api/v1/agency": only(["agency"], "200"),
  "GET /api/v1/agency/requisitions/:requisition": {
    ...only(["agency"], "200"),
    looks: ["agency"],
    reach: shared,
  },
  // An empty form: as far as whether it may be sent.
  "POST /api/v1/agency/requisitions/:requisition/submissions": {
    ...only(["agency"], "422 input.invalid"),
    looks: ["agency"],
    reach: shared,
  },

  "GET /api/v1/lists": only(team, "200"),
  "POST /api/v1/lists/:list": only(recruiters, "201"),
  // No such entry: as far as anybody gets.
  "PATCH /api/v1/lists/:list/:entry": only(recruiters, "404 list.missing"),
  "PUT /api/v1/lists/:list/order": only(recruiters, "204"),
  "GET /api/v1/templates": only(recruiters, "200"),
  "POST /api/v1/templates": only(recruiters, "201"),
  "PATCH /api/v1/templates/:template": only(recruiters, "404 template.missing"),

  "GET /api/v1/referrals": only(referrers, "200"),
  // An empty form: as far as it goes.
  "POST /api/v1/referrals": only(referrers, "422 input.invalid"),
  "GET /api/v1/find": only(team, "200"),
  "GET /api/v1/parked": only(administrators, "200"),
  "POST /api/v1/parked/:id/replay": only(administrators, "404 resource.missing"),
  "DELETE /api/v1/parked/:id": only(administrators, "404 resource.missing"),
  "GET /api/v1/members": only(team, "200"),
  "PATCH /api/v1/members/:person": manage(administrators, "204"),
  "DELETE /api/v1/members/:person": manage(administrators, "204"),
  // An empty body: as far as the form.
  "PUT /api/v1/members/:person/manager": manage(administrators, "422 input.invalid"),
  // The owner hands it to themselves: as far as anybody gets.
  "POST /api/v1/members/:person/ownership": manage(["owner"], "409 member.ownRole"),
  "GET /api/v1/members/deactivated": only(administrators, "200"),
  "GET /api/v1/members/:person/work": manage(administrators, "200"),
  "PUT /api/v1/members/:person/deactivation": manage(administrators, "204"),
  // Nobody of this id is switched off: as far as anybody gets.
  "DELETE /api/v1/members/:person/deactivation": manage(administrators, "404 resource.missing"),
  "GET /api/v1/groups": only(team, "200"),
  "POST /api/v1/groups": only(administrators, "201"),
  "PATCH /api/v1/groups/:group": manage(administrators, "204"),
  "GET /api/v1/groups/:group/removal": manage(administrators, "200"),
  "DELETE /api/v1/groups/:group": manage(administrators, "204"),
  "GET /api/v1/members/:person/access": manage(administrators, "200"),
  "GET /api/v1/audit": only(administrators, "200"),
  "GET /api/v1/audit.csv": only(administrators, "200"),
  "GET /api/v1/invitations": only(administrators, "200"),
  "POST /api/v1/invitations": only(administrators, "200"),
  "POST /api/v1/invitations/:invitation/mail": manage(administrators, "204"),
  "DELETE /api/v1/invitations/:invitation": manage(administrators, "204"),
  "GET /api/v1/organizations": { ...signedIn("200"), outsider: "200" },
  "POST /api/v1/organizations/:organization/current": {
    ...signedIn("204"),
    outsider: "404 resource.missing",
  },

  "ALL /api/v1/*": nothing,
  "ALL /api/*": nothing,
};

/** Every document of a requisition's room, as a socket asks for it; "mine" and "another's" are private notes. */
export const documents = {
  board: team,
  "notes.team": team,
  "notes.managers": deciders,
  "notes.private, mine": team,
  /** Readers of candidates hear that there is none: whom its author mentions is tested beside the room. */
  "notes.private, another's": noRole,
  card: team,
} as const;

/** Every command of a requisition's room. Nobody sends what only the room's own alarm says. */
export const commands: Record<CommandType, readonly Role[]> = {
  "requisition.changeStatus": recruiters,
  "requisition.setLists": noRole,
  "opening.add": recruiters,
  "opening.close": recruiters,
  "opening.reopen": recruiters,
  "stage.add": recruiters,
  "stage.edit": recruiters,
  "stage.move": recruiters,
  "stage.archive": recruiters,
  "stage.restore": recruiters,
  "application.create": workers,
  "application.move": workers,
  "application.reject": workers,
  "application.unreject": workers,
  "application.withdraw": workers,
  "application.unwithdraw": workers,
  "application.hire": deciders,
  "application.unhire": deciders,
  "application.assign": workers,
  "application.label": workers,
  "application.transfer": recruiters,
  "application.completeTransfer": noRole,
  "application.failTransfer": noRole,
  "application.arrive": noRole,
  "application.announce": deciders,
  "application.cancelAnnouncement": deciders,
  "application.announceDue": noRole,
  "interview.plan": workers,
  "interview.change": workers,
  "interview.cancel": workers,
  "interview.finish": workers,
};

/** Where middleware stands: a handler that looks like one (it takes `next`) is not to slip in as one. */
export const middleware = {
  "USE /*": "id and nonce, headers, log, foreign origins, who asks",
  "USE /__internal/*": "operators only",
  "USE /live/*": "none from other sites; who asks",
  "ALL /*": "the pages: see `pages`",
};
