/** Keys for programs, as their owners see them: never the key itself. */
import { z } from "zod";
import { capabilitySchema } from "../access/access.ts";
import { idSchema } from "../ids/ids.ts";

export const keyViewSchema = z.object({
  id: idSchema("key"),
  name: z.string(),
  /** Its last characters, to tell keys apart. */
  hint: z.string(),
  capabilities: z.array(capabilitySchema),
  /** Who made it; null if they are gone. */
  maker: z.string().nullable(),
  /** UTC epoch milliseconds. */
  createdAt: z.number().int(),
  expiresAt: z.number().int().nullable(),
  /** To a minute. */
  lastUsedAt: z.number().int().nullable(),
  expired: z.boolean(),
});
export type KeyView = z.infer<typeof keyViewSchema>;

export const keysViewSchema = z.object({
  keys: z.array(keyViewSchema),
  /** What the viewer may give a new one. */
  givable: z.array(capabilitySchema),
});
export type KeysView = z.infer<typeof keysViewSchema>;

/** The whole key, this once. */
export const newKeySchema = z.object({ id: idSchema("key"), key: z.string() });
export type NewKey = z.infer<typeof newKeySchema>;
