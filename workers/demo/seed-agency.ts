/** An agency in the demo: one requisition shared with it, one submission accepted and one that waits. */
import { systemActor } from "#domain/access/access.ts";
import { consentVersion } from "#domain/agency/schema.ts";
import { accept, type Outcome } from "#domain/refusal/refusal.ts";
import type { DemoIdentity } from "#workers/auth/demo.ts";
import { decideSubmitted } from "#workers/commands/decide-submission.ts";
import { derivedId } from "#workers/commands/derived-id.ts";
import { createAgency } from "#workers/commands/edit-agency.ts";
import { shareWithAgency } from "#workers/commands/share-with-agency.ts";
import { submitCandidate } from "#workers/commands/submit-candidate.ts";
import { inRequisition, jobContext } from "#workers/context.ts";
import { writeAgencyPeople } from "#workers/db/tenant/agency-rows.ts";
import type { Env } from "#workers/env.ts";
import { day } from "./plan.ts";
import { tinyPdf } from "./tiny-pdf.ts";

const submitted = [
  {
    ...{ name: "Katarzyna Mazur", email: "katarzyna.mazur@example.org", phone: "+48 600 555 014" },
    note: "Twelve years of tolerancing. Free from the first of next month.",
    file: "Katarzyna_Mazur.pdf",
    lines: [
      "Katarzyna Mazur",
      "Optical engineer, tolerancing",
      "katarzyna.mazur@example.org | +48 600 555 014 | Wroclaw, Poland",
      "",
      "Experience",
      "2013 - today   Optical engineer, Optyka Slask",
    ],
    days: 6,
  },
  {
    ...{ name: "Henrik Dahl", email: "henrik.dahl@example.com", phone: null },
    note: "Knows your microscopes from the other side: he repaired them.",
    file: "Henrik Dahl CV.pdf",
    lines: ["Henrik Dahl", "Service engineer, optics", "henrik.dahl@example.com | Uppsala, Sweden"],
    days: 1,
  },
] as const;

/** `requisition` must be open in D1. */
export async function seedAgency(
  env: Env,
  { organization, people }: DemoIdentity,
  requisition: string,
  now: number,
): Promise<Outcome<null>> {
  const job = (person: { id: string }, at: number) =>
    jobContext(env, systemActor(organization, person.id), () => at);
  const recruiter = job(people.recruiter, now - 8 * day);
  const made = await createAgency(
    recruiter,
    { name: "Lindqvist & Partners" },
    await derivedId("cmd", "demo:agency"),
  );
  if (!made.ok) return made;
  const agency = made.value.id;
  await writeAgencyPeople(recruiter.db, agency, [people.agency.id], {
    user: people.recruiter.id,
    at: now - 8 * day,
  });
  const place = await inRequisition(recruiter, requisition, "agency.manage");
  if (!place.ok) return place;
  const fee = { kind: "percent", basisPoints: 2_000 };
  const shared = await shareWithAgency(place.value, agency, { fee });
  if (!shared.ok) return shared;
  for (const [at, { file, lines, days, ...person }] of submitted.entries()) {
    const paper = new File([tinyPdf(lines)], file, { type: "application/pdf" });
    const input = { ...person, consent: consentVersion };
    const command = await derivedId("cmd", `demo:submission:${at}`);
    const sent = await submitCandidate(
      job(people.agency, now - days * day),
      requisition,
      input,
      paper,
      command,
    );
    if (!sent.ok) return sent;
    if (at > 0) continue;
    const today = await inRequisition(job(people.recruiter, now), requisition, "agency.manage");
    if (!today.ok) return today;
    const decided = await decideSubmitted(today.value, sent.value.id, { decision: "accept" });
    if (!decided.ok) return decided;
  }
  return accept(null);
}
