import { z } from "zod";
import { Field } from "#app/components/ui/field.tsx";
import { Input } from "#app/components/ui/input.tsx";
import { m } from "#app/paraglide/messages.js";

const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((text) => (text === "" ? null : text));

/** What one can type of a person: the same for a new candidate and for correcting one. */
export const candidateFormSchema = z.object({
  name: z.string().trim().min(1).max(200),
  email: z.union([z.literal("").transform(() => null), z.email().max(320)]),
  phone: optional(50),
  headline: optional(200),
  location: optional(200),
});
export type CandidateForm = z.infer<typeof candidateFormSchema>;
export type CandidateFields = { [K in keyof CandidateForm]: string | null };

/** Which fields of a form are wrong, or what it says. */
export function readCandidateForm(form: HTMLFormElement) {
  const data = Object.fromEntries(new FormData(form));
  const text = (key: string) => (typeof data[key] === "string" ? data[key].trim() : "");
  const parsed = candidateFormSchema.safeParse({
    name: text("name"),
    email: text("email"),
    phone: text("phone"),
    headline: text("headline"),
    location: text("location"),
  });
  if (parsed.success) return { value: parsed.data, wrong: new Set<string>() };
  return { value: null, wrong: new Set(parsed.error.issues.map((issue) => String(issue.path[0]))) };
}

export interface CandidateFieldsProps {
  initial?: CandidateFields;
  wrong: ReadonlySet<string>;
}

export function CandidateFieldset({ initial, wrong }: CandidateFieldsProps) {
  const value = (key: keyof CandidateFields) => ({ name: key, defaultValue: initial?.[key] ?? "" });
  return (
    <>
      <Field label={m.card_name()} error={wrong.has("name") ? m.card_name_error() : null}>
        <Input {...value("name")} autoComplete="off" maxLength={200} required />
      </Field>
      <Field label={m.card_email()} optional error={wrong.has("email") ? m.card_email_error() : null}>
        <Input {...value("email")} type="email" autoComplete="off" />
      </Field>
      <Field label={m.card_phone()} optional>
        <Input {...value("phone")} type="tel" autoComplete="off" maxLength={50} />
      </Field>
      <Field label={m.card_headline()} optional>
        <Input {...value("headline")} autoComplete="off" maxLength={200} />
      </Field>
      <Field label={m.card_location()} optional>
        <Input {...value("location")} autoComplete="off" maxLength={200} />
      </Field>
    </>
  );
}
