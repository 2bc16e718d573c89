/**
 * What pages and the API can ask for, and the one place where real parts are chosen for their ports.
 * Built per request: nothing here outlives it. `app/` imports types from this file and nothing else of workers/.
 */
import type { Capability } from "#domain/access/access.ts";
import type { Application } from "#domain/application/schema.ts";
import type { Id } from "#domain/ids/ids.ts";
import type { ListEntries } from "#domain/lists/schema.ts";
import type { CommandAnswer } from "#domain/live/wire.ts";
import type { Outcome } from "#domain/refusal/refusal.ts";
import type { AnyCommand } from "#domain/requisition/commands.ts";
import type { Template } from "#domain/template/schema.ts";
import type {
  AgenciesView,
  AgencyDesk,
  AgencyRequisition,
  RequisitionAgencies,
  Submitted,
} from "#domain/views/agency.ts";
import type { AuditView } from "#domain/views/audit.ts";
import type { BoardView, Face, RequisitionRow } from "#domain/views/board.ts";
import type { NewView, SavedViews, ViewEdit } from "#domain/views/board-settings.ts";
import type { CandidateStatus } from "#domain/views/candidate-status.ts";
import type { CardView } from "#domain/views/card.ts";
import type { EeoReport, EeoStanding } from "#domain/views/eeo.ts";
import type { Explained } from "#domain/views/explained.ts";
import type { FoundPerson } from "#domain/views/find.ts";
import type { GroupRemoval, GroupsView } from "#domain/views/groups.ts";
import type { CardInterviews, InterviewKit, MyInterview } from "#domain/views/interviews.ts";
import type {
  DeactivatedView,
  InvitationView,
  InvitedView,
  InviteResult,
  MemberView,
  MemberWork,
} from "#domain/views/members.ts";
import type { CardNotesView, NoticeView } from "#domain/views/notes.ts";
import type { ParkedView } from "#domain/views/parked.ts";
import type { CardPayView, RequisitionPayView, Visibility } from "#domain/views/pay.ts";
import type { ReferralsView } from "#domain/views/referrals.ts";
import type { Standing } from "#domain/views/standing.ts";
import type { TeamView } from "#domain/views/team.ts";

export type { Account } from "#workers/auth/account/account.ts";
export type { Keys } from "#workers/auth/keys/keys.ts";
export type { Security } from "#workers/auth/organization/security.ts";

/** The person who asks, in the organization that they are working in now. */
export interface Viewer {
  user: { id: string; name: string; email: string; hue: number };
  session: string;
  /** null: signed in, but member of no organization (a candidate, say). */
  organization: { id: Id<"org">; name: string; role: string } | null;
  organizations: { id: Id<"org">; name: string }[];
  capabilities: readonly Capability[];
  /** False: nobody reports to them where they work now. */
  manages?: boolean;
  /** Where they would work now, but it asks for a second factor that they do not have: nothing of it is seen. */
  locked?: { id: Id<"org">; name: string };
  /** A key or token of the API instead of a session: `user` is the key itself, or the token's person. */
  via?: "apiKey" | "token";
  /** All that the key was given: a requisition's team makes no more of it. */
  scopes?: readonly Capability[];
}

export interface NewRequisition {
  title: string;
  team: string;
  location: string;
  department?: string;
  openings: number;
  /** Open if not given. */
  status?: "draft" | "open";
  /** Whose stages it begins with; the usual ones if not given. */
  from?: { template: Id<"tpl"> } | { requisition: Id<"req"> } | undefined;
}

export interface NewCandidate {
  name: string;
  email: string | null;
  phone: string | null;
  headline: string | null;
  location: string | null;
}

/** One of the applications of a signed-in candidate. */
export interface PortalApplication {
  application: Id<"app">;
  role: string;
  organization: string;
  statusLink: string;
  /** As the last announcement left it; null: nothing was announced yet. */
  standing: Standing | null;
}

export interface MailboxMessage {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  at: number;
}

/** A change of who is signed in: `cookies` are whole Set-Cookie lines for the answer. */
export interface SignedChange {
  cookies: string[];
  /** Nobody is signed in yet: the cookie holds the place of a sign-in that waits for its second step. */
  step?: "secondFactor";
}

