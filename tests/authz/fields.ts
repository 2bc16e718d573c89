/**
 * Who sees which field of what the API answers, said once more and independently of the code. fields.test.ts asks every
 * GET route as everybody, on the team and off it, and compares; the description of the API says which fields there can
 * be. A field without a line here fails, and so does one that somebody sees who is not to.
 */
import type { FieldClass } from "#domain/access/fields.ts";
import type { PersonKind } from "./people.ts";
import { administrators, deciders, interviewers, recruiters, referrers, team, workers } from "./policy.ts";

/** Who sees fields of a class where they reach what they are about, not counting what a team makes of them. */
export const seers: Record<FieldClass, readonly PersonKind[] | "whoever is answered"> = {
  public: "whoever is answered",
  self: "whoever is answered",
  requisition: team,
  pipeline: team,
  internalState: team,
  identity: team,
  contact: team,
  file: team,
  link: recruiters,
  "notes.team": team,
  "notes.managers": deciders,
  "notes.private": team,
  "pay.publishedRange": [...recruiters, "coordinator", "agency"],
  "pay.range": recruiters,
  "pay.expectation": recruiters,
  "pay.offer": recruiters,
  "pay.history": [],
  eeo: [],
  internalApplication: recruiters,
  referrals: referrers,
  agencies: recruiters,
  agencyDesk: ["agency"],
  interviewPlanning: workers,
  ownInterviews: interviewers,
  eeoCounts: administrators,
  members: team,
  memberAdmin: administrators,
  organization: administrators,
  lists: team,
  templates: recruiters,
  audit: administrators,
};

/** What one sees besides as the hiring manager on a requisition's team, whatever one is in the organization. */
export const managersSee: readonly FieldClass[] = [
  ...["requisition", "pipeline", "internalState", "identity", "contact", "file", "members"],
  ...["notes.team", "notes.managers", "notes.private", "referrals"],
  ...["pay.publishedRange", "pay.range", "pay.offer", "interviewPlanning"],
] as FieldClass[];

/** Paths, one after the other; `?`: the test's house has nothing there, but whatever is there is of this class. */
export type Fields = Partial<Record<FieldClass, string>>;

/** What of a card's face says nothing about who it is. */
const face = "application candidate version sight alias?";
const settings =
  "layout text? status stages[]? labels[]? sources[]? assignees[]? age? sort reverse group lanes columns[]";
const under = (prefix: string, names: string) => names.replace(/\S+/g, (name) => prefix + name);
const range = under("range.", "min max currency period published");
const fee = "fee.kind? fee.basisPoints? fee.amount? fee.currency?";
/** The house's range is not published. */
const publishedPay = "min? max? currency? period?";
const ownership = "ownership.from? ownership.until?";
/** An interview as the room has it: times and ids. */
const interview = (prefix: string) =>
  under(
    prefix,
    "stage? interviewers[]? at? minutes? zone? shows.resume? shows.headline? shows.contact? shows.source? edition? id? status?",
  );
const keys =
  "keys[].id keys[].name keys[].hint keys[].capabilities[] keys[].maker keys[].createdAt keys[].expiresAt keys[].lastUsedAt? keys[].expired givable[]";
const interviewFacts = `id status stage interviewers[] at minutes zone edition? ${under("shows.", "resume headline contact source")}`;
const application = (names: string) => under("state.applications.*.", names);

