/** A person's own account as they and their programs see it. Nothing here is shown to anybody else. */
import { z } from "zod";
import { deviceKinds } from "../account/device.ts";
import { idSchema } from "../ids/ids.ts";

export const sessionMethods = ["password", "link", "passkey", "sso"] as const;
export type SessionMethod = (typeof sessionMethods)[number];

export const sessionViewSchema = z.object({
  id: z.string(),
  device: z.object({
    kind: z.enum(deviceKinds),
    browser: z.string().nullable(),
    system: z.string().nullable(),
  }),
  /** The network address that it was opened from, if we know it. */
  network: z.string().nullable(),
  method: z.enum(sessionMethods).nullable(),
  /** UTC epoch milliseconds. */
  openedAt: z.number().int(),
  /** To five minutes. */
  lastSeenAt: z.number().int(),
  /** The one that asks. */
  current: z.boolean(),
});
export type SessionView = z.infer<typeof sessionViewSchema>;

export const passkeyViewSchema = z.object({
  id: idSchema("psk"),
  name: z.string(),
  createdAt: z.number().int(),
  lastUsedAt: z.number().int().nullable(),
});
export type PasskeyView = z.infer<typeof passkeyViewSchema>;

export const accountViewSchema = z.object({
  name: z.string(),
  email: z.string(),
  hasPassword: z.boolean(),
  /** Whether who asks has proven lately that it is them; what is delicate is refused with session.notFresh otherwise. */
  fresh: z.boolean(),
  secondFactor: z.object({ on: z.boolean(), recoveryCodesLeft: z.number().int() }),
  /** Names of organizations that ask for a second factor. */
  requiredBy: z.array(z.string()),
  passkeys: z.array(passkeyViewSchema),
});
export type AccountView = z.infer<typeof accountViewSchema>;

/** What an authenticator app is set up with. Shown to the person once. */
export const secondFactorSetupSchema = z.object({
  /** Base32, to be typed. */
  secret: z.string(),
  /** otpauth:// address, to be scanned. */
  address: z.string(),
});
export type SecondFactorSetup = z.infer<typeof secondFactorSetupSchema>;

export const recoveryCodesSchema = z.object({ codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>;
