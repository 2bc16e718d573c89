import { z } from "zod";
import { m } from "#app/paraglide/messages.js";
import { maxDocumentBytes } from "#domain/document/sniff.ts";

const optional = (max: number) => z.string().trim().max(max, m.form_too_long()).optional();

/** What the page asks about whom an agency submits; the Worker's own schema decides. */
export function submissionFormSchema() {
  return z.object({
    name: z
      .string({ error: () => m.agency_name_error() })
      .trim()
      .min(1, m.agency_name_error())
      .max(200, m.form_too_long()),
    email: z
      .string({ error: () => m.agency_email_error() })
      .trim()
      .max(254, m.form_too_long())
      .pipe(z.email(m.agency_email_error())),
    phone: optional(50),
    note: optional(2_000),
    file: z
      .instanceof(File)
      .optional()
      .refine((file) => !file || file.size <= maxDocumentBytes, m.agency_file_hint()),
    consent: z.string({ error: () => m.agency_consent_error() }),
    attempt: z.string().default(""),
  });
}
