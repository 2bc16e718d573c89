import { z } from "zod";
import { m } from "#app/paraglide/messages.js";
import { maxDocumentBytes } from "#domain/document/sniff.ts";
import { isId } from "#domain/ids/ids.ts";

const optional = (max: number) => z.string().trim().max(max, m.form_too_long()).optional();

/** What the page asks about somebody who is referred; the Worker's own schema decides. */
export function referralFormSchema() {
  return z.object({
    requisition: z
      .string({ error: () => m.referrals_role_error() })
      .refine((id) => isId("req", id), m.referrals_role_error()),
    name: z
      .string({ error: () => m.referrals_name_error() })
      .trim()
      .min(1, m.referrals_name_error())
      .max(200, m.form_too_long()),
    email: z
      .string({ error: () => m.referrals_email_error() })
      .trim()
      .max(254, m.form_too_long())
      .pipe(z.email(m.referrals_email_error())),
    phone: optional(50),
    note: optional(2_000),
    file: z
      .instanceof(File)
      .optional()
      .refine((file) => !file || file.size <= maxDocumentBytes, m.referrals_file_hint()),
    consent: z.string({ error: () => m.referrals_consent_error() }),
    attempt: z.string(),
  });
}