/** Signing in and out, for the pages of app/routes/auth. No answer tells whether an address is known. */
export interface Identity {
  signIn(input: { email: string; password: string; remember: boolean }): Promise<Outcome<SignedChange>>;
  /** Mails a link that signs in once; accepted for unknown addresses too. */
  sendLink(input: { email: string }): Promise<Outcome<null>>;
  /** Uses up a mailed link; `kind` says whether it signs in or confirms a new account's address first. */
  redeem(input: { kind: "signIn" | "confirm"; token: string }): Promise<Outcome<SignedChange>>;
  /** A person and their organization; a mail confirms the address. Accepted for known addresses too. */
  signUp(input: {
    name: string;
    email: string;
    password: string;
    organization: string;
  }): Promise<Outcome<null>>;
  signOut(): Promise<SignedChange>;
  /** The second step of a sign-in that waits for it: a code of the app, or a recovery code. */
  secondStep(input: { code: string }): Promise<Outcome<SignedChange>>;
  secondStepWaits(): Promise<boolean>;
  /** What the browser asks the person's passkeys with, and what one of them answered. */
  passkeyOptions(): Promise<Outcome<object>>;
  signInByPasskey(input: unknown): Promise<Outcome<SignedChange>>;
  /** Where the organization of an address signs its people in; the cookie finds the way back. */
  startSso(input: { email: string; next: string }): Promise<Outcome<SignedChange & { location: string }>>;
  /** Back from there, with the query of the address that one came back to. */
  finishSso(came: URLSearchParams): Promise<Outcome<SignedChange & { next: string }>>;
  /** Mails a link that sets another password; accepted for unknown addresses too. */
  forgot(input: { email: string }): Promise<Outcome<null>>;
  reset(input: { token: string; password: string }): Promise<Outcome<null>>;
  /** A new address' link was followed. */
  confirmAddress(token: string): Promise<Outcome<{ email: string }>>;
  /** What the holder of an invitation's token may see. */
  invitation(token: string): Promise<Outcome<InvitedView>>;
  /** The signed-in person joins, and works there from now on. */
  acceptInvitation(token: string): Promise<Outcome<null>>;
  declineInvitation(token: string): Promise<Outcome<null>>;
  /** A new person joins: the mailed token has confirmed their address. No cookies: they sign in themselves. */
  join(input: { token: string; name: string; password: string }): Promise<Outcome<SignedChange>>;
}

