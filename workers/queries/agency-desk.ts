/** What people of an agency see: what is shared with it, and what it submitted. Never another agency's, never a fee. */
import { eq } from "drizzle-orm";
import { can } from "#domain/access/access.ts";
import { mayRead } from "#domain/access/fields.ts";
import { agencyStatus, isShown, toldStatus } from "#domain/agency/decide.ts";
import { consentVersion } from "#domain/agency/schema.ts";
import { isId } from "#domain/ids/ids.ts";
import { publishedRange } from "#domain/pay/schema.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type {
  AgencyDesk,
  AgencyRequisition,
  OwnSubmission,
  SharedRequisition,
} from "#domain/views/agency.ts";
import type { Context } from "#workers/context.ts";
import { type Agency, agencyOfPerson } from "#workers/db/tenant/agency-rows.ts";
import { agencySubmissions } from "#workers/db/tenant/schema.ts";
import { type SubmissionRow, submissionsWhere } from "#workers/db/tenant/submission-rows.ts";
import { type SharedRecord, sharedWith } from "./submission-facts.ts";

/** Refuses with access.denied. */
export async function viewDesk(context: Context): Promise<Outcome<AgencyDesk>> {
  const { actor, db, now } = context;
  if (!can(actor, "agency.submit")) return refuse("access.denied");
  const agency = await agencyOfPerson(db, actor.id);
  if (!agency) return accept({ agency: null, requisitions: [], submissions: [] });
  const [shared, submissions] = await Promise.all([
    sharedWith(db, agency.id),
    submissionsWhere(db, eq(agencySubmissions.agencyId, agency.id)),
  ]);
  const at = now();
  const requisitions = shared
    .filter(({ record, share }) => isShown(share, record.status, at))
    .map((found) => presentShared(context, found))
    .sort((left, right) => order(left).localeCompare(order(right)));
  return accept({ agency: agency.name, requisitions, submissions: submissions.map(presentOwn) });
}

const order = ({ status, title }: SharedRequisition) => `${status === "open" ? 0 : 1} ${title}`;

/** Refuses with access.denied, resource.missing (not shared with them, or not now). */
export async function viewAgencyRequisition(
  context: Context,
  requisition: string,
): Promise<Outcome<AgencyRequisition>> {
  const found = await findShared(context, requisition);
  if (!found.ok) return found;
  const { agency, record, share } = found.value;
  const own = await submissionsWhere(context.db, eq(agencySubmissions.agencyId, agency.id));
  return accept({
    requisition: presentShared(context, found.value),
    submissions: own.filter((row) => row.requisitionId === record.id).map(presentOwn),
    ownershipDays: share.ownershipDays,
    consent: consentVersion,
  });
}

/** The asker's agency, and what it was given of this requisition. Refuses with access.denied, resource.missing. */
export async function findShared(
  { actor, db, now }: Context,
  requisition: string,
): Promise<Outcome<SharedRecord & { agency: Agency }>> {
  if (!can(actor, "agency.submit")) return refuse("access.denied");
  const agency = await agencyOfPerson(db, actor.id);
  if (!agency || !isId("req", requisition)) return refuse("resource.missing");
  const [found] = await sharedWith(db, agency.id, requisition);
  if (!found || !isShown(found.share, found.record.status, now())) return refuse("resource.missing");
  return accept({ ...found, agency });
}

function presentShared({ actor }: Context, { record, range }: SharedRecord): SharedRequisition {
  const { id, publicTitle: title, department, location, status } = record;
  const pay = mayRead(actor, "pay.publishedRange") ? publishedRange(range) : null;
  const shown = { id, title, department, location, status: agencyStatus(status) };
  if (!pay) return shown;
  const { min, max, currency, period } = pay;
  return { ...shown, pay: { min, max, currency, period } };
}

function presentOwn(row: SubmissionRow): OwnSubmission {
  const { id, title: role, name, submittedAt, ownedUntil } = row;
  const status = toldStatus(row);
  const theirs = status === "submitted" || status === "accepted";
  const ownership = theirs ? { from: submittedAt, until: ownedUntil } : null;
  return { id, role, name, status, submittedAt, ownership };
}
