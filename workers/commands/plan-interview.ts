import { can } from "#domain/access/access.ts";
import type { Application } from "#domain/application/schema.ts";
import type { Id } from "#domain/ids/ids.ts";
import { isId } from "#domain/ids/ids.ts";
import { type InterviewInput, type InterviewWords, interviewInputSchema } from "#domain/interview/input.ts";
import type { Interview } from "#domain/interview/schema.ts";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import type { InRequisition } from "#workers/context.ts";
import { readWords, writeWords } from "#workers/db/tenant/interview-rows.ts";
import { findApplication } from "#workers/queries/find-application.ts";
import { listChoosable } from "#workers/queries/interviews-of-card.ts";
import { derivedId } from "./derived-id.ts";
import { runCommand } from "./run-command.ts";

/**
 * Plans an interview: the room decides the facts, its words are kept beside. The same `command` again: the same
 * interview. Needs interview.manage. Refuses with access.denied, input.invalid, interviewer.notPossible (an agency,
 * nobody of the organization, or who has applied here themselves), and what the room refuses.
 */
export async function planInterview(
  within: InRequisition,
  application: string,
  input: unknown,
  command: Id<"cmd">,
): Promise<Outcome<{ interview: Id<"itv"> }>> {
  const interview = await derivedId("itv", `${within.db.organization}:${command}`);
  const done = await write(within, application, interview, input, { id: command, type: "interview.plan" });
  return done.ok ? accept({ interview }) : done;
}

/** All of an interview as it is to be. Refuses as `planInterview`, and: interview.missing, interview.notPlanned. */
export async function changeInterview(
  within: InRequisition,
  application: string,
  interview: string,
  input: unknown,
  command: Id<"cmd">,
): Promise<Outcome<null>> {
  if (!isId("itv", interview)) return refuse("resource.missing");
  return write(within, application, interview, input, { id: command, type: "interview.change" });
}

async function write(
  within: InRequisition,
  application: string,
  interview: Id<"itv">,
  input: unknown,
  command: { id: Id<"cmd">; type: "interview.plan" | "interview.change" },
): Promise<Outcome<null>> {
  const { actor, db } = within;
  const found = await findApplication(within, application);
  if (!found.ok) return found;
  if (!can(actor, "interview.manage")) return refuse("access.denied");
  const parsed = interviewInputSchema.safeParse(input);
  if (!parsed.success)
    return refuse("input.invalid", { field: parsed.error.issues[0]?.path.join(".") ?? "" });
  const { title, instructions, place, ...details } = parsed.data;
  const words = { title, instructions, place };
  const before = found.value.interviews?.find(({ id }) => id === interview);
  const possible = await arePossible(within, found.value, parsed.data, before?.interviewers ?? []);
  if (!possible) return refuse("interviewer.notPossible");
  const stage = details.stage ?? before?.stage ?? found.value.stage;
  const known = (await readWords(db, [interview])).get(interview);
  const args = { ...details, ...editionOf(before, known, words), stage };
  // Before the command: whoever hears of it reads them.
  await writeWords(db, interview, found.value.id, words);
  const order = { ...args, application: found.value.id, interview };
  const done = await runCommand(within, { ...command, baseSeq: 0, args: order });
  if (done.ok) return accept(null);
  await writeWords(db, interview, found.value.id, known);
  return done;
}

/** One more for other words; they alone are a change that the room must tell. */
function editionOf(
  before: Interview | undefined,
  known: InterviewWords | undefined,
  { title, instructions, place }: InterviewWords,
): { edition?: number } {
  if (!before) return {};
  const same = known?.title === title && known.instructions === instructions && known.place === place;
  if (!same) return { edition: (before.edition ?? 0) + 1 };
  return before.edition === undefined ? {} : { edition: before.edition };
}

/** Who is in it already may stay: they may have left the organization meanwhile. */
async function arePossible(
  within: InRequisition,
  application: Application,
  { interviewers }: InterviewInput,
  before: readonly string[],
): Promise<boolean> {
  const fresh = interviewers.filter((id) => !before.includes(id));
  if (fresh.length === 0) return true;
  const choosable = new Set((await listChoosable(within, application)).map(({ id }) => id));
  return fresh.every((id) => choosable.has(id));
}