export interface Services {
  requisitions: {
    list(): Promise<Outcome<RequisitionRow[]>>;
    /**
     * Creates the row and its room with the default pipeline, as a draft or open. `command` (a cmd_ id): the same
     * one twice makes one requisition.
     */
    create(input: NewRequisition, command?: string): Promise<Outcome<{ id: Id<"req"> }>>;
    board(requisition: string): Promise<Outcome<BoardView>>;
    team(requisition: string): Promise<Outcome<TeamView>>;
    /** A whole team as it is to be (unparsed). */
    setTeam(requisition: string, team: unknown): Promise<Outcome<null>>;
    faces(requisition: string, applications: readonly string[]): Promise<Outcome<Face[]>>;
    /** A command as it came over the wire (unparsed). */
    command(requisition: string, command: unknown): Promise<Outcome<{ seq: number }>>;
    /** Many, in order, each on its own. */
    commands(
      requisition: string,
      commands: readonly AnyCommand[],
    ): Promise<Outcome<{ answers: CommandAnswer[] }>>;
  };
  /** The organization's lists (labels, reasons, sources); each edit reaches every open board. */
  lists: {
    view(): Promise<Outcome<ListEntries>>;
    /** `list` and `input` as they came (unparsed). `command`: the same one twice adds one entry. */
    add(list: string, input: unknown, command?: string): Promise<Outcome<{ id: string }>>;
    edit(list: string, entry: string, input: unknown): Promise<Outcome<null>>;
    order(list: string, input: unknown): Promise<Outcome<null>>;
  };
  templates: {
    list(): Promise<Outcome<Template[]>>;
    create(input: unknown, command?: string): Promise<Outcome<{ id: Id<"tpl"> }>>;
    edit(template: string, input: unknown): Promise<Outcome<null>>;
  };
  applications: {
    card(requisition: string, application: string): Promise<Outcome<CardView>>;
    /** The requisition for which an application left this one; refused with resource.missing unless one reaches it. */
    leftFor(requisition: string, application: string): Promise<Outcome<Id<"req">>>;
    /** Adds somebody by hand: candidate row, then the room's command. */
    add(
      requisition: string,
      stage: string,
      candidate: NewCandidate,
      /** A cmd_ id: the same one twice makes one card. */
      command?: string,
      /** Where they come from; by hand if not given. */
      source?: Application["source"],
    ): Promise<Outcome<{ application: Id<"app"> }>>;
    /** A second application of the same candidate, on the requisition `to`. */
    alsoConsider(
      requisition: string,
      application: string,
      to: string,
      command?: string,
    ): Promise<Outcome<{ application: Id<"app"> }>>;
    /** Types in the fields of a candidate whose file could not be read, or corrects them. */
    editCandidate(requisition: string, application: string, fields: NewCandidate): Promise<Outcome<null>>;
    /** A dropped file: stored, a card at once, read later. `upload` is the client's id: the same one twice is one card. */
    upload(
      requisition: string,
      stage: string,
      upload: string,
      file: File,
    ): Promise<Outcome<{ application: Id<"app">; file: Id<"file"> }>>;
    /** Lets those above an internal applicant see the application; for good. */
    release(requisition: string, application: string): Promise<Outcome<null>>;
    /** Says for whom a candidate is private, or that they are not (unparsed). */
    setPrivacy(requisition: string, application: string, input: unknown): Promise<Outcome<null>>;
    /** The notes that the viewer may read, and whom they can mention there. */
    notes(requisition: string, application: string): Promise<Outcome<CardNotesView>>;
    /** The candidate's link; `renew` revokes the old one. */
    statusLink(requisition: string, application: string, renew: boolean): Promise<Outcome<{ url: string }>>;
    revokeStatusLink(requisition: string, application: string): Promise<Outcome<null>>;
  };
  /** Pay, as far as the viewer sees it: amounts in minor units. Input as it came (unparsed). */
  pay: {
    requisition(requisition: string): Promise<Outcome<RequisitionPayView>>;
    setRequisition(requisition: string, input: unknown): Promise<Outcome<null>>;
    /** Reading it is a line of the audit chain. */
    card(requisition: string, application: string): Promise<Outcome<CardPayView>>;
    setCard(requisition: string, application: string, input: unknown): Promise<Outcome<null>>;
    /** What the organization says of who sees what. */
    visibility(): Promise<Outcome<Visibility>>;
    setVisibility(input: unknown): Promise<Outcome<null>>;
  };
  /** Where the viewer was mentioned. */
  notices: {
    list(): Promise<Outcome<NoticeView[]>>;
    /** Everything up to this one. */
    seen(upTo: string): Promise<Outcome<null>>;
  };
  /** Candidates by name, where the viewer may look. */
  find(text: string): Promise<Outcome<FoundPerson[]>>;
  /** Whom the viewer recommends. */
  referrals: {
    view(): Promise<Outcome<ReferralsView>>;
    /** Fields and file as they came (unparsed). `command`: the same one twice makes one referral. */
    make(input: unknown, command?: string): Promise<Outcome<{ id: Id<"ref"> }>>;
  };
  /** The team's side of agencies. All inputs as they came (unparsed). */
  agencies: {
    list(): Promise<Outcome<AgenciesView>>;
    create(input: unknown, command?: string): Promise<Outcome<{ id: Id<"agy"> }>>;
    /** Its name, or wholly who works for it. */
    edit(agency: string, input: unknown): Promise<Outcome<null>>;
    /** Whether the viewer looks after agencies on this requisition: the refusal if not. */
    may(requisition: string): Promise<Outcome<null>>;
    /** With whom a requisition is shared, and what they submitted. */
    of(requisition: string): Promise<Outcome<RequisitionAgencies>>;
    share(requisition: string, agency: string, terms: unknown): Promise<Outcome<null>>;
    endShare(requisition: string, agency: string): Promise<Outcome<null>>;
    /** Accepting makes the card. */
    decide(
      requisition: string,
      submission: string,
      input: unknown,
    ): Promise<Outcome<{ application: Id<"app"> | null }>>;
  };
  /** What people of an agency see and do. */
  desk: {
    view(): Promise<Outcome<AgencyDesk>>;
    requisition(requisition: string): Promise<Outcome<AgencyRequisition>>;
    /** `input` as it came (unparsed). `command`: the same one twice is one submission. */
    submit(
      requisition: string,
      input: unknown,
      file: File | null,
      command?: string,
    ): Promise<Outcome<Submitted>>;
  };
  /** Saved views of a board: the viewer's own and the team's. */
  views: {
    list(requisition: string): Promise<Outcome<SavedViews>>;
    save(requisition: string, view: NewView): Promise<Outcome<{ id: Id<"view"> }>>;
    edit(requisition: string, view: string, edit: ViewEdit): Promise<Outcome<null>>;
    remove(requisition: string, view: string): Promise<Outcome<null>>;
    /** What the viewer's board opens with; null: with none. */
    choose(requisition: string, view: string | null): Promise<Outcome<null>>;
  };
  /** Work that kept failing. */
  parked: {
    list(): Promise<Outcome<ParkedView[]>>;
    handle(id: string, how: "replay" | "dismiss"): Promise<Outcome<null>>;
  };
  interviews: {
    /** Of a card, for the team. */
    ofCard(requisition: string, application: string): Promise<Outcome<CardInterviews>>;
    /** As it came (unparsed). `command`: the same one twice plans one interview. */
    plan(
      requisition: string,
      application: string,
      input: unknown,
      command?: string,
    ): Promise<Outcome<{ interview: Id<"itv"> }>>;
    change(
      requisition: string,
      application: string,
      interview: string,
      input: unknown,
    ): Promise<Outcome<null>>;
    /** The viewer's own. */
    mine(): Promise<Outcome<MyInterview[]>>;
    /** What the kit of one of them shows. */
    kit(interview: string): Promise<Outcome<InterviewKit>>;
  };
  reports: {
    /** Counts of voluntary answers; filters as they came (unparsed). */
    eeo(query: unknown): Promise<Outcome<EeoReport>>;
    eeoCsv(query: unknown): Promise<Outcome<string>>;
    /** Whether candidates are asked. Refuses: access.denied, input.invalid. */
    setEeoAsking(input: unknown): Promise<Outcome<null>>;
  };
  portal: {
    status(token: string): Promise<Outcome<CandidateStatus>>;
    /** Voluntary answers by a link's token (unparsed), and whether there are any: what, is given back to nobody. */
    identify(token: string, input: unknown): Promise<Outcome<null>>;
    hasIdentified(token: string): Promise<Outcome<EeoStanding>>;
    /** Applications whose candidate has the viewer's verified address. */
    mine(): Promise<Outcome<PortalApplication[]>>;
  };
  /** Development only; refuses with resource.missing elsewhere. */
  mailbox: { list(): Promise<Outcome<MailboxMessage[]>> };
  audit: {
    /** Filters as they came (unparsed). */
    view(query: unknown): Promise<Outcome<AuditView>>;
    csv(query: Record<string, string>): Promise<Outcome<string>>;
    explain(person: string, requisition: string | null): Promise<Outcome<Explained>>;
  };
  members: {
    list(): Promise<Outcome<MemberView[]>>;
    changeRole(person: string, role: string): Promise<Outcome<null>>;
    /** Whom they report to: `{manager: id or null}` (unparsed). */
    setManager(person: string, input: unknown): Promise<Outcome<null>>;
    /** Ends a membership; one's own too. What they looked after passes to `handTo`. What the person has open closes at once. */
    remove(person: string, handTo?: string | null): Promise<Outcome<null>>;
    /** Who is switched off. */
    deactivated(): Promise<Outcome<DeactivatedView[]>>;
    /** What would pass to a successor. */
    work(person: string): Promise<Outcome<MemberWork>>;
    /** Switches somebody off; what they had passes to `handTo`. */
    deactivate(person: string, handTo: string | null): Promise<Outcome<null>>;
    /** Switches them on again, as what they were. */
    reactivate(person: string): Promise<Outcome<null>>;
    /** The viewer leaves the organization that they are in. */
    leave(): Promise<Outcome<null>>;
    /** Makes somebody else owner and the viewer, who is one, an admin. */
    transferOwnership(person: string): Promise<Outcome<null>>;
  };
  /** Groups of members. Input as it came (unparsed). */
  groups: {
    view(): Promise<Outcome<GroupsView>>;
    make(input: unknown): Promise<Outcome<{ id: Id<"grp"> }>>;
    change(group: string, edit: unknown): Promise<Outcome<null>>;
    /** What deleting it would change. */
    removal(group: string): Promise<Outcome<GroupRemoval>>;
    remove(group: string): Promise<Outcome<null>>;
  };
  invitations: {
    list(): Promise<Outcome<InvitationView[]>>;
    /** Mails a link to each address; an answer for each, in order. */
    invite(input: { emails: string[]; role: string }): Promise<Outcome<InviteResult[]>>;
    /** With a new link; the old one works no more. */
    resend(invitation: string): Promise<Outcome<null>>;
    revoke(invitation: string): Promise<Outcome<null>>;
  };
  /** Of the viewer's organizations, the one to work in from now on. */
  chooseOrganization(organization: string): Promise<Outcome<null>>;
}
