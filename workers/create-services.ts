/** Assembles what pages and the API can ask for. Built per request: nothing here outlives it. */
import type { AuditEntry } from "#domain/audit/schema.ts";
import { newId } from "#domain/ids/ids.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { addApplication } from "#workers/commands/add-application.ts";
import { addListEntry } from "#workers/commands/add-list-entry.ts";
import { alsoConsider } from "#workers/commands/also-consider.ts";
import { changeRole } from "#workers/commands/change-role.ts";
import { chooseOrganization } from "#workers/commands/choose-organization.ts";
import { createRequisition } from "#workers/commands/create-requisition.ts";
import { createTemplate } from "#workers/commands/create-template.ts";
import { deactivateMember, reactivateMember } from "#workers/commands/deactivate-member.ts";
import { decideSubmitted } from "#workers/commands/decide-submission.ts";
import { commandOfKey } from "#workers/commands/derived-id.ts";
import { createAgency, editAgency } from "#workers/commands/edit-agency.ts";
import { editCandidate } from "#workers/commands/edit-candidate.ts";
import { changeGroup, deleteGroup, makeGroup } from "#workers/commands/edit-groups.ts";
import { editListEntry } from "#workers/commands/edit-list-entry.ts";
import { editTemplate } from "#workers/commands/edit-template.ts";
import { chooseDefaultView, deleteView, editView } from "#workers/commands/edit-view.ts";
import { handleParked } from "#workers/commands/handle-parked.ts";
import { hasIdentified, identifyOneself } from "#workers/commands/identify-oneself.ts";
import { invitePeople } from "#workers/commands/invite-people.ts";
import { leaveOrganization } from "#workers/commands/leave-organization.ts";
import { lockOrUnlock } from "#workers/commands/lock-candidate.ts";
import type { Inviting } from "#workers/commands/mail-invitation.ts";
import { orderList } from "#workers/commands/order-list.ts";
import { changeInterview, planInterview } from "#workers/commands/plan-interview.ts";
import { referPerson } from "#workers/commands/refer-person.ts";
import { releaseInternal } from "#workers/commands/release-internal.ts";
import { removeMember } from "#workers/commands/remove-member.ts";
import { resendInvitation } from "#workers/commands/resend-invitation.ts";
import { revokeInvitation } from "#workers/commands/revoke-invitation.ts";
import { runCommand, runCommands } from "#workers/commands/run-command.ts";
import { saveView } from "#workers/commands/save-view.ts";
import { seeNotices } from "#workers/commands/see-notices.ts";
import { setEeoAsking } from "#workers/commands/set-eeo-asking.ts";
import { setManager } from "#workers/commands/set-manager.ts";
import { setCardPay, setRequisitionPay, setVisibility } from "#workers/commands/set-pay.ts";
import { setTeam } from "#workers/commands/set-team.ts";
import { endShare, shareWithAgency } from "#workers/commands/share-with-agency.ts";
import { issueStatusLink, revokeStatusLink } from "#workers/commands/status-link.ts";
import { submitCandidate } from "#workers/commands/submit-candidate.ts";
import { transferOwnership } from "#workers/commands/transfer-ownership.ts";
import { uploadFile } from "#workers/commands/upload-file.ts";
import { type Context, type InRequisition, inRequisition, memberContext } from "#workers/context.ts";
import { listMails } from "#workers/db/identity/mails.ts";
import { cloudflareTxt } from "#workers/dns/cloudflare.ts";
import { embeddedTxt } from "#workers/dns/embedded.ts";
import type { TxtLookup } from "#workers/dns/port.ts";
import { cloudflareMailer } from "#workers/email/cloudflare.ts";
import { embeddedMailer } from "#workers/email/embedded.ts";
import type { Mailer } from "#workers/email/port.ts";
import type { Env } from "#workers/env.ts";
import { viewAgencyRequisition, viewDesk } from "#workers/queries/agency-desk.ts";
import { viewAudit } from "#workers/queries/audit.ts";
import { auditCsv } from "#workers/queries/audit-csv.ts";
import { viewBoard } from "#workers/queries/board-view.ts";
import { viewCandidateStatus } from "#workers/queries/candidate-status.ts";
import { viewCardNotes } from "#workers/queries/card-notes.ts";
import { viewCard } from "#workers/queries/card-view.ts";
import { eeoCsv, viewEeoReport } from "#workers/queries/eeo-report.ts";
import { explainAccess } from "#workers/queries/explain-access.ts";
import { facesByIds } from "#workers/queries/faces.ts";
import { findPeople } from "#workers/queries/find-people.ts";
import { viewGroupRemoval, viewGroups } from "#workers/queries/groups.ts";
import { viewInterviewKit } from "#workers/queries/interview-kit.ts";
import { viewCardInterviews } from "#workers/queries/interviews-of-card.ts";
import { viewLists } from "#workers/queries/lists.ts";
import { viewDeactivated, viewInvitations, viewMembers } from "#workers/queries/members.ts";
import { listMyInterviews } from "#workers/queries/my-interviews.ts";
import { viewNotices } from "#workers/queries/notices.ts";
import { viewParked } from "#workers/queries/parked.ts";
import { viewCardPay, viewRequisitionPay, viewVisibility } from "#workers/queries/pay.ts";
import { listPortalApplications } from "#workers/queries/portal-applications.ts";
import { viewReferrals } from "#workers/queries/referrals.ts";
import { viewAgencies, viewRequisitionAgencies } from "#workers/queries/requisition-agencies.ts";
import { listRequisitions } from "#workers/queries/requisition-list.ts";
import { viewSavedViews } from "#workers/queries/saved-views.ts";
import { viewTeam } from "#workers/queries/team.ts";
import { viewTemplates } from "#workers/queries/templates.ts";
import { viewWork } from "#workers/queries/work-of-member.ts";
import type { Services, Viewer } from "#workers/services.ts";

