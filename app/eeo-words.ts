/** The questions of voluntary self-identification and their answers, in words. */
import { m } from "#app/paraglide/messages.js";
import type { EeoQuestion, eeoAnswers } from "#domain/eeo/answers.ts";

export const questionWords: Record<EeoQuestion, () => string> = {
  gender: m.eeo_question_gender,
  race: m.eeo_question_race,
  veteran: m.eeo_question_veteran,
  disability: m.eeo_question_disability,
};

const answers: { [Q in EeoQuestion]: Record<(typeof eeoAnswers)[Q][number], () => string> } = {
  gender: { female: m.eeo_gender_female, male: m.eeo_gender_male, declined: m.eeo_gender_declined },
  race: {
    hispanic: m.eeo_race_hispanic,
    white: m.eeo_race_white,
    black: m.eeo_race_black,
    asian: m.eeo_race_asian,
    pacificIslander: m.eeo_race_pacificIslander,
    nativeAmerican: m.eeo_race_nativeAmerican,
    twoOrMore: m.eeo_race_twoOrMore,
    declined: m.eeo_race_declined,
  },
  veteran: {
    protected: m.eeo_veteran_protected,
    notProtected: m.eeo_veteran_notProtected,
    declined: m.eeo_veteran_declined,
  },
  disability: {
    yes: m.eeo_disability_yes,
    no: m.eeo_disability_no,
    declined: m.eeo_disability_declined,
  },
};

export function answerWords(question: EeoQuestion, answer: string): string {
  return (answers[question] as Partial<Record<string, () => string>>)[answer]?.() ?? answer;
}
