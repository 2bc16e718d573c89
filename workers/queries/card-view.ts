import { and, asc, eq } from "drizzle-orm";
import { type Capability, can } from "#domain/access/access.ts";
import { mayRead } from "#domain/access/fields.ts";
import type { Application } from "#domain/application/schema.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { emptyRoom, evolveAll } from "#domain/requisition/evolve.ts";
import type { CardView, FileView } from "#domain/views/card.ts";
import type { InRequisition } from "#workers/context.ts";
import { referralOf } from "#workers/db/tenant/referral-rows.ts";
import { candidates, files } from "#workers/db/tenant/schema.ts";
import { signFileUrl } from "#workers/files/signed-url.ts";
import { statusToken, statusUrl } from "#workers/links/status-token.ts";
import { frameFromRow } from "#workers/projections/requisition-row.ts";
import { findSeen } from "./find-application.ts";
import { viewInternal } from "./internal-view.ts";
import { namesOf } from "./names.ts";
import { readRedacted } from "./redacted-files.ts";
import { cardAgency } from "./requisition-agencies.ts";
import { currentLink } from "./status-links.ts";
import { assigneeOf, presentEntry, readOthers, readTimeline } from "./timeline.ts";

/** What one does to a person, or with their papers: nothing, while one sees but an alias. */
const aboutPerson: readonly Capability[] = ["candidate.edit", "file.view", "statusLink.manage"];

/** A card opened: the person, their files, what happened. Needs candidate.view. Refuses with resource.missing. */
export async function viewCard(within: InRequisition, application: string): Promise<Outcome<CardView>> {
  const { actor, db, record } = within;
  if (!can(actor, "candidate.view")) return refuse("access.denied");
  const found = await findSeen(within, application);
  if (!found.ok) return found;
  const { application: card, sight, lock } = found.value;
  const shown = sight === "shown";
  const mayOpen = can(actor, "file.view");
  const [candidate, papers, redacted, timeline, statusLink, internal, referral, agency] = await Promise.all([
    shown ? readCandidate(within, card) : {},
    shown && mayOpen ? readFiles(within, card) : [],
    shown || !mayOpen ? null : readRedacted(within.db, card.candidate),
    readTimeline(within, card.id),
    shown && can(actor, "statusLink.manage") ? readLink(within, card) : null,
    shown ? viewInternal(within, card) : undefined,
    // A colleague's words on somebody say who it is.
    shown ? referralOf(db, card.id) : undefined,
    shown && can(actor, "agency.manage") ? cardAgency(within, card.candidate) : null,
  ]);
  const names = await namesOf(within, [
    ...timeline.entries.flatMap((entry) => [entry.actor, ...assigneeOf(entry)]),
    ...(referral ? [{ kind: "user" as const, id: referral.referrerId }] : []),
  ]);
  // Stages and reasons as the newest event left them, not as D1 last heard.
  const known = { ...emptyRoom(db.organization, record.id), ...frameFromRow(record) };
  const state = evolveAll(known, timeline.newer);
  const others = await readOthers(within, timeline.entries);
  return accept({
    application: card.id,
    sight,
    ...(found.value.alias && { alias: found.value.alias }),
    candidate,
    ...(shown && lock && { privateFor: [...lock] }),
    source: state.sources.find(({ id }) => id === card.source)?.name ?? card.source,
    createdAt: card.createdAt,
    ...(internal && { internal }),
    ...(referral && { referral: { by: names.get(referral.referrerId) ?? "", note: referral.note } }),
    files: papers,
    ...(redacted && { redacted }),
    timeline: timeline.entries.map((entry) =>
      presentEntry(entry, others.get(entry.requisition) ?? state, {
        people: names,
        titleOf: (id) => others.get(id)?.title ?? (id === record.id ? record.title : ""),
      }),
    ),
    seq: timeline.seq,
    statusLink,
    ...(agency && { agency }),
    abilities: shown
      ? [...actor.capabilities]
      : actor.capabilities.filter((each) => !aboutPerson.includes(each)),
  });
}

async function readCandidate(
  { actor, db }: InRequisition,
  { candidate: id }: Application,
): Promise<CardView["candidate"]> {
  const { name, headline, email, phone, location } = candidates;
  const found = await db.orm
    .select({ id: candidates.id, name, headline, email, phone, location })
    .from(candidates)
    .where(and(eq(candidates.organizationId, db.organization), eq(candidates.id, id)));
  const person = found[0] ?? { id, name: null, headline: null, email: null, phone: null, location: null };
  return mayRead(actor, "contact") ? person : { ...person, email: null, phone: null };
}

/** Of the person: somebody who is also considered elsewhere brought them once. */
async function readFiles({ db, env, now }: InRequisition, { candidate }: Application): Promise<FileView[]> {
  const { name, type, bytes, uploadedAt, reading, problem } = files;
  const rows = await db.orm
    .select({ id: files.id, name, type, bytes, uploadedAt, reading, problem })
    .from(files)
    .where(and(eq(files.organizationId, db.organization), eq(files.candidateId, candidate)))
    .orderBy(asc(files.uploadedAt));
  const at = now();
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      url: await signFileUrl(env.LINK_SECRET, { organization: db.organization, file: row.id }, at),
    })),
  );
}

async function readLink({ db, env, origin }: InRequisition, { id }: Application): Promise<string | null> {
  const link = await currentLink(db, id);
  return link ? statusUrl(origin, await statusToken(env.LINK_SECRET, link.id)) : null;
}
