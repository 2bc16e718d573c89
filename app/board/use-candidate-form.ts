import { type FormEvent, useState } from "react";
import { refusalWords } from "#app/components/refusal-words.ts";
import type { Outcome } from "#domain/refusal/refusal.ts";
import { type CandidateForm, readCandidateForm } from "./candidate-fields.tsx";

/** Reads a candidate's form, sends it, and holds what was wrong with it: adding somebody and correcting them alike. */
export function useCandidateForm<T>(
  send: (candidate: CandidateForm) => Promise<Outcome<T>>,
  done: (value: T, candidate: CandidateForm) => void | Promise<void>,
) {
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readCandidateForm(event.currentTarget);
    setWrong(read.wrong);
    if (!read.value) return;
    setBusy(true);
    const outcome = await send(read.value);
    setBusy(false);
    if (outcome.ok) await done(outcome.value, read.value);
    else setProblem(refusalWords(outcome.refusal));
  };
  return { wrong, busy, problem, save };
}
