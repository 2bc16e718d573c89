/** Members who interview and do not open boards: they can be named for a private candidate too. */
import { z } from "zod";
import { useAnswer } from "#app/use-answer.ts";

const membersSchema = z.array(z.object({ id: z.string(), name: z.string(), role: z.string() }));

export interface Interviewer {
  id: string;
  name: string;
}

/** Nobody until they are known, or if they cannot be had; nobody is asked for while `wanted` is not true. */
export function useInterviewers(wanted: boolean): readonly Interviewer[] {
  const members = useAnswer(wanted ? "/members" : null, membersSchema);
  return members === null || members === "failed" ? [] : members.filter(({ role }) => role === "interviewer");
}
