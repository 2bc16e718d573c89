/** The event's envelope (DESIGN.md, "Fixed for good"). Types of events and their data stand with their noun. */
import { z } from "zod";
import { idSchema } from "../ids/ids.ts";

export const actorSchema = z.object({
  kind: z.enum(["user", "candidate", "apiKey", "system"]),
  /** A person's or key's id; a job's name for `system`. */
  id: z.string().min(1).max(64),
  onBehalfOf: z.string().min(1).max(64).optional(),
});
export type EventActor = z.infer<typeof actorSchema>;

export const eventVersion = 1;

export const envelopeSchema = z.object({
  v: z.literal(eventVersion),
  /** 1, 2, 3 … within one object, without gaps. */
  seq: z.number().int().positive(),
  id: idSchema("evt"),
  /** UTC epoch milliseconds. */
  at: z.number().int().nonnegative(),
  organization: idSchema("org"),
  requisition: idSchema("req"),
  application: idSchema("app").optional(),
  actor: actorSchema,
  /** The command that caused it. */
  command: idSchema("cmd"),
  /** SHA-256 (hex) of the event before, in canonical JSON; 64 zeros for the first. */
  prevHash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/**
 * JSON with keys sorted at every depth, so that a hash does not depend on who wrote it. What JSON cannot say
 * becomes what JSON.stringify makes of it: no key in an object, null in an array.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`);
    return `{${entries.join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}
