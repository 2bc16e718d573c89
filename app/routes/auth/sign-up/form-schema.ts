import { z } from "zod";
import { m } from "#app/paraglide/messages.js";

/** Characters; the Worker asks for the same. */
export const passwordLength = { min: 10, max: 128 } as const;

const tooLong = { error: () => m.auth_error_long() };

export const signUpFormSchema = z.object({
  name: z
    .string({ error: () => m.auth_error_name() })
    .trim()
    .min(1, { error: () => m.auth_error_name() })
    .max(120, tooLong),
  email: z.email({ error: () => m.auth_error_email() }).max(254, tooLong),
  password: z
    .string({ error: () => m.auth_error_password_short(passwordLength) })
    .min(passwordLength.min, { error: () => m.auth_error_password_short(passwordLength) })
    .max(passwordLength.max, { error: () => m.auth_error_password_long(passwordLength) }),
  organization: z
    .string({ error: () => m.auth_error_organization() })
    .trim()
    .min(1, { error: () => m.auth_error_organization() })
    .max(120, tooLong),
});
