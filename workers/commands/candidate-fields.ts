import { z } from "zod";

const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullish()
    .transform((value) => value || null);

/** What may be typed in about a person; empty means nothing is known. */
export const candidateFieldsSchema = z.object({
  name: z.string().trim().min(1).max(200),
  headline: optionalText(200),
  email: optionalText(254).refine((value) => value === null || z.email().safeParse(value).success, {
    message: "not an e-mail address",
  }),
  phone: optionalText(50),
  location: optionalText(200),
});

/** The first field that is wrong, for a refusal's params. */
export function wrongField(error: z.ZodError): { field: string } {
  return { field: error.issues[0]?.path.join(".") ?? "" };
}
