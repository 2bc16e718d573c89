/** The report of equal-opportunity answers: numbers of fives, nobody's answers. */
import { z } from "zod";
import { eeoQuestions } from "../eeo/answers.ts";
import { idSchema } from "../ids/ids.ts";

/** "" all that is counted, a year, or a month. */
export const eeoPeriodSchema = z.string().regex(/^(\d{4}(-\d{2})?)?$/);
export const eeoQuerySchema = z.object({
  requisition: z.union([z.literal(""), idSchema("req")]).default(""),
  period: eeoPeriodSchema.default(""),
});

/** What a candidate is told of their own answers. */
export const eeoStandingSchema = z.object({
  /** Their organization asks. */
  asked: z.boolean(),
  answered: z.boolean(),
  /** Their month is over and counted: nothing changes any more. */
  counted: z.boolean(),
});
export type EeoStanding = z.infer<typeof eeoStandingSchema>;

/** Whether an organization asks its candidates. */
export const eeoAskingSchema = z.strictObject({ asks: z.boolean() });

export const eeoReportSchema = z.object({
  asks: z.boolean(),
  requisition: idSchema("req").nullable(),
  period: z.string(),
  /** Months that are counted, newest first. */
  months: z.array(z.string()),
  tables: z.array(
    z.object({
      question: z.enum(eeoQuestions as [string, ...string[]]),
      /** All that are shown. */
      shown: z.number().int(),
      rows: z.array(
        z.object({ answer: z.string(), n: z.number().int().nullable(), share: z.number().nullable() }),
      ),
    }),
  ),
  /** The requisitions that one can choose. */
  requisitions: z.array(z.object({ id: idSchema("req"), title: z.string() })),
});
export type EeoReport = z.infer<typeof eeoReportSchema>;
