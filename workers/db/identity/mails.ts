/** Mails that were kept instead of sent (development and tests). */
import { z } from "zod";
import { newId } from "#domain/ids/ids.ts";
import type { Mail } from "#workers/email/port.ts";

/** How many stay; the oldest go. */
const kept = 200;

export async function keepMail(db: D1Database, mail: Mail, at: number): Promise<void> {
  await db.batch([
    db
      .prepare("INSERT INTO mail (id, recipient, subject, text, html, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
      .bind(newId("mail"), mail.to, mail.subject, mail.text, mail.html, at),
    db
      .prepare("DELETE FROM mail WHERE id NOT IN (SELECT id FROM mail ORDER BY at DESC, rowid DESC LIMIT ?1)")
      .bind(kept),
  ]);
}

const mailSchema = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  at: z.number(),
});
export type KeptMail = z.infer<typeof mailSchema>;

/** The kept mails, newest first. */
export async function listMails(db: D1Database): Promise<KeptMail[]> {
  const { results } = await db
    .prepare("SELECT id, recipient AS 'to', subject, text, html, at FROM mail ORDER BY at DESC, rowid DESC")
    .all();
  return z.array(mailSchema).parse(results);
}
