/** The questions of voluntary self-identification and their answers, in words: as one is asked, and as one is counted. */
import { m } from "#app/paraglide/messages.js";
import type { EeoQuestion, eeoAnswers } from "#domain/eeo/answers.ts";

type Words = { [Q in EeoQuestion]: Record<(typeof eeoAnswers)[Q][number], () => string> };

export const questionWords: Record<EeoQuestion, () => string> = {
  gender: m.eeo_question_gender,
  race: m.eeo_question_race,
  veteran: m.eeo_question_veteran,
  disability: m.eeo_question_disability,
};

/** What somebody who answers has to know. */
export const hintWords: Partial<Record<EeoQuestion, () => string>> = {
  race: m.eeo_hint_race,
  veteran: m.eeo_hint_veteran,
  disability: m.eeo_hint_disability,
};

const gender = { female: m.eeo_gender_female, male: m.eeo_gender_male };
const race = {
  hispanic: m.eeo_race_hispanic,
  white: m.eeo_race_white,
  black: m.eeo_race_black,
  asian: m.eeo_race_asian,
  pacificIslander: m.eeo_race_pacificIslander,
  nativeAmerican: m.eeo_race_nativeAmerican,
  twoOrMore: m.eeo_race_twoOrMore,
};

const asked: Words = {
  gender: { ...gender, declined: m.eeo_declined },
  race: { ...race, declined: m.eeo_declined },
  veteran: {
    protected: m.eeo_veteran_protected,
    notProtected: m.eeo_veteran_notProtected,
    declined: m.eeo_declined,
  },
  disability: { yes: m.eeo_disability_yes, no: m.eeo_disability_no, declined: m.eeo_declined },
};

const counted: Words = {
  gender: { ...gender, declined: m.eeo_said_declined },
  race: { ...race, declined: m.eeo_said_declined },
  veteran: {
    protected: m.eeo_said_veteran_protected,
    notProtected: m.eeo_said_veteran_notProtected,
    declined: m.eeo_said_declined,
  },
  disability: {
    yes: m.eeo_said_disability_yes,
    no: m.eeo_said_disability_no,
    declined: m.eeo_said_declined,
  },
};

const wordsIn = (words: Words) => (question: EeoQuestion, answer: string) =>
  (words[question] as Partial<Record<string, () => string>>)[answer]?.() ?? answer;

/** An answer as one gives it ("I am …"). */
export const answerWords = wordsIn(asked);
/** An answer as others count it. */
export const countedWords = wordsIn(counted);
