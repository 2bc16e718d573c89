/**
 * Voluntary self-identification: the questions and the answers that one can give, after the forms of the EEOC (EEO-1)
 * and of 41 CFR 60-300 and 60-741 (CC-305). Every question can be declined or left out.
 */
export const eeoAnswers = {
  gender: ["female", "male", "declined"],
  race: ["hispanic", "white", "black", "asian", "pacificIslander", "nativeAmerican", "twoOrMore", "declined"],
  veteran: ["protected", "notProtected", "declined"],
  disability: ["yes", "no", "declined"],
} as const;
export type EeoQuestion = keyof typeof eeoAnswers;
export const eeoQuestions = Object.keys(eeoAnswers) as EeoQuestion[];
