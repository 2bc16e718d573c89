/** Members who interview and do not open boards: they can be named for a private candidate too. */
import { useEffect, useState } from "react";
import { z } from "zod";

const memberSchema = z.object({ id: z.string(), name: z.string(), role: z.string() });
const answerWithinMs = 10_000;

export interface Interviewer {
  id: string;
  name: string;
}

/** Nobody until they are known, and while `wanted` is not true. */
export function useInterviewers(wanted: boolean): readonly Interviewer[] {
  const [people, setPeople] = useState<readonly Interviewer[]>([]);
  useEffect(() => {
    if (!wanted) return;
    const gone = new AbortController();
    const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(answerWithinMs)]);
    void fetchMembers(signal).then((members) => {
      if (!gone.signal.aborted) setPeople(members.filter(({ role }) => role === "interviewer"));
    });
    return () => gone.abort();
  }, [wanted]);
  return people;
}

/** Nobody, if they cannot be had now: the others can be named all the same. */
async function fetchMembers(signal: AbortSignal) {
  try {
    const response = await fetch("/api/v1/members", { signal });
    return response.ok ? (z.array(memberSchema).safeParse(await response.json()).data ?? []) : [];
  } catch {
    return [];
  }
}
