/** What an interview's form holds, whether it can be saved, and saving it once. */
import { type FormEvent, useEffect, useRef, useState } from "react";
import { refusalWords } from "#app/components/refusal-words.ts";
import { useToast } from "#app/components/ui/toast.tsx";
import { fromLocalTime, toLocalTime } from "#app/local-input.ts";
import { m } from "#app/paraglide/messages.js";
import { newId } from "#domain/ids/ids.ts";
import type { InterviewInput } from "#domain/interview/input.ts";
import { longest, mostInterviewers, shortest, usualKit } from "#domain/interview/schema.ts";
import { isZone } from "#domain/interview/zone.ts";
import type { CardInterview } from "#domain/views/interviews.ts";
import { type Card, saveInterview } from "./api.ts";

type Wrong = Partial<Record<"title" | "who" | "when" | "minutes", string>>;

export interface InterviewFormProps {
  card: Card;
  /** Null: a new one. */
  interview: CardInterview | null;
  onClose: () => void;
  onSaved: () => void;
}

export function useInterviewForm({ card, interview, onClose, onSaved }: InterviewFormProps) {
  const { toast } = useToast();
  const [chosen, setChosen] = useState<readonly string[]>(interview?.interviewers ?? []);
  const [shows, setShows] = useState(interview?.shows ?? usualKit);
  const [wrong, setWrong] = useState<Wrong>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const sending = useRef(false);
  const sent = useRef({ body: "", key: "" });
  const [refused, setRefused] = useState(0);
  // Where one is to look: what is wrong may be out of sight.
  useEffect(() => {
    if (refused === 0) return;
    const first = "input[aria-invalid=true], [data-wrong] input[type=search], [data-wrong] [role=checkbox]";
    form.current?.querySelector<HTMLElement>(first)?.focus();
  }, [refused]);

  const read = (): { found: Wrong; input: InterviewInput } => {
    const fields = new FormData(form.current ?? undefined);
    const text = (name: string) => String(fields.get(name) ?? "").trim();
    const [title, when, minutes] = [text("title"), text("when"), Number(text("minutes"))];
    const box = form.current?.elements.namedItem("when");
    // A day without a time has no value, and is not "no time yet".
    const half = box instanceof HTMLInputElement && box.validity.badInput;
    const known = interview?.at ?? null;
    const untouched = when === toLocalTime(known);
    const at = untouched ? known : fromLocalTime(when);
    const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const tooMany = chosen.length > mostInterviewers;
    return {
      found: {
        ...(title === "" && { title: m.interviews_wrong_title() }),
        ...(chosen.length === 0 && { who: m.interviews_wrong_who() }),
        ...(tooMany && { who: m.interviews_wrong_who_many({ limit: mostInterviewers }) }),
        ...((half || (at === null && when !== "")) && { when: m.interviews_wrong_when() }),
        ...(!(minutes >= shortest && minutes <= longest) && { minutes: m.interviews_wrong_minutes() }),
      },
      input: {
        ...{ title, instructions: text("instructions"), place: text("place") },
        ...{ interviewers: [...chosen], at, minutes: Math.round(minutes), shows },
        // Whoever only writes other words has not moved it to their own zone.
        zone: interview && untouched && isZone(interview.zone) ? interview.zone : own,
        ...(interview && { stage: interview.stage }),
      },
    };
  };

  const save = async (event: FormEvent) => {
    event.preventDefault();
    // A second click, or Enter, before the first is answered.
    if (sending.current) return;
    const { found, input } = read();
    setWrong(found);
    setProblem(null);
    if (Object.keys(found).length > 0) {
      setRefused((times) => times + 1);
      return;
    }
    const body = JSON.stringify(input);
    if (sent.current.body !== body) sent.current = { body, key: newId("cmd") };
    sending.current = true;
    setBusy(true);
    const outcome = await saveInterview(card, interview?.id ?? null, input, sent.current.key);
    sending.current = false;
    setBusy(false);
    if (!outcome.ok) {
      setProblem(refusalWords(outcome.refusal));
      // It may be another one by now, or none.
      onSaved();
      return;
    }
    toast({ title: interview ? m.interviews_changed() : m.interviews_planned(), tone: "success" });
    onSaved();
    onClose();
  };
  /** What is written anew is not wrong any more, until somebody saves it. */
  const heal = (field: string) =>
    setWrong((before) => Object.fromEntries(Object.entries(before).filter(([key]) => key !== field)));
  return { form, heal, chosen, setChosen, shows, setShows, wrong, problem, busy, save };
}
