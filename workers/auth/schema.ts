/** What people type to get in. Shared by the API's routes; the pages have forms of their own shape. */
import { z } from "zod";

/** Characters. Long ones are welcome; the upper bound keeps hashing bounded. */
export const passwordLength = { min: 10, max: 128 } as const;

/** Minutes that a mailed link is good for. */
export const linkMinutes = { signIn: 15, confirm: 24 * 60, reset: 30, address: 60 } as const;

const email = z.string().trim().toLowerCase().max(254).pipe(z.email());

export const signInSchema = z.object({
  email,
  password: z.string().min(1).max(passwordLength.max),
  remember: z.boolean().default(true),
});
export const sendLinkSchema = z.object({ email });
export const signUpSchema = z.object({
  name: z.string().trim().min(1).max(120),
  email,
  password: z.string().min(passwordLength.min).max(passwordLength.max),
  organization: z.string().trim().min(1).max(120),
});
/** Six digits, or a recovery code. */
export const codeSchema = z.object({ code: z.string().trim().min(6).max(20) });
export const redeemSchema = z.object({ token: z.string().min(8).max(2_048) });
const invitationToken = z.string().min(1).max(200);
export const invitationSchema = z.object({ token: invitationToken });
export const joinSchema = z.object({
  token: invitationToken,
  name: z.string().trim().min(1).max(120),
  password: z.string().min(passwordLength.min).max(passwordLength.max),
});
