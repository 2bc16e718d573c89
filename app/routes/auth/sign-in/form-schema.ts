import { z } from "zod";
import { m } from "#app/paraglide/messages.js";

const email = z.email({ error: () => m.auth_error_email() }).max(254, { error: () => m.auth_error_long() });

/** One form, two ways in: which button was pressed says which. */
export const signInFormSchema = z.discriminatedUnion("way", [
  z.object({
    way: z.literal("password"),
    email,
    password: z
      .string({ error: () => m.auth_error_password_missing() })
      .max(128, { error: () => m.auth_error_long() }),
    remember: z.literal("on").optional(),
  }),
  z.object({ way: z.literal("link"), email }),
]);
