/** How an organization is protected, as its administrators see it. */
import { z } from "zod";
import { roleSchema } from "../access/access.ts";
import { idSchema } from "../ids/ids.ts";

export const ssoDomainViewSchema = z.object({
  id: idSchema("dom"),
  domain: z.string(),
  /** What has to stand in a TXT record, and where, until it is proven. */
  record: z.object({ name: z.string(), value: z.string() }),
  verified: z.boolean(),
  /** Its people come in by the provider only. */
  enforced: z.boolean(),
});
export type SsoDomainView = z.infer<typeof ssoDomainViewSchema>;

export const ssoViewSchema = z.object({
  issuer: z.string(),
  clientId: z.string(),
  /** The secret itself is never shown. */
  defaultRole: roleSchema,
  active: z.boolean(),
  breakGlass: z.string().nullable(),
});

export const securityViewSchema = z.object({
  requiresSecondFactor: z.boolean(),
  /** Members who have none yet. */
  membersWithout: z.number().int(),
  sso: ssoViewSchema.nullable(),
  domains: z.array(ssoDomainViewSchema),
  /** What the provider is told to send people back to. */
  redirectUri: z.string(),
  /** Who may be the one who still comes in by password. */
  keepers: z.array(z.object({ id: z.string(), name: z.string() })),
  /** What somebody may become who comes for the first time: nothing that the viewer could not give. */
  roles: z.array(roleSchema),
});
export type SecurityView = z.infer<typeof securityViewSchema>;
