import { z } from "zod";
import { m } from "#app/paraglide/messages.js";
import { roleSchema } from "#domain/access/access.ts";

/** Addresses at once; the Worker takes as many. */
export const mostInvited = 20;

/** The addresses in a text, however they are separated, each once. */
export function splitAddresses(text: string): string[] {
  const words = text.split(/[\s,;]+/).map((word) => word.replace(/^<|>$/g, "").toLowerCase());
  return [...new Set(words.filter((word) => word !== ""))];
}

const address = z.email().max(254);

export const inviteFormSchema = z.object({
  emails: z.string({ error: () => m.invite_error_none() }).transform((text, context) => {
    const emails = splitAddresses(text);
    const wrong = emails.filter((word) => !address.safeParse(word).success);
    const message = problemOf(emails, wrong);
    if (message) context.addIssue({ code: "custom", message });
    return emails;
  }),
  role: z.enum(roleSchema.options, { error: () => m.invite_error_role() }),
});

function problemOf(emails: readonly string[], wrong: readonly string[]): string | null {
  if (emails.length === 0) return m.invite_error_none();
  if (wrong.length > 0) return m.invite_error_wrong({ words: wrong.slice(0, 3).join(", ") });
  return emails.length > mostInvited ? m.invite_error_many({ most: mostInvited }) : null;
}

const person = z.string().min(1).max(64);
/** What the buttons of the page send; `name` and `email` are only for the words of the note afterwards. */
export const memberActSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("role"), person, name: z.string(), role: roleSchema }),
  /** `manager` empty: they report to nobody; `managerName` for the words afterwards. */
  z.object({
    intent: z.literal("manager"),
    person,
    name: z.string(),
    manager: z.string().max(64),
    managerName: z.string(),
  }),
  /** `handTo` empty: what they looked after passes to nobody. */
  z.object({ intent: z.literal("remove"), person, name: z.string(), handTo: z.string().max(64) }),
  z.object({ intent: z.literal("deactivate"), person, name: z.string(), handTo: z.string().max(64) }),
  z.object({ intent: z.literal("reactivate"), person, name: z.string() }),
  z.object({ intent: z.literal("transfer"), person, name: z.string() }),
  z.object({ intent: z.literal("leave") }),
  z.object({ intent: z.literal("resend"), invitation: z.string(), email: z.string() }),
  z.object({ intent: z.literal("revoke"), invitation: z.string(), email: z.string() }),
]);
export type MemberAct = z.infer<typeof memberActSchema>;