/** Fields of each route that answers with JSON. */
export const fields: Record<string, Fields> = {
  "GET /healthz": { public: "ok? status?" },
  "GET /readyz": { public: "ok? parts.*?" },
  "GET /api/health": { public: "ok? status?" },
  "GET /api/auth/session": {
    self: `${under("user.", "id name email hue")} ${under("organization.", "id name role")}
      organizations[].id organizations[].name capabilities[]`,
  },

  "GET /api/v1/requisitions": {
    requisition: under(
      "[].",
      "id title team department location status openings lastActivityAt createdAt seq",
    ),
    pipeline: under("[].", "stages[].id stages[].name stages[].active active rejected hired"),
  },
  "GET /api/v1/requisitions/:requisition": {
    requisition: `${under("requisition.", "id title team department location status")} seq
      ${under("state.", "organization requisition status openings[].id openings[].status")}`,
    pipeline: `${under("state.stages[].", "id name kind publicName limitDays checklist[].id checklist[].text archived anonymised?")}
      ${under("state.", "sources[].id sources[].name sources[].archived? openings[].application openings[].reason")}
      ${application("id candidate status stage source createdAt enteredStageAt opening assignee to? origin? hop?")}
      ${application(under("interviews[].", interviewFacts))}
      ranks.* ${under("faces[].", face)}`,
    internalState: `${under("state.stages[].announce.", "mode delayMs")}
      ${under("state.reasons[].", "id label side archived?")} ${under("state.closeReasons[].", "id label archived?")}
      ${under("state.labels[].", "id name hue archived?")}
      ${application("reason told.notice.kind told.notice.publicName told.notice.next told.stage told.at pending.stage pending.dueAt")}
      ${application(interview("interviews[]."))}`,
    "notes.team": under("summaries.*.", "labels[] done total due?"),
    identity: "faces[].name faces[].headline faces[].locked?",
    file: "faces[].reading faces[].fileName",
    members: "people[].id people[].name people[].hue",
    self: "abilities[]",
  },
  "GET /api/v1/requisitions/:requisition/team": {
    requisition: "title confidential",
    members: `${under("members[].", "id name hue role team[]? eligible byGroup[].group? byGroup[].role?")} ${under("groups[].", "id name size team[]?")}`,
    self: "manage",
  },
  "GET /api/v1/requisitions/:requisition/faces": {
    pipeline: under("[].", face),
    identity: "[].name [].headline [].locked?",
    file: "[].reading [].fileName",
  },
  "GET /api/v1/requisitions/:requisition/views": {
    self: `${under("views[].", "id name team everywhere mayEdit")} ${under("views[].settings.", settings)} default`,
  },
  "GET /api/v1/requisitions/:requisition/applications/:application": {
    identity: `${under("candidate.", "id name headline location")} privateFor[]?`,
    contact: "candidate.email candidate.phone",
    pipeline: `application sight alias? source createdAt seq ${under("timeline[].", "seq requisition at type actor.kind actor.name params.*")}`,
    file: `${under("files[].", "id name type bytes uploadedAt reading problem? url")} redacted[]?`,
    agencies: `agency.agency? agency.running? ${under("agency.", ownership)}`,
    link: "statusLink",
    "notes.team": "referral.by referral.note",
    internalApplication: under(
      "internal.",
      "hiddenFrom[].id? hiddenFrom[].name? hiddenFrom[].hiringManager?",
    ),
    internalState: "internal.released?",
    self: "abilities[]",
  },
  "GET /api/v1/requisitions/:requisition/applications/:application/notes": {
    "notes.team": "notes[].document notes[].audience notes[].mayWrite",
    "notes.private": `${under("notes[].author.", "id name hue")} ${under("notes[].readers[].", "id? name? hue?")}`,
    members: under("members[].", "id name hue audiences[]"),
  },
  "GET /api/v1/requisitions/:requisition/applications/:application/interviews": {
    pipeline: under("interviews[].", interviewFacts),
    "notes.team": under("interviews[].", "title instructions place"),
    members: under("interviews[].people[].", "id name hue"),
    interviewPlanning: under("choosable[].", "id name hue"),
  },
  "GET /api/v1/interviews": {
    ownInterviews: under("[].", "id status at minutes zone title place role name alias? past"),
  },
  // Notes, pay, others' scores, stages, the candidate's id: there is no field for them here, and none is to come.
  "GET /api/v1/interviews/:interview": {
    ownInterviews: `id status at minutes zone title place role name alias? instructions
      ${under("people[].", "id name hue")} headline source contact.email contact.phone
      ${under("files[].", "id name type bytes uploadedAt reading url")} waits.until?`,
  },
  "GET /api/v1/status/self-identification": { public: "asked answered counted" },
  "GET /api/v1/reports/eeo": {
    requisition: "requisition? requisitions[].id? requisitions[].title?",
    eeoCounts: `asks period months[]? ${under("tables[].", "question shown rows[].answer rows[].n? rows[].share?")}`,
  },
  "GET /api/v1/requisitions/:requisition/pay": {
    requisition: "requisition.id requisition.title",
    "pay.range": range,
    self: "may.edit",
  },
  "GET /api/v1/requisitions/:requisition/applications/:application/pay": {
    self: "reads[] may.edit",
    "pay.range": range,
    "pay.expectation": under("expectation.", "amount currency period"),
    "pay.offer": under("offer.", "amount currency period"),
  },
  "GET /api/v1/visibility": { organization: "managersSeeExpectations" },
  "GET /api/v1/notifications": {
    self: under("[].", "id at seen by.id by.name by.hue audience document application"),
    requisition: "[].requisition.id [].requisition.title",
    identity: "[].candidate",
    pipeline: "[].alias?",
  },
  "GET /api/v1/status": {
    public: `application role organization location ${under("entries[].", "seq at notice.kind notice.publicName notice.next requisition")}`,
  },
  "GET /api/v1/portal/applications": {
    self: under(
      "[].",
      `application role organization statusLink ${under("standing.", "kind publicName next since seq")}`,
    ),
  },

  "GET /api/v1/security": {
    organization: `requiresSecondFactor membersWithout redirectUri roles[]
      ${under("sso.", "issuer clientId defaultRole active breakGlass")} keepers[].id keepers[].name
      ${under("domains[].", "id domain record.name record.value verified enforced")}`,
  },
  "GET /api/v1/keys": { organization: keys },
  "GET /api/v1/account/tokens": { self: keys },
  "GET /api/v1/account": {
    self: `name email hasPassword fresh secondFactor.on secondFactor.recoveryCodesLeft requiredBy[]?
      ${under("passkeys[].", "id name createdAt lastUsedAt?")}`,
  },
  "GET /api/v1/account/sessions": {
    self: under(
      "[].",
      "id device.kind device.browser? device.system? network? method? openedAt lastSeenAt current",
    ),
  },
  "GET /api/v1/lists": { lists: under("*[].", "id name side hue archived") },
  "GET /api/v1/templates": {
    templates: under(
      "[].",
      "id name archived createdAt stages[].name stages[].kind stages[].publicName stages[].announce.mode stages[].announce.delayMs? stages[].limitDays? stages[].checklist[]? stages[].anonymised?",
    ),
  },
  "GET /api/v1/agencies": {
    agencies: `${under("agencies[].", "id name shares people[].id people[].name")} ${under("people[].", "id name email agency")}`,
  },
  "GET /api/v1/requisitions/:requisition/agencies": {
    requisition: "title open",
    agencies: `agencies[].id? agencies[].name? ${under("shares[].", `agency.id agency.name notBefore? ownershipDays sharedAt ${fee}`)}
      ${under("submissions[].", `id agency by name email phone note status submittedAt decidedAt? file.name file.url application? ${ownership} ${fee}`)}`,
  },
  "GET /api/v1/agency": {
    agencyDesk: `agency ${under("requisitions[].", "id title department? location status")}
      ${under("submissions[].", `id role name status submittedAt ${ownership}`)}`,
    "pay.publishedRange": under("requisitions[].pay.", publishedPay),
  },
  "GET /api/v1/agency/requisitions/:requisition": {
    agencyDesk: `ownershipDays consent ${under("requisition.", "id title department? location status")}
      ${under("submissions[].", `id role name status submittedAt ${ownership}`)}`,
    "pay.publishedRange": under("requisition.pay.", publishedPay),
  },
  "GET /api/v1/referrals": {
    referrals: under("roles[].", "id title location department?"),
    self: under("mine[].", "id name title status day"),
  },
  "GET /api/v1/find": {
    identity: under("[].", "application name headline"),
    requisition: "[].requisition [].title",
    pipeline: "[].status",
  },
  "GET /api/v1/parked": { organization: under("[].", "id kind about attempts parkedAt") },
  "GET /api/v1/members": {
    members: under(
      "[].",
      "id name email role hue manager.id manager.name self may.remove may.deactivate may.manager may.transfer may.leave",
    ),
    memberAdmin: "[].may.roles[]",
  },
  "GET /api/v1/members/deactivated": {
    memberAdmin: under("[].", "id? name? email? role? hue? at? may.reactivate? may.remove?"),
  },
  "GET /api/v1/members/:person/work": { memberAdmin: "teams groups applications views" },
  "GET /api/v1/groups": {
    members: `${under("groups[].", "id name members[].id? members[].name? members[].hue?")} ${under("people[].", "id name hue")}`,
    memberAdmin: "groups[].teams",
    self: "manage",
  },
  "GET /api/v1/groups/:group/removal": { memberAdmin: under("[].", "id? title? team[]? lost[]? less[]?") },
  "GET /api/v1/members/:person/access": {
    audit: `person.id person.name person.role ${under("requisition.", "id? title? confidential?")} team[]?
      ${under("capabilities[].", "capability yes by as? group?")}`,
  },
  "GET /api/v1/audit": {
    audit: `more actions[] ${under(
      "rows[].",
      "chain seq at actor.kind actor.id actor.name onBehalfOf? action subject requisition.id requisition.title before after network program",
    )}`,
  },
  "GET /api/v1/invitations": {
    memberAdmin: under("[].", "id email role state inviter expiresAt may.resend may.revoke"),
  },
  "GET /api/v1/organizations": { self: "[].id [].name [].current" },
};

/** They say nothing of anybody: the description of the API, and what is no JSON. */
export const noFields = [
  "GET /api/v1/openapi.json",
  "GET /api/v1/audit.csv",
  "GET /api/v1/reports/eeo.csv",
  "GET /files/:file",
  "GET /__internal/parked",
];