export interface Asking {
  viewer: Viewer | null;
  /** scheme://host[:port] under which we are reached. */
  origin: string;
  /** From where it is asked, for the audit chain. */
  from?: AuditEntry["from"];
}

/** The services of one request, for whoever asks. */
export function createServices(
  env: Env,
  _ctx: Pick<ExecutionContext, "waitUntil">,
  asking: Asking,
): Services {
  const now = Date.now;
  const member = <T>(go: (context: Context) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const context = memberContext(env, asking, now);
    return context.ok ? go(context.value) : Promise.resolve(context);
  };
  const within = <T>(requisition: string, go: (within: InRequisition) => Promise<Outcome<T>>) =>
    member(async (context) => {
      const found = await inRequisition(context, requisition, "board.view");
      return found.ok ? go(found.value) : found;
    });
  const managingAgencies = <T>(requisition: string, go: (within: InRequisition) => Promise<Outcome<T>>) =>
    member(async (context) => {
      const found = await inRequisition(context, requisition, "agency.manage");
      return found.ok ? go(found.value) : found;
    });
  const commandId = ({ actor }: Context, key: string | undefined) =>
    commandOfKey(actor.id, key ?? newId("cmd"));

  const inviting = (context: Context): Inviting => ({
    ...context,
    mailer: () => mailerOf(env),
    inviterName: asking.viewer?.user.name ?? "",
    organizationName: asking.viewer?.organization?.name ?? "",
  });

  return {
    requisitions: {
      list: () => member(listRequisitions),
      create: (input, key) =>
        member(async (context) => createRequisition(context, input, await commandId(context, key))),
      board: (requisition) => within(requisition, viewBoard),
      team: (requisition) => within(requisition, viewTeam),
      setTeam: (requisition, team) => within(requisition, (found) => setTeam(found, team)),
      faces: (requisition, ids) => within(requisition, (found) => facesByIds(found, ids)),
      command: (requisition, command) => within(requisition, (found) => runCommand(found, command)),
      commands: (requisition, commands) => within(requisition, (found) => runCommands(found, commands)),
    },
    lists: {
      view: () => member(viewLists),
      add: (list, input, key) =>
        member(async (context) => addListEntry(context, list, input, await commandId(context, key))),
      edit: (list, entry, input) => member((context) => editListEntry(context, list, entry, input)),
      order: (list, input) => member((context) => orderList(context, list, input)),
    },
    templates: {
      list: () => member(viewTemplates),
      create: (input, key) =>
        member(async (context) => createTemplate(context, input, await commandId(context, key))),
      edit: (template, input) => member((context) => editTemplate(context, template, input)),
    },
    applications: {
      card: (requisition, application) => within(requisition, (found) => viewCard(found, application)),
      leftFor: (requisition, application) =>
        member(async (context) => {
          const here = await inRequisition(context, requisition, "board.view");
          if (!here.ok) return here;
          const to = await here.value.room.leftFor(application);
          if (to === null) return refuse("resource.missing");
          const there = await inRequisition(context, to, "board.view");
          return there.ok ? accept(there.value.record.id) : there;
        }),
      add: (requisition, stage, candidate, key, source) =>
        within(requisition, async (found) =>
          addApplication(found, stage, candidate, await commandId(found, key), source && { source }),
        ),
      alsoConsider: (requisition, application, to, key) =>
        member(async (context) => {
          const here = await inRequisition(context, requisition, "board.view");
          const there = await inRequisition(context, to, "board.view");
          if (!here.ok) return here;
          if (!there.ok) return there;
          return alsoConsider(here.value, there.value, application, await commandId(context, key));
        }),
      editCandidate: (requisition, application, fields) =>
        within(requisition, (found) => editCandidate(found, application, fields)),
      upload: (requisition, stage, upload, file) =>
        within(requisition, (found) => uploadFile(found, stage, upload, file)),
      release: (requisition, application) =>
        within(requisition, (found) => releaseInternal(found, application)),
      setPrivacy: (requisition, application, input) =>
        within(requisition, (found) => lockOrUnlock(found, application, input)),
      notes: (requisition, application) => within(requisition, (found) => viewCardNotes(found, application)),
      statusLink: (requisition, application, renew) =>
        within(requisition, (found) => issueStatusLink(found, application, renew)),
      revokeStatusLink: (requisition, application) =>
        within(requisition, (found) => revokeStatusLink(found, application)),
    },
    pay: {
      requisition: (requisition) => within(requisition, viewRequisitionPay),
      setRequisition: (requisition, input) => within(requisition, (found) => setRequisitionPay(found, input)),
      card: (requisition, application) => within(requisition, (found) => viewCardPay(found, application)),
      setCard: (requisition, application, input) =>
        within(requisition, (found) => setCardPay(found, application, input)),
      visibility: () => member(viewVisibility),
      setVisibility: (input) => member((context) => setVisibility(context, input)),
    },
    notices: {
      list: () => member(viewNotices),
      seen: (upTo) => member((context) => seeNotices(context, upTo)),
    },
    referrals: {
      view: () => member(viewReferrals),
      make: (input, key) =>
        member(async (context) => referPerson(context, input, await commandId(context, key))),
    },
    agencies: {
      list: () => member(viewAgencies),
      create: (input, key) =>
        member(async (context) => createAgency(context, input, await commandId(context, key))),
      edit: (agency, input) => member((context) => editAgency(context, agency, input)),
      may: (requisition) => managingAgencies(requisition, async () => accept(null)),
      of: (requisition) => managingAgencies(requisition, viewRequisitionAgencies),
      share: (requisition, agency, terms) =>
        managingAgencies(requisition, (found) => shareWithAgency(found, agency, terms)),
      endShare: (requisition, agency) => managingAgencies(requisition, (found) => endShare(found, agency)),
      decide: (requisition, submission, input) =>
        managingAgencies(requisition, (found) => decideSubmitted(found, submission, input)),
    },
    desk: {
      view: () => member(viewDesk),
      requisition: (requisition) => member((context) => viewAgencyRequisition(context, requisition)),
      submit: (requisition, input, file, key) =>
        member(async (context) =>
          submitCandidate(context, requisition, input, file, await commandId(context, key)),
        ),
    },
    find: (text) => member((context) => findPeople(context, text)),
    views: {
      list: (requisition) => within(requisition, viewSavedViews),
      save: (requisition, view) => within(requisition, (found) => saveView(found, view)),
      edit: (requisition, view, edit) => within(requisition, (found) => editView(found, view, edit)),
      remove: (requisition, view) => within(requisition, (found) => deleteView(found, view)),
      choose: (requisition, view) => within(requisition, (found) => chooseDefaultView(found, view)),
    },
    parked: {
      list: () => member(viewParked),
      handle: (id, how) => member((context) => handleParked(context, id, how)),
    },
    interviews: {
      ofCard: (requisition, application) =>
        within(requisition, (found) => viewCardInterviews(found, application)),
      plan: (requisition, application, input, key) =>
        within(requisition, async (found) =>
          planInterview(found, application, input, await commandId(found, key)),
        ),
      change: (requisition, application, interview, input) =>
        within(requisition, (found) => changeInterview(found, application, interview, input, newId("cmd"))),
      mine: () => member(listMyInterviews),
      kit: (interview) => member((context) => viewInterviewKit(context, interview)),
    },
    reports: {
      eeo: (query) => member((context) => viewEeoReport(context, query)),
      eeoCsv: (query) => member((context) => eeoCsv(context, query)),
      setEeoAsking: (input) => member((context) => setEeoAsking(context, input)),
    },
    portal: {
      identify: (token, input) => identifyOneself(env, token, input, now()),
      hasIdentified: (token) => hasIdentified(env, token),
      status: (token) => viewCandidateStatus(env, token),
      mine: () => listPortalApplications(env, asking, now),
    },
    mailbox: { list: () => listMailbox(env) },
    audit: {
      view: (query) => member((context) => viewAudit(context, query)),
      csv: (query) => member((context) => auditCsv(context, query)),
      explain: (person, requisition) => member((context) => explainAccess(context, person, requisition)),
    },
    members: {
      list: () => member(viewMembers),
      changeRole: (person, role) => member((context) => changeRole(context, person, role)),
      setManager: (person, input) => member((context) => setManager(context, person, input)),
      remove: (person, handTo) => member((context) => removeMember(context, person, handTo)),
      deactivated: () => member(viewDeactivated),
      work: (person) => member((context) => viewWork(context, person)),
      deactivate: (person, handTo) => member((context) => deactivateMember(context, person, handTo)),
      reactivate: (person) => member((context) => reactivateMember(context, person)),
      leave: () => member(leaveOrganization),
      transferOwnership: (person) => member((context) => transferOwnership(context, person)),
    },
    groups: {
      view: () => member(viewGroups),
      make: (input) => member((context) => makeGroup(context, input)),
      change: (group, edit) => member((context) => changeGroup(context, group, edit)),
      removal: (group) => member((context) => viewGroupRemoval(context, group)),
      remove: (group) => member((context) => deleteGroup(context, group)),
    },
    invitations: {
      list: () => member(viewInvitations),
      invite: (input) => member((context) => invitePeople(inviting(context), input)),
      resend: (invitation) => member((context) => resendInvitation(inviting(context), invitation)),
      revoke: (invitation) => member((context) => revokeInvitation(context, invitation)),
    },
    chooseOrganization: (organization) => chooseOrganization(env, asking.viewer, organization),
  };
}

/** Development only: the mails hold sign-in links. */
async function listMailbox(env: Env): ReturnType<Services["mailbox"]["list"]> {
  if (!keepsMails(env)) return refuse("resource.missing");
  return accept(await listMails(env.DB_IDENTITY));
}

/** The mailer of this deployment. Throws where mail must leave and there is no binding for it. */
export function mailerOf(env: Env): Mailer {
  if (env.EMAIL && env.MAIL_FROM) return cloudflareMailer(env.EMAIL, env.MAIL_FROM);
  if (keepsMails(env)) return embeddedMailer(env.DB_IDENTITY);
  throw new Error("EMAIL and MAIL_FROM are not set: this deployment cannot send mail");
}

/** Whether mails may stay here to be read on the mailbox page. */
function keepsMails(env: Pick<Env, "ENVIRONMENT">): boolean {
  return env.ENVIRONMENT === "development" || env.ENVIRONMENT === "test";
}

/** Where TXT records are looked up: in the world, or on a laptop in a zone of its own. */
export function txtLookupOf(env: Env): TxtLookup {
  return keepsMails(env) ? embeddedTxt(env.DB_IDENTITY) : cloudflareTxt((url, init) => fetch(url, init));
}
